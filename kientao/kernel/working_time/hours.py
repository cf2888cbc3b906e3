"""When an office is open in a week: intervals of whole minutes, any number a day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kientao.kernel.working_time.refusals import BadHours

DAY = 1440  # minutes
_INTERVAL = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from minute `opens` of the day up to minute `closes`; 0 to 1440. Raises BadHours."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not (0 <= self.opens <= DAY and 0 <= self.closes <= DAY):
            raise BadHours("outside-the-day", interval=(self.opens, self.closes))
        if self.closes <= self.opens:
            raise BadHours("closes-before-it-opens", interval=(self.opens, self.closes))

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """ "07:30-11:30". Raises BadHours."""
        found = _INTERVAL.fullmatch(text.strip())
        if not found:
            raise BadHours("unreadable", text=text)
        hour, minute, to_hour, to_minute = map(int, found.groups())
        if minute > 59 or to_minute > 59:
            raise BadHours("unreadable", text=text)
        return cls(hour * 60 + minute, to_hour * 60 + to_minute)

    def __str__(self) -> str:
        return f"{self.opens // 60:02}:{self.opens % 60:02}–{self.closes // 60:02}:{self.closes % 60:02}"


DayHours = tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The hours of Monday to Sunday. `counts`: which weekdays are working dates; left out, those with hours.

    A Saturday morning can be worked, so that terms in hours run, without being a date that terms in days count.
    Raises BadHours, naming the weekday and the interval.
    """

    days: tuple[DayHours, ...]
    counts: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        if len(self.days) != 7 or len(self.counts) not in (0, 7):
            raise BadHours("not-seven-days")
        for weekday, hours in enumerate(self.days):
            try:
                check_hours(hours)
            except BadHours as bad:
                raise bad.on(weekday=weekday) from None
            if self.counts and self.counts[weekday] and not hours:
                raise BadHours("counts-without-hours", weekday=weekday)
        if not self.counts:
            object.__setattr__(self, "counts", tuple(map(bool, self.days)))

    @classmethod
    def parse(cls, days: Sequence[str], *, counts: Iterable[bool] = ()) -> "WeekHours":
        """Seven texts such as "07:30-11:30, 13:00-17:00", an empty one for a day of rest. Raises BadHours."""
        read: list[DayHours] = []
        for weekday, text in enumerate(days):
            try:
                read.append(parse_hours(text))
            except BadHours as bad:
                raise bad.on(weekday=weekday) from None
        return cls(tuple(read), tuple(counts))

    @classmethod
    def monday_to_friday(cls, *hours: Interval, saturday: DayHours = (), saturday_counts: bool = False) -> "WeekHours":
        """The same hours on five days, and on Saturday what is said."""
        counts = (*(bool(hours),) * 5, saturday_counts, False)
        return cls((*(hours,) * 5, saturday, ()), counts)


def parse_hours(text: str) -> DayHours:
    """ "07:30-11:30, 13:00-17:00"; empty for none. Raises BadHours."""
    return tuple(Interval.parse(part) for part in re.split(r"[,;]", text)) if text.strip() else ()


def check_hours(hours: Sequence[Interval]) -> None:
    """Raises BadHours where an interval begins before the one before it has ended."""
    for before, after in pairwise(hours):
        if after.opens < before.closes:
            raise BadHours("overlaps", interval=(after.opens, after.closes))
