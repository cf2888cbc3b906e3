"""A calendar laid out in rows of numbers, so that a date is found by looking up, not by walking.

Three scales are counted on. Day: 0 is the first day covered. Date: the working dates, 0 the first of them.
Minute: how many minutes were worked since the calendar began; a closing and the next opening are the same minute.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from kientao.kernel.working_days import OutsideCalendar
from kientao.kernel.working_time.hours import DAY
from kientao.kernel.working_time.moments import at


@dataclass(frozen=True, slots=True)
class Tables:
    """By day unless said otherwise; `dates_before` and `minutes_before` have one more entry, the total."""

    first: int  # the ordinal of day 0
    hours: tuple[tuple[tuple[int, int], ...], ...]  # opening and closing minutes
    closing: tuple[int, ...]  # the last closing minute; 1440 on a day of rest
    dates_before: tuple[int, ...]
    minutes_before: tuple[int, ...]
    days_of_dates: tuple[int, ...]  # by date: which day it is
    due: tuple[datetime, ...]  # by date: its closing

    @classmethod
    def of(cls, first: int, hours: Sequence[tuple[tuple[int, int], ...]], counts: Sequence[bool]) -> "Tables":
        """From the hours of each day, and whether it is a working date."""
        dates, minutes = [0], [0]
        for worked, counted in zip(hours, counts, strict=True):
            dates.append(dates[-1] + counted)
            minutes.append(minutes[-1] + sum(closes - opens for opens, closes in worked))
        closing = tuple(worked[-1][1] if worked else DAY for worked in hours)
        days = tuple(day for day, counted in enumerate(counts) if counted)
        return cls(
            first=first,
            hours=tuple(hours),
            closing=closing,
            dates_before=tuple(dates),
            minutes_before=tuple(minutes),
            days_of_dates=days,
            due=tuple(at(first + day, closing[day]) for day in days),
        )

    def day(self, when: date) -> int:
        """Which day it is. Raises OutsideCalendar."""
        day = when.toordinal() - self.first
        if not 0 <= day < len(self.hours):
            self.outside(day)
        return day

    def is_date(self, day: int) -> bool:
        """Is it a working date?"""
        return self.dates_before[day + 1] > self.dates_before[day]

    def day_of_date(self, number: int) -> int:
        """Which day the working date is. Raises OutsideCalendar."""
        if not 0 <= number < len(self.days_of_dates):
            self.outside(-1 if number < 0 else len(self.hours))
        return self.days_of_dates[number]

    def next_date(self, day: int) -> int:
        """The day of the first working date after `day`. Raises OutsideCalendar."""
        return self.day_of_date(self.dates_before[day + 1])

    def worked(self, day: int, minute: int) -> int:
        """Minutes worked before that minute of that day."""
        total = self.minutes_before[day]
        for opens, closes in self.hours[day]:
            if minute <= opens:
                break
            total += (minute if minute < closes else closes) - opens
        return total

    def earliest(self, worked: int) -> tuple[int, int]:
        """Day and minute when that many had just been worked: a closing rather than the next opening."""
        day = bisect_left(self.minutes_before, worked) - 1
        if not 0 <= day < len(self.hours):
            self.outside(day)
        left = worked - self.minutes_before[day]
        for opens, closes in self.hours[day]:
            if left <= closes - opens:
                return day, opens + left
            left -= closes - opens
        raise AssertionError(day)

    def latest(self, worked: int) -> tuple[int, int]:
        """Day and minute when work goes on after that many: an opening rather than the closing before it."""
        day = bisect_right(self.minutes_before, worked) - 1
        if not 0 <= day < len(self.hours):
            self.outside(day)
        left = worked - self.minutes_before[day]
        for opens, closes in self.hours[day]:
            if left < closes - opens:
                return day, opens + left
            left -= closes - opens
        raise AssertionError(day)

    def moment(self, day: int, minute: int) -> datetime:
        """On the office's clock."""
        return at(self.first + day, minute)

    def date_of(self, day: int) -> date:
        """The date of a day."""
        return date.fromordinal(self.first + day)

    def outside(self, day: int) -> NoReturn:
        """Raises OutsideCalendar, saying what the calendar covers."""
        side = "before" if day < 0 else "after"
        raise OutsideCalendar(
            f"{side} {self.date_of(0)} to {self.date_of(len(self.hours) - 1)}, which is all the calendar covers:"
            " take a longer one"
        )
