"""Exact values sorted into classes of one width. Pure: Fractions in, Fractions out, nothing rounded."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from statistics import median

from kientao.ui.charts.scale import round_step


@dataclass(frozen=True, slots=True)
class ValueClass:
    """From `low` to below `high`; the last class has its high end too. `behind` of `count` are below their way."""

    low: Fraction
    high: Fraction
    count: int
    behind: int
    is_last: bool = False

    def has(self, value: Fraction) -> bool:
        """Does it belong here?"""
        return self.low <= value < self.high or (self.is_last and value == self.high)


@dataclass(frozen=True, slots=True)
class Classes:
    """All classes side by side, empty ones too. `unknown` values are in none of them; without a known one: no class."""

    classes: tuple[ValueClass, ...]
    known: int
    unknown: int
    median: Fraction | None


def classes_of(
    values: Iterable[tuple[Fraction | None, bool]],
    also: Iterable[Fraction] = (),
    most: int = 10,
    ceiling: Fraction | None = None,
) -> Classes:
    """At most about `most` classes with round ends, for values each with whether it is below its way.

    `also` lie inside the classes too, so that a target is seen where nobody has come yet. With `ceiling` no class goes
    above it unless a value does.
    """
    told = list(values)
    known = [(value, behind) for value, behind in told if value is not None]
    unknown = len(told) - len(known)
    if not known:
        return Classes((), 0, unknown, None)
    edges = _edges([value for value, _ in known], list(also), most, ceiling)
    counts, late = [0] * (len(edges) - 1), [0] * (len(edges) - 1)
    for value, behind in known:
        place = min(bisect_right(edges, value), len(edges) - 1) - 1
        counts[place] += 1
        late[place] += behind
    last = len(counts) - 1
    made = (
        ValueClass(edges[place], edges[place + 1], counts[place], late[place], place == last)
        for place in range(len(counts))
    )
    return Classes(tuple(made), len(known), unknown, median(value for value, _ in known))


def _edges(values: Sequence[Fraction], also: Sequence[Fraction], most: int, ceiling: Fraction | None) -> list[Fraction]:
    inside = [*values, *also]
    least, greatest = min(inside), max(inside)
    step = round_step(greatest - least or abs(greatest) / 10 or Fraction(1), most)
    first, end = floor(least / step), ceil(greatest / step)
    if end == first and ceiling is not None and end * step >= ceiling >= greatest:
        first -= 1
    return [step * place for place in range(first, max(end, first + 1) + 1)]
