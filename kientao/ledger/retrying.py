"""Records that couldn't be told wait for a person; the person has them tried again."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import Waiting
from kientao.ledger.policies import may_mend

Told = tuple[int, int]  # giver's number, record


@transaction.atomic
def retry(*, actor: Actor, records: Collection[Told] | None = None) -> int:
    """All that are set aside, or those named: the ledger tries them with the next change. How many rows wait again.

    Raises NotAllowed, and Invalid where none of them is set aside any more.
    """
    require(may_mend(actor))
    locked_keeper()
    rows = Waiting.objects.exclude(trouble="")
    if records is not None:
        named = Q(pk__in=())
        for source, one in records:
            named |= Q(source=source, record=one)
        rows = rows.filter(named)
    count = rows.order_by().values("source", "record").distinct().count()
    if not rows.update(trouble=""):
        raise Invalid({"": "Không còn hồ sơ nào trong số này bị gác lại: xem lại danh sách."})
    record(actor=actor, action="retry_facts", subject="Ledger", data={"count": count})
    return count
