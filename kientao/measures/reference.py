"""The judge: answers a question row by row in plain Python, for small data. Every other engine must say the same. Pure.

A row is a mapping of column names to whole numbers, codes or None, as `kientao.facts` has them; days are yyyymmdd.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kientao.facts.catalogue import FACTS
from kientao.facts.days import day_number
from kientao.facts.kind import Span
from kientao.kernel.period import Period
from kientao.measures.answering import Named, counts_of
from kientao.measures.asked import WHOLE, Asked, By, months
from kientao.measures.figure import Figure
from kientao.measures.measure import Amount, Count, Entered, Measure, Passing, Range, Ratio
from kientao.measures.passing import passes

Row = Mapping[str, int | str | None]
Rows = Mapping[str, Sequence[Row]]  # by the fact's code


def answer(measure: Measure, rows: Rows, asked: Asked, named: Named) -> Figure:
    """Its figure. `named` gives measures by code."""
    asks = measure.asks.ratio if isinstance(measure.asks, Entered) else measure.asks
    if isinstance(asks, Ratio):
        above, below = number(asks.numerator, rows, asked), number(asks.denominator, rows, asked)
        return Figure(above, below, measure.unit, measure.empty)
    if isinstance(asks, Amount):
        return Figure(number(asks.count, rows, asked), None, measure.unit, measure.empty)
    passed = [one for one in _each(asks, rows, asked, named).values() if one is not None]
    return Figure(sum(passed), len(passed), measure.unit, measure.empty)


@dataclass(frozen=True, slots=True)
class Judge:
    """Counts these rows, one by one."""

    rows: Rows

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """See `Counting`."""
        parts = {WHOLE: asked}
        if by is By.AGENCY:
            wanted = _agencies(self.rows) if asked.agencies is None else asked.agencies
            parts = {one: replace(asked, agencies=frozenset({one})) for one in wanted}
        if by is By.MONTH:
            parts = {one.first.year * 100 + one.first.month: replace(asked, period=one) for one in months(asked.period)}
        found = {key: tuple(number(count, self.rows, part) for count in counts) for key, part in parts.items()}
        return {key: numbers for key, numbers in found.items() if any(numbers)}


def number(count: Count, rows: Rows, asked: Asked) -> int:
    """So many."""
    found = counted(count, rows, asked)
    if count.distinct:
        return len({row[count.distinct] for row in found if row[count.distinct] is not None})
    if count.total:
        return sum(value for row in found if isinstance(value := row[count.total], int))
    return len(found)


def counted(count: Count, rows: Rows, asked: Asked) -> list[Row]:
    """The very rows that are counted."""
    span = FACTS[count.fact].span
    return [row for row in rows.get(count.fact, ()) if _is_asked(row, span, asked) and _fits(row, count)]


def _each(asks: Passing, rows: Rows, asked: Asked, named: Named) -> dict[int, bool | None]:
    """Agency → is its value good enough; None where it has none. Who has nothing to count isn't there."""
    other, there = named(asks.of), Judge(rows).counts(counts_of(named(asks.of)), asked, By.AGENCY)
    return {
        one: passes(answer(other, rows, replace(asked, agencies=frozenset({one})), named), asks.bar, other.better)
        for one in sorted(there)
    }


def _agencies(rows: Rows) -> set[int]:
    return {agency for some in rows.values() for row in some if isinstance(agency := row["agency"], int)}


def _is_asked(row: Row, span: Span, asked: Asked) -> bool:
    if asked.agencies is not None and row["agency"] not in asked.agencies:
        return False
    return _is_known(row, asked.recorded_by) and _is_then(row, span, asked.period)


def _is_known(row: Row, recorded_by: int | None) -> bool:
    """Was it recorded so by then?"""
    first, last = row["recorded_from"], row["recorded_to"]
    if recorded_by is None:
        return last is None
    return _whole(first) <= recorded_by and (last is None or _whole(last) > recorded_by)


def _is_then(row: Row, span: Span, period: Period) -> bool:
    """An event on a day of the period; a state that holds on its last day."""
    end = day_number(period.last)
    if span is Span.EVENT:
        return day_number(period.first) <= _whole(row["day"]) <= end
    return _whole(row["since"]) <= end and (row["until"] is None or _whole(row["until"]) >= end)


def _fits(row: Row, count: Count) -> bool:
    return all(one.has(row[name]) if isinstance(one, Range) else row[name] in one for name, one in count.where)


def _whole(value: int | str | None) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value
