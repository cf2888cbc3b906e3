"""How fresh each source is: when something of it was last written, how many of its rows stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max
from django.utils import timezone

from kientao.base.clock import today
from kientao.registers.intake.models import Batch, BatchState, IntakeRow

_OLD = 45  # days; most of what is sent is sent every month


@dataclass(frozen=True, slots=True)
class Freshness:
    """`last` is None where nothing was written yet; `waiting` batches are staged and wait for somebody."""

    rows: int = 0
    last: date | None = None
    waiting: int = 0

    @property
    def days(self) -> int | None:
        """Since the last one."""
        return None if self.last is None else (today() - self.last).days

    @property
    def is_old(self) -> bool:
        """Does somebody have to ask where the next one is?"""
        return self.days is not None and self.days > _OLD


def freshness_of(sources: Collection[int]) -> Mapping[int, Freshness]:
    """By source. Three questions, however many sources."""
    batches = Batch.objects.filter(source__in=sources).order_by()
    applied = batches.filter(state=BatchState.APPLIED).values_list("source").annotate(last=Max("applied"))
    staged = batches.filter(state=BatchState.STAGED).values_list("source").annotate(count=Count("pk"))
    standing = IntakeRow.objects.filter(source__in=sources, ended_by__isnull=True).order_by()
    rows = dict(standing.values_list("source").annotate(count=Count("pk")))
    last, waiting = dict(applied), dict(staged)
    return {
        pk: Freshness(rows.get(pk, 0), timezone.localdate(last[pk]) if last.get(pk) else None, waiting.get(pk, 0))
        for pk in sources
    }
