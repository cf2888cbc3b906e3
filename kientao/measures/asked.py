"""What is asked of a measure, and what whoever counts must be able to do. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from kientao.kernel.period import Period
from kientao.measures.measure import Count

WHOLE = 0  # the one key of an answer that isn't split


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which days, which agencies (None: all), as it was recorded by which second (None: as it is known now)."""

    period: Period
    agencies: frozenset[int] | None = None
    recorded_by: int | None = None


class By(StrEnum):
    """Into what an answer is split."""

    WHOLE = ""
    AGENCY = "agency"
    MONTH = "month"  # of events, as yyyymm


class Counting(Protocol):
    """An engine: counts rows of facts, wherever they are kept."""

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """For each agency or month a number for each of the counts, in their order; none where all of them are 0.

        Not split it is one answer, under `WHOLE`. States can't be split by month: each month has its own last day.
        """


def months(period: Period) -> list[Period]:
    """The period cut where months end; its first and last part may be less than a month."""
    parts, first = [], period.first
    while first <= period.last:
        last = min(Period.month(first.year, first.month).last, period.last)
        parts.append(Period(first, last))
        first = last + timedelta(days=1)
    return parts
