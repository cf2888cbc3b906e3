"""What is counted from: the rows of a fact, or its tallies where they can answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Span
from kientao.kernel.period import Period
from kientao.ledger.numbers import dimensions
from kientao.measures.asked import Asked
from kientao.measures.measure import Count


class Relation(StrEnum):
    """Two tables hold what a fact's open rows say: the rows, and how many there are of each kind in a month."""

    ROWS = "rows"
    TALLIES = "tallies"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the period, and from what it is counted."""

    relation: Relation
    period: Period


def parts_of(count: Count, asked: Asked) -> Iterator[Part]:
    """How a count is best put together: whole months from tallies, days at the ends from rows."""
    if not _tallied(count, asked):
        yield Part(Relation.ROWS, asked.period)
        return
    whole = _whole_months(asked.period)
    if whole is None:
        yield Part(Relation.ROWS, asked.period)
        return
    if asked.period.first < whole.first:
        yield Part(Relation.ROWS, Period(asked.period.first, whole.first - timedelta(days=1)))
    yield Part(Relation.TALLIES, whole)
    if whole.last < asked.period.last:
        yield Part(Relation.ROWS, Period(whole.last + timedelta(days=1), asked.period.last))


def _tallied(count: Count, asked: Asked) -> bool:
    """Tallies know what is so now, of events, by columns of few values."""
    fact = FACTS[count.fact]
    if fact.span is not Span.EVENT or asked.recorded_by is not None or count.distinct:
        return False
    kept = {"agency", *(column.name for column in dimensions(fact))}
    return all(name in kept for name, _ in count.where)


def _whole_months(period: Period) -> Period | None:
    """The months that are wholly in it; None where there is none."""
    first, last = period.first, period.last
    begins = first if first.day == 1 else Period.month(first.year, first.month).last + timedelta(days=1)
    of_last = Period.month(last.year, last.month)
    ends = last if last == of_last.last else of_last.first - timedelta(days=1)
    return Period(begins, ends) if begins <= ends else None
