"""What is counted from: the rows of a fact, or its tallies where they can answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Span
from kientao.kernel.period import Period
from kientao.ledger.tallies import by_month, by_year
from kientao.measures.asked import Asked, By
from kientao.measures.measure import Count


class Relation(StrEnum):
    """What a fact's open rows say stands in its rows; how many of each kind an agency has, in its tallies."""

    ROWS = "rows"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the period, and from what it is counted."""

    relation: Relation
    period: Period


LastMonth = Callable[[str], int]  # code of a fact → yyyymm after which it has no event; 0 where it has none at all


def parts_of(count: Count, asked: Asked, by: By, last_month: LastMonth) -> Iterator[Part]:
    """How a count is best put together: whole months from tallies, days at the ends from rows.

    Different procedures don't add up: whole years at once, or from rows.
    """
    if _kept_by_year(count, asked, by) and _are_years(asked.period, last_month(count.fact)):
        yield Part(Relation.YEARS, asked.period)
        return
    if not _tallied(count, asked):
        yield Part(Relation.ROWS, asked.period)
        return
    whole = _whole_months(asked.period)
    if whole is None:
        yield Part(Relation.ROWS, asked.period)
        return
    if asked.period.first < whole.first:
        yield Part(Relation.ROWS, Period(asked.period.first, whole.first - timedelta(days=1)))
    yield Part(Relation.MONTHS, whole)
    if whole.last < asked.period.last:
        yield Part(Relation.ROWS, Period(whole.last + timedelta(days=1), asked.period.last))


def _tallied(count: Count, asked: Asked) -> bool:
    """Tallies know what is so now, of events, by columns of few values."""
    fact = FACTS[count.fact]
    if fact.span is not Span.EVENT or asked.recorded_by is not None or count.distinct:
        return False
    kept = by_month(fact).kept
    return all(name in kept and name != "month" for name, _ in count.where)


def _kept_by_year(count: Count, asked: Asked, by: By) -> bool:
    tally = by_year(FACTS[count.fact])
    if tally is None or asked.recorded_by is not None or by is By.MONTH or count.distinct != "procedure":
        return False
    return all(name in tally.kept and name != "year" for name, _ in count.where)


def _are_years(period: Period, last_month: int) -> bool:
    """Does it hold all events there are of the years it touches?"""
    first, last = period.first, period.last
    begins, ends = (first.month, first.day) == (1, 1), (last.month, last.day) == (12, 31)
    is_month = last == Period.month(last.year, last.month).last
    return begins and (ends or (is_month and last_month <= last.year * 100 + last.month))


def _whole_months(period: Period) -> Period | None:
    """The months that are wholly in it; None where there is none."""
    first, last = period.first, period.last
    begins = first if first.day == 1 else Period.month(first.year, first.month).last + timedelta(days=1)
    of_last = Period.month(last.year, last.month)
    ends = last if last == of_last.last else of_last.first - timedelta(days=1)
    return Period(begins, ends) if begins <= ends else None
