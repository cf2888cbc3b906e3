"""Does one target promise as much as another? Pure; exact decimals.

A target permits a stretch of values: "tối thiểu 95 %" permits 95 and more. One that permits nothing the other forbids
promises as much. So the direction decides by itself: "trên 95 %" keeps "tối thiểu 95 %", "không quá 2 ngày" keeps
"không quá 3 ngày", and "tăng 5 %" doesn't keep "tăng 10 %".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kientao.kernel.key import key

# Unit of plan-draft/1 → what can be compared with it, and how many of the smallest there are in one.
_FAMILIES: dict[str, tuple[str, int]] = {
    "hour": ("hours", 1),
    "day": ("hours", 24),
    "month": ("months", 1),
    "year": ("months", 12),
    "per_year": ("rate", 1),
    "per_month": ("rate", 12),
}


class Shortfall(StrEnum):
    """In what one target doesn't keep another, or can't be compared with it."""

    NUMBER = "number"  # it names no number any more
    UNIT = "unit"
    BASE = "base"
    KIND = "kind"  # a level against a change
    OPPOSITE = "opposite"  # an increase against a decrease
    COMPARATOR = "comparator"
    VALUE = "value"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target wants, in the words of plan-draft/1. `schedule`: what is wanted on the way, by day."""

    text: str
    comparator: str
    value: Decimal | None
    unit: str
    value_to: Decimal | None = None
    change: str = ""
    base: str = ""
    due: date | None = None
    schedule: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """The permitted values, in the smallest unit of the family; None has no end on that side."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def lies_in(self, other: "Reach") -> bool:
        """Permits nothing that `other` forbids."""
        return _from(self, other) and _to(self, other)


def shortfalls(own: Aim, asked: Aim, last_day: date) -> Iterator[Shortfall]:
    """In what `own` falls short of `asked` up to `last_day`; nothing when it keeps it.

    What is wanted only later binds a plan that ends before by its steps on the way, and by nothing where it has none.
    """
    this_year = _by(asked, last_day)
    if this_year is None:
        if own.due is None or own.due <= last_day:
            yield from _unlike(own, asked)
            return
        this_year = asked
    else:
        own = _by(own, last_day) or own
    found = tuple(_unlike(own, this_year)) or tuple(_less(own, this_year))
    yield from found
    if this_year.due is not None and (own.due or last_day) > this_year.due:
        yield Shortfall.LATER


def _by(aim: Aim, last_day: date) -> Aim | None:
    """What it wants by that day: all of it, its last step until then, or nothing yet."""
    if aim.due is None or aim.due <= last_day:
        return aim
    steps = [step for step in aim.schedule if step[0] <= last_day]
    if not steps:
        return None
    day, value = max(steps)
    return replace(aim, value=value, value_to=None, comparator=_plain(aim.comparator), due=day, schedule=())


def _plain(comparator: str) -> str:
    return ">=" if comparator == "between" else comparator


def _unlike(own: Aim, asked: Aim) -> Iterator[Shortfall]:
    """Why they can't be compared."""
    if asked.value is None:
        return
    if own.value is None:
        yield Shortfall.NUMBER
        return
    if _family(own.unit)[0] != _family(asked.unit)[0]:
        yield Shortfall.UNIT
    if own.change != asked.change:
        yield Shortfall.OPPOSITE if own.change and asked.change else Shortfall.KIND
    elif key(own.base) != key(asked.base):
        yield Shortfall.BASE


def _less(own: Aim, asked: Aim) -> Iterator[Shortfall]:
    if asked.value is None or own.value is None:
        return
    mine, wanted = reach_of(own), reach_of(asked)
    if mine.lies_in(wanted):
        return
    turned = (mine.low is None, mine.high is None) != (wanted.low is None, wanted.high is None)
    same = {mine.low, mine.high} == {wanted.low, wanted.high}
    yield Shortfall.COMPARATOR if turned or same else Shortfall.VALUE


def reach_of(aim: Aim) -> Reach:
    """Raises ValueError for an aim without a number."""
    if aim.value is None:
        raise ValueError(f"no number: {aim.text}")
    factor = _family(aim.unit)[1]
    value = aim.value * factor
    match aim.comparator:
        case ">=":
            return Reach(low=value)
        case ">":
            return Reach(low=value, low_open=True)
        case "<=":
            return Reach(high=value)
        case "<":
            return Reach(high=value, high_open=True)
        case "between" if aim.value_to is not None:
            other = aim.value_to * factor
            return Reach(low=min(value, other), high=max(value, other))
    return Reach(low=value, high=value)


def _from(own: Reach, other: Reach) -> bool:
    if other.low is None:
        return True
    if own.low is None or own.low < other.low:
        return False
    return own.low > other.low or own.low_open or not other.low_open


def _to(own: Reach, other: Reach) -> bool:
    if other.high is None:
        return True
    if own.high is None or own.high > other.high:
        return False
    return own.high < other.high or own.high_open or not other.high_open


def _family(unit: str) -> tuple[str, int]:
    return _FAMILIES.get(unit, (unit, 1))
