"""How a figure came to be what it is: month by month, each one counted from the beginning of the year. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Span
from kientao.kernel.period import Period
from kientao.measures.answering import Named, counts_of, figure
from kientao.measures.asked import Asked, By, Counting, months
from kientao.measures.figure import Figure
from kientao.measures.measure import Measure, Passing


@dataclass(frozen=True, slots=True)
class Month:
    """A month's own figure, and that of all days from the first one asked for to its end."""

    period: Period
    own: Figure
    so_far: Figure


def monthly(measure: Measure, asked: Asked, engine: Counting, named: Named) -> Sequence[Month]:
    """Every month of the period, in order."""
    parts = months(asked.period)
    if _adds_up(measure):
        return _added(measure, asked, parts, engine)
    return [
        Month(
            part,
            figure(measure, replace(asked, period=part), engine, named),
            figure(measure, replace(asked, period=Period(asked.period.first, part.last)), engine, named),
        )
        for part in parts
    ]


def _adds_up(measure: Measure) -> bool:
    """Events, none of them counted by what is different in them."""
    if isinstance(measure.asks, Passing):
        return False
    return all(FACTS[one.fact].span is Span.EVENT and not one.distinct for one in counts_of(measure))


def _added(measure: Measure, asked: Asked, parts: Sequence[Period], engine: Counting) -> Sequence[Month]:
    """One question for all months."""
    counts = counts_of(measure)
    found = engine.counts(counts, asked, By.MONTH)
    sums, told = [0] * len(counts), []
    for part in parts:
        own = found.get(part.first.year * 100 + part.first.month, (0,) * len(counts))
        sums = [before + now for before, now in zip(sums, own, strict=True)]
        told.append(Month(part, _figure(measure, own), _figure(measure, sums)))
    return told


def _figure(measure: Measure, numbers: Sequence[int]) -> Figure:
    return Figure(numbers[0], numbers[1] if len(numbers) > 1 else None, measure.unit, measure.empty)
