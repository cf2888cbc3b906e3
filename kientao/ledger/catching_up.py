"""Brings the ledger up to what registers know: a moment after each change, by itself."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction

from kientao.base import bulk
from kientao.base.clock import now
from kientao.ledger.givers import Giver, giver, givers
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import Keeper, Waiting
from kientao.ledger.sealing import after_sealed
from kientao.ledger.waiting import changed_many
from kientao.ledger.writing import by_fact, put

_logger = logging.getLogger("kientao.ledger")
_AT_ONCE = 500  # a file has one writer: nobody at a counter waits long for this one
_LOOK_AT_TIME = timedelta(seconds=20)


def catch_up() -> int:
    """Tells the ledger all that waits. How many records were looked at.

    A record that can't be told is set aside with its reason; all others go on.
    """
    see_time_pass()
    done = 0
    while Waiting.objects.filter(trouble="").exists():  # looking takes no lock
        done += _tell_part()
    return done


def see_time_pass() -> None:
    """What time alone has changed since it was last looked at is told too."""
    moment = now()
    kept = Keeper.objects.filter(pk=1).values_list("passed", flat=True).first()
    if kept is not None and moment.timestamp() - kept < _LOOK_AT_TIME.total_seconds():
        return
    with transaction.atomic():
        keeper = locked_keeper()
        if keeper.passed is not None:
            after = datetime.fromtimestamp(keeper.passed, tz=moment.tzinfo)
            for one in givers():
                changed_many(one.number, one.passing(after, moment))
        keeper.passed = int(moment.timestamp())
        keeper.save(update_fields=["passed"])


def _tell_part() -> int:
    """Some of what waits, the oldest first, in one transaction."""
    with transaction.atomic():
        locked_keeper()
        part = list(Waiting.objects.filter(trouble="").order_by("pk").values_list("pk", "source", "record")[:_AT_ONCE])
        by_source: defaultdict[int, dict[int, None]] = defaultdict(dict)
        for _, source, record in part:
            by_source[source][record] = None
        for source, records in by_source.items():
            _tell(giver(source), list(records))
        bulk.among(Waiting.objects.filter(trouble=""), "pk", [key for key, *_ in part]).delete()
    return sum(map(len, by_source.values()))


def _tell(one: Giver, records: Sequence[int]) -> None:
    """All of them, or if that fails each by itself."""
    try:
        with transaction.atomic():
            tell(one, records)
            bulk.among(Waiting.objects.filter(source=one.number).exclude(trouble=""), "record", records).delete()
    except (OperationalError, InterfaceError):  # the database, not the records: all of them are tried again
        raise
    except Exception as trouble:  # one bad record, whatever is wrong with it, must not stop all the others
        if len(records) == 1:
            _set_aside(one, records[0], trouble)
            return
        for record in records:
            _tell(one, [record])


def tell(one: Giver, records: Sequence[int]) -> int:
    """Writes what these records come to now. How many rows changed. Call with the ledger's lock, in a transaction."""
    moment = now()
    found = by_fact(one.rows(records, moment))
    second = after_sealed(int(moment.timestamp()))
    return sum(put(fact, one.number, records, found.get(fact.code, ()), second) for fact in one.facts)


def _set_aside(one: Giver, record: int, trouble: Exception) -> None:
    _logger.error("%s %s gives no facts", one.code, record, exc_info=trouble)
    words = f"{type(trouble).__name__}: {trouble}"[:300]
    Waiting.objects.filter(source=one.number, record=record, trouble="").update(trouble=words)
