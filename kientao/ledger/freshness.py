"""How fresh the ledger is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, QuerySet
from django.utils import timezone

from kientao.base.clock import now
from kientao.ledger.models import Waiting


@dataclass(frozen=True, slots=True)
class Freshness:
    """`until`: all that was recorded before is counted. `waiting` records aren't yet, those `in_trouble` can't be."""

    until: datetime
    waiting: int
    in_trouble: int


def freshness() -> Freshness:
    """As it is now."""
    waiting, in_trouble = Waiting.objects.filter(trouble=""), Waiting.objects.exclude(trouble="")
    oldest, moment = waiting.aggregate(oldest=Min("at"))["oldest"], now()
    until = moment if oldest is None else datetime.fromtimestamp(oldest, tz=moment.tzinfo)
    return Freshness(timezone.localtime(until), 0 if oldest is None else _records(waiting), _records(in_trouble))


def _records(waiting: "QuerySet[Waiting]") -> int:
    return waiting.order_by().values("source", "record").distinct().count()
