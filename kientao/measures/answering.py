"""Asks an engine what a measure needs, and makes figures of it. The same for every engine. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kientao.measures.asked import WHOLE, Asked, By, Counting
from kientao.measures.figure import Figure
from kientao.measures.measure import Amount, Count, Entered, Measure, Passing, Ratio
from kientao.measures.passing import passes

Named = Callable[[str], Measure]


def figure(measure: Measure, asked: Asked, engine: Counting, named: Named) -> Figure:
    """The one figure of all that is asked for."""
    if isinstance(measure.asks, Passing):
        return _passing(measure, measure.asks, by_agency([named(measure.asks.of)], asked, engine, named), asked, named)
    counts = counts_of(measure)
    return _figure(measure, engine.counts(counts, asked).get(WHOLE, (0,) * len(counts)))


def figures(measures: Sequence[Measure], asked: Asked, engine: Counting, named: Named) -> Mapping[str, Figure]:
    """The figures of many measures of the same days and agencies, with few questions."""
    counted = [one for one in measures if not isinstance(one.asks, Passing)]
    counts = list(dict.fromkeys(count for one in counted for count in counts_of(one)))
    numbers = dict(zip(counts, engine.counts(counts, asked).get(WHOLE, (0,) * len(counts)), strict=True))
    found = {one.code: _figure(one, [numbers[count] for count in counts_of(one)]) for one in counted}
    return found | {one.code: figure(one, asked, engine, named) for one in measures if one.code not in found}


def by_agency(
    measures: Sequence[Measure], asked: Asked, engine: Counting, named: Named
) -> Mapping[int, Mapping[str, Figure]]:
    """Agency → measure → its figure, of all measures at once; an agency with nothing in any of them isn't there."""
    computed = {one.code: one for one in _with_others(measures, named)}
    counts = list(dict.fromkeys(count for one in computed.values() for count in counts_of(one)))
    place = {count: at for at, count in enumerate(counts)}
    found: dict[int, dict[str, Figure]] = {}
    for agency, numbers in engine.counts(counts, asked, By.AGENCY).items():
        own = {
            code: _figure(one, [numbers[place[count]] for count in counts_of(one)]) for code, one in computed.items()
        }
        found[agency] = {one.code: _own(one, own, named) for one in measures}
    return found


def by_month(measure: Measure, asked: Asked, engine: Counting) -> Mapping[int, Figure]:
    """Month (yyyymm) → its figure, for events."""
    counts = counts_of(measure)
    return {month: _figure(measure, numbers) for month, numbers in engine.counts(counts, asked, By.MONTH).items()}


def counts_of(measure: Measure) -> tuple[Count, ...]:
    """What must be counted: above the line, then below."""
    asks = measure.asks
    ratio = asks.ratio if isinstance(asks, Entered) else asks
    if isinstance(ratio, Ratio):
        return (ratio.numerator, ratio.denominator)
    return (ratio.count,) if isinstance(ratio, Amount) else ()


def _figure(measure: Measure, numbers: Sequence[int]) -> Figure:
    below = numbers[1] if len(numbers) > 1 else None
    return Figure(numbers[0], below, measure.unit, measure.empty)


def _with_others(measures: Iterable[Measure], named: Named) -> Iterable[Measure]:
    """Those that are counted, and what others count agencies by."""
    for one in measures:
        yield named(one.asks.of) if isinstance(one.asks, Passing) else one


def _own(measure: Measure, figures: Mapping[str, Figure], named: Named) -> Figure:
    """An agency's own: of «share of agencies that pass» it is one or none of one."""
    if not isinstance(measure.asks, Passing):
        return figures[measure.code]
    passed = passes(figures[measure.asks.of], measure.asks.bar, named(measure.asks.of).better)
    return Figure(int(bool(passed)), int(passed is not None), measure.unit, measure.empty)


def _passing(
    measure: Measure, asks: Passing, others: Mapping[int, Mapping[str, Figure]], asked: Asked, named: Named
) -> Figure:
    other = named(asks.of)
    found = {agency: figures[other.code] for agency, figures in others.items()}
    passed = [one for one in (passes(each, asks.bar, other.better) for each in found.values()) if one is not None]
    return Figure(sum(passed), len(passed), measure.unit, measure.empty)
