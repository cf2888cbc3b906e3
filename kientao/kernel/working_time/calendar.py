"""The working time of an office: its hours from date to date, and the dates that are not as their weekday says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from kientao.kernel.period import Period
from kientao.kernel.working_time.hours import DayHours, WeekHours, check_hours
from kientao.kernel.working_time.refusals import BadHours
from kientao.kernel.working_time.tables import Tables


@dataclass(frozen=True, slots=True)
class HoursSince:
    """Which hours hold from a date on, until others do: summer hours, winter hours."""

    since: date
    week: WeekHours


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A date that is not as its weekday says. Without hours it is off; with `like` it has the hours of that weekday
    (0 Monday), as a Saturday worked for a Monday has. `counts`: whether it is a working date; left out, when worked
    (or as the weekday it is like)."""

    date: date
    hours: DayHours = ()
    like: int | None = None
    counts: bool | None = None
    name: str = ""
    legal_act: str = ""

    def __post_init__(self) -> None:
        try:
            check_hours(self.hours)
        except BadHours as bad:
            raise bad.on(day=self.date) from None
        if self.like is not None and (self.hours or not 0 <= self.like <= 6):
            raise BadHours("not-a-weekday", day=self.date)
        if self.counts and not self.hours and self.like is None:
            raise BadHours("counts-without-hours", day=self.date)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """A calendar in force, laid out once to be asked often. Immutable, so that threads may share it.

    `covers` is what it was gathered for: a date outside raises OutsideCalendar. `version` is the same for calendars
    that give the same dates, whatever they are called; gather whole years, for it changes with `covers` too.
    """

    name: str
    covers: Period
    weeks: tuple[HoursSince, ...]
    special: tuple[SpecialDay, ...] = ()
    version: str = field(init=False, compare=False)
    tables: Tables = field(init=False, compare=False, repr=False)
    _names: dict[date, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        days = tuple(self._days())
        tables = Tables.of(
            self.covers.first.toordinal(),
            [tuple((interval.opens, interval.closes) for interval in hours) for hours, _ in days],
            [counts for _, counts in days],
        )
        content = repr((tables.first, tables.hours, tables.dates_before))
        object.__setattr__(self, "version", sha256(content.encode()).hexdigest()[:12])
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "_names", {day.date: day.name for day in self.special})

    def is_working_date(self, day: date) -> bool:
        """Do terms in working days count it? Raises OutsideCalendar."""
        return self.tables.is_date(self.tables.day(day))

    def name_of(self, day: date) -> str:
        """What a special day is called; empty for an ordinary one."""
        return self._names.get(day, "")

    def _days(self) -> Iterator[tuple[DayHours, bool]]:
        special = {day.date: day for day in self.special}
        self._check(special)
        weeks = sorted(self.weeks, key=lambda one: one.since)
        at = -1
        for number in range((self.covers.last - self.covers.first).days + 1):
            day = self.covers.first + timedelta(days=number)
            while at + 1 < len(weeks) and weeks[at + 1].since <= day:
                at += 1
            yield _hours_of(day, weeks[at].week, special.get(day))

    def _check(self, special: dict[date, SpecialDay]) -> None:
        if not any(one.since <= self.covers.first for one in self.weeks):
            raise BadHours("no-hours-yet", day=self.covers.first)
        dates = [one.since for one in self.weeks]
        if len(set(dates)) < len(dates):
            raise BadHours("twice", day=next(day for day in dates if dates.count(day) > 1))
        if len(special) < len(self.special):
            dates = [one.date for one in self.special]
            raise BadHours("twice", day=next(day for day in dates if dates.count(day) > 1))


def _hours_of(day: date, week: WeekHours, special: SpecialDay | None) -> tuple[DayHours, bool]:
    if special is None:
        return week.days[day.weekday()], week.counts[day.weekday()]
    if special.like is None:
        return special.hours, bool(special.hours) if special.counts is None else special.counts
    counts = week.counts[special.like] if special.counts is None else special.counts
    if counts and not week.days[special.like]:
        raise BadHours("counts-without-hours", day=day)
    return week.days[special.like], counts
