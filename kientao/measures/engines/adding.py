"""Puts together what was counted part by part: facts one after the other, months from tallies, days from rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Span
from kientao.measures.asked import Asked, By
from kientao.measures.engines.relations import LastMonth, Part, Relation, parts_of
from kientao.measures.measure import Count

Ask = Callable[[tuple[Count, ...], Asked, By, Relation], Iterable[Sequence[int | None]]]


def added(
    counts: Sequence[Count], asked: Asked, by: By, ask: Ask, last_month: LastMonth | None
) -> Mapping[int, tuple[int, ...]]:
    """See `Counting.counts`. `ask` gives rows of key and numbers; `last_month` None: there are no tallies to ask."""
    if by is By.MONTH and any(FACTS[one.fact].span is Span.STATE for one in counts):
        raise ValueError("a state has no months")
    sums: defaultdict[int, list[int]] = defaultdict(lambda: [0] * len(counts))
    for (_, _, part), places in _together(counts, asked, by, last_month).items():
        chosen = tuple(counts[at] for at in places)
        for key, *numbers in ask(chosen, replace(asked, period=part.period), by, part.relation):
            for at, number in zip(places, numbers, strict=True):
                sums[int(key or 0)][at] += int(number or 0)
    return {key: tuple(numbers) for key, numbers in sums.items() if any(numbers)}


def _together(
    counts: Sequence[Count], asked: Asked, by: By, last_month: LastMonth | None
) -> Mapping[tuple[str, str, Part], list[int]]:
    """Counts of one fact over one part, of rows or of the same different values, are asked with one question."""
    found: defaultdict[tuple[str, str, Part], list[int]] = defaultdict(list)
    for at, count in enumerate(counts):
        rows = (Part(Relation.ROWS, asked.period),)
        for part in rows if last_month is None else parts_of(count, asked, by, last_month):
            found[count.fact, count.distinct, part].append(at)
    return found
