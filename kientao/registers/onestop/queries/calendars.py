"""By which calendar an agency's dates are counted: its own, else the province's, over what is known of Việt Nam."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from kientao.base.calendar.days import named_days
from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.kernel.working_time import HoursSince, Interval, SpecialDay, WeekHours, WorkingTime
from kientao.registers.onestop.models import HoursKind, OfficeHours

PROVINCE = "Lịch làm việc của tỉnh"
FIRST_YEAR = 2012
MORNING, AFTERNOON = Interval(450, 690), Interval(810, 1050)  # 07:30 to 11:30, 13:30 to 17:30
DEFAULT_WEEK = WeekHours.monday_to_friday(MORNING, AFTERNOON)


class Calendars:
    """Calendars of agencies: two questions, however many dates are counted. Take one for a request or a job."""

    def __init__(self) -> None:
        self._rows = list(OfficeHours.objects.order_by("date"))
        year = (today().year // 10 + 2) * 10 - 1  # the same for years: a version should not end with December
        self._covers = Period(date(FIRST_YEAR, 1, 1), date(year, 12, 31))
        self._days = tuple(
            SpecialDay(day.date, like=_weekday(day.date) if day.worked else None, name=day.name)
            for day in named_days(self._covers.first, self._covers.last)
        )
        self._found: dict[int | None, WorkingTime] = {}

    def of(self, organisation_id: int | None) -> WorkingTime:
        """The agency's; the name says whether it is its own."""
        if organisation_id not in self._found:
            own = [row for row in self._rows if row.organisation_id == organisation_id and organisation_id is not None]
            self._found[organisation_id] = self._gathered(own) if own else self._province()
        return self._found[organisation_id]

    def all(self) -> Iterator[WorkingTime]:
        """The province's, and those of agencies that have their own."""
        return (self.of(key) for key in {None, *(row.organisation_id for row in self._rows)})

    def _province(self) -> WorkingTime:
        if None not in self._found:
            self._found[None] = self._gathered([])
        return self._found[None]

    def _gathered(self, own: list[OfficeHours]) -> WorkingTime:
        shared = [row for row in self._rows if row.organisation_id is None]
        weeks = _weeks(own) or _weeks(shared)
        special = {day.date: day for day in self._days}
        for row in (*_on_days(shared), *_on_days(own)):
            special[row.date] = _special(row)
        name = f"Lịch làm việc riêng: {own[-1].name}" if own else PROVINCE
        return _laid_out(name, self._covers, weeks, tuple(special[day] for day in sorted(special)))


@lru_cache(maxsize=64)
def _laid_out(name: str, covers: Period, weeks: tuple[HoursSince, ...], special: tuple[SpecialDay, ...]) -> WorkingTime:
    first = weeks[0] if weeks else None
    if first is None or first.since > covers.first:
        weeks = (HoursSince(covers.first, DEFAULT_WEEK), *weeks)
    return WorkingTime(name, covers, weeks, special)


def _weeks(rows: Iterable[OfficeHours]) -> tuple[HoursSince, ...]:
    return tuple(
        HoursSince(max(row.date, date(FIRST_YEAR, 1, 1)), week_of(row.hours, row.counted))
        for row in rows
        if row.kind == HoursKind.WEEK
    )


def week_of(hours: list[list[list[int]]], counted: list[bool]) -> WeekHours:
    """A week as it is kept. Raises BadHours."""
    return WeekHours(tuple(_intervals(day) for day in hours), tuple(counted))


def _on_days(rows: Iterable[OfficeHours]) -> list[OfficeHours]:
    return [row for row in rows if row.kind == HoursKind.DAY]


def _special(row: OfficeHours) -> SpecialDay:
    hours = _intervals(row.hours)
    return SpecialDay(row.date, hours, counts=bool(row.counted) and bool(hours), name=row.name, legal_act=row.legal_act)


def _intervals(day: list[list[int]]) -> tuple[Interval, ...]:
    return tuple(Interval(opens, closes) for opens, closes in day)


def _weekday(day: date) -> int:
    """Whose hours a rest day has that is worked in another's place: its own weekday's, of a weekend Monday's."""
    return day.weekday() if day.weekday() < 5 else 0
