"""Working days of an office: Monday to Friday, less the days off, plus the rest days worked in their place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kientao.kernel.period import Period

_DAY = timedelta(days=1)


class OutsideCalendar(LookupError):
    """A day was asked about for which nobody said whether it is worked."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days an office works.

    `days_off` are rest days besides Saturday and Sunday, `made_up` Saturdays and Sundays (or holidays) that are worked;
    no day is both. `covers` is what the two sets were gathered for: a question about a day outside it raises
    OutsideCalendar. None covers every day.
    """

    days_off: frozenset[date] = field(default_factory=frozenset)
    made_up: frozenset[date] = field(default_factory=frozenset)
    covers: Period | None = None

    def __post_init__(self) -> None:
        both = self.days_off & self.made_up
        if both:
            raise ValueError(f"both off and worked: {', '.join(map(str, sorted(both)))}")

    def is_working_day(self, day: date) -> bool:
        """Is the office open on `day`?"""
        if isinstance(day, datetime):
            raise TypeError(f"a day is expected, not the moment {day}")
        if self.covers is not None and day not in self.covers:
            raise OutsideCalendar(f"{day} is outside {self.covers.first} to {self.covers.last}: take a longer calendar")
        return day in self.made_up or (day.weekday() < 5 and day not in self.days_off)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self._walk(day + _DAY, _DAY)

    def previous_working_day(self, day: date) -> date:
        """The last working day before `day`."""
        return self._walk(day - _DAY, -_DAY)

    def on_or_after(self, day: date) -> date:
        """`day` itself when worked, else the next working day: where a term ends that would end on a day of rest
        (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        return self._walk(day, _DAY)

    def on_or_before(self, day: date) -> date:
        """`day` itself when worked, else the working day before it."""
        return self._walk(day, -_DAY)

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`, which itself does not count (Bộ luật Dân sự 2015, Điều 147 khoản 2).

        A negative `n` counts back. With 0 it is `on_or_after(day)`.
        """
        if n == 0:
            return self.on_or_after(day)
        step = self.next_working_day if n > 0 else self.previous_working_day
        for _ in range(abs(n)):
            day = step(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to and including `last`; negative when `last` comes before.

        `add_working_days(first, n)` is the n-th of them.
        """
        if last < first:
            return -self.working_days_between(last, first)
        return sum(map(self.is_working_day, _days(first + _DAY, last)))

    def working_days(self, period: Period) -> list[date]:
        """The working days of a period, both its ends counted."""
        return [day for day in _days(period.first, period.last) if self.is_working_day(day)]

    def _walk(self, day: date, step: timedelta) -> date:
        while not self.is_working_day(day):
            day += step
        return day


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _DAY
