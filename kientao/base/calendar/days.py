"""The calendar to count with: what the office set, else what is known of Việt Nam."""

from datetime import date

from kientao.base.calendar.defaults import NamedDay, default_days
from kientao.base.models import CalendarDay
from kientao.base.models.calendar import DayKind
from kientao.kernel.period import Period
from kientao.kernel.working_days import Calendar


def office_calendar(first: date, last: date) -> Calendar:
    """Which days from `first` to `last` are worked. One query; take it once and ask it often.

    Ask for a stretch long enough for the terms to be counted: a day outside it raises OutsideCalendar.
    """
    days = named_days(first, last)
    return Calendar(
        days_off=frozenset(day.date for day in days if not day.worked),
        made_up=frozenset(day.date for day in days if day.worked),
        covers=Period(first, last),
    )


def named_days(first: date, last: date) -> list[NamedDay]:
    """Every day that is not as its weekday says, in order, with its name and where that comes from. One query."""
    merged = {
        day: named
        for year in range(first.year, last.year + 1)
        for day, named in default_days(year).items()
        if first <= day <= last
    }
    for row in CalendarDay.objects.filter(date__range=(first, last)):
        worked = row.kind == DayKind.WORKED
        merged[row.date] = NamedDay(row.date, worked, row.name, row.legal_act, by_office=True)
    return [merged[day] for day in sorted(merged)]
