"""How long: an amount of one unit. A day is a day and never so many hours, unless somebody says how many."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kientao.kernel.working_time.refusals import BadTerm


class Unit(StrEnum):
    """What a term is counted in. Minutes and hours are worked ones; a week, a month and a year are of the calendar."""

    MINUTE = "minute"
    WORKING_HOUR = "working-hour"
    WORKING_DAY = "working-day"
    CALENDAR_DAY = "calendar-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Scale(StrEnum):
    """Along what a unit is counted."""

    MINUTES = "minutes"  # worked
    DATES = "dates"  # worked
    DAYS = "days"  # all of them


SCALES = {
    Unit.MINUTE: Scale.MINUTES,
    Unit.WORKING_HOUR: Scale.MINUTES,
    Unit.WORKING_DAY: Scale.DATES,
    Unit.CALENDAR_DAY: Scale.DAYS,
    Unit.WEEK: Scale.DAYS,
    Unit.MONTH: Scale.DAYS,
    Unit.YEAR: Scale.DAYS,
}


@dataclass(frozen=True, slots=True)
class Term:
    """A whole number of one unit, at least 1. Raises BadTerm: half a working day is nothing that dates can count."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not isinstance(self.amount, int) or isinstance(self.amount, bool):
            raise BadTerm(f"{self.amount} {self.unit}: not a whole number; say it in hours to count part of a day")
        if self.amount < 1:
            raise BadTerm(f"{self.amount} {self.unit}: a term has at least one")
        if self.unit not in SCALES:
            raise BadTerm(f"{self.unit}: no such unit")

    @classmethod
    def minutes(cls, amount: int) -> "Term":
        """Minutes worked."""
        return cls(amount, Unit.MINUTE)

    @classmethod
    def working_hours(cls, amount: int | Decimal) -> "Term":
        """Hours worked; a part of an hour is whole minutes. Raises BadTerm."""
        return cls(amount, Unit.WORKING_HOUR) if isinstance(amount, int) else cls(_whole(amount * 60), Unit.MINUTE)

    @classmethod
    def working_days(cls, amount: int) -> "Term":
        """Working dates."""
        return cls(amount, Unit.WORKING_DAY)

    @classmethod
    def calendar_days(cls, amount: int) -> "Term":
        """Days, whether worked or not."""
        return cls(amount, Unit.CALENDAR_DAY)

    @classmethod
    def of_step_days(cls, days: int | Decimal, *, hours_per_day: int | Decimal = 8) -> "Term":
        """What a table of steps means by "0,5 ngày": so many hours' work, in minutes. Raises BadTerm."""
        return cls(_whole(Decimal(days) * hours_per_day * 60), Unit.MINUTE)

    @property
    def scale(self) -> Scale:
        """Along what it is counted."""
        return SCALES[self.unit]


def _whole(minutes: Decimal) -> int:
    if minutes != minutes.to_integral_value():
        raise BadTerm(f"{minutes} minutes: not a whole number")
    return int(minutes)
