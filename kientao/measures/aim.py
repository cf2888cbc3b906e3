"""What a target wants of a measure, by when, and how a value stands on its way there. Pure; exact fractions."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Literal

Comparator = Literal[">=", ">", "<=", "<", "=", "between"]


class Standing(StrEnum):
    """How a value stands. The colour follows from it."""

    REACHED = "reached"
    ON_THE_WAY = "on-the-way"
    BEHIND = "behind"
    FAILED = "failed"  # the last day is over
    NO_COURSE = "no-course"  # not reached, and nobody said where it began: what is wanted by now isn't known
    NO_DATA = "no-data"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Standing.REACHED: "Đã đạt",
    Standing.ON_THE_WAY: "Đúng tiến độ",
    Standing.BEHIND: "Chậm so với lộ trình",
    Standing.FAILED: "Không đạt",
    Standing.NO_COURSE: "Chưa có lộ trình",
    Standing.NO_DATA: "Chưa có số liệu",
}


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A value wanted, or measured, on a day; in the measure's unit."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted: `points` of the schedule in order, the last one the end; `baseline` is where it began.

    `upper` is the other end of "between". Between two points the way is straight; before the first one it leads there
    from the baseline, and without a baseline nothing is wanted yet. Raises ValueError without a point, or for days that
    aren't in order.
    """

    comparator: Comparator
    points: tuple[Point, ...]
    baseline: Point | None = None
    upper: Fraction | None = None

    def __post_init__(self) -> None:
        days = [one.day for one in self._way]
        if not self.points or any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError("an aim needs a last day, and days in order")
        if (self.comparator == "between") != (self.upper is not None):
            raise ValueError("between has two ends, and nothing else has")

    @property
    def end(self) -> Point:
        """What is wanted in the end."""
        return self.points[-1]

    @property
    def falls(self) -> bool:
        """Is less better?"""
        return self.comparator in ("<", "<=")

    @property
    def _way(self) -> Sequence[Point]:
        return (self.baseline, *self.points) if self.baseline is not None else self.points

    def wanted(self, on: date) -> Fraction | None:
        """What the way asks for on that day; None before it begins."""
        way = self._way
        behind = bisect_right([one.day for one in way], on)
        if behind == 0:
            return None
        last = way[behind - 1]
        if behind == len(way):
            return last.value
        coming = way[behind]
        share = Fraction((on - last.day).days, (coming.day - last.day).days)
        return last.value + (coming.value - last.value) * share

    def holds(self, value: Fraction, wanted: Fraction | None = None) -> bool:
        """Is the value good enough, for the end or for what is `wanted` on the way?"""
        limit = self.end.value if wanted is None else wanted
        match self.comparator:
            case ">=":
                return value >= limit
            case ">":
                return value > limit
            case "<=":
                return value <= limit
            case "<":
                return value < limit
            case "=":
                return value == limit
            case "between":
                return limit <= value <= (self.upper if self.upper is not None else limit)

    def standing(self, value: Fraction | None, on: date) -> Standing:
        """How a value measured for the days up to `on` stands."""
        if value is None:
            return Standing.NO_DATA
        if self.holds(value):
            return Standing.REACHED
        if on >= self.end.day:
            return Standing.FAILED
        wanted = self.wanted(on)
        if wanted is None:
            return Standing.NO_COURSE
        return Standing.ON_THE_WAY if self._is_far_enough(value, wanted) else Standing.BEHIND

    def _is_far_enough(self, value: Fraction, wanted: Fraction) -> bool:
        """On the way a limit that is just met is met, whatever is wanted of the end."""
        if self.comparator in ("=", "between"):
            end, start = self.end.value, self.baseline.value if self.baseline else None
            return value >= wanted if start is None or end >= start else value <= wanted
        return value <= wanted if self.falls else value >= wanted
