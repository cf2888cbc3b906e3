"""Days and times of facts."""

from datetime import date, datetime

from django.utils import timezone

from kientao.kernel.working_time import OutsideCalendar, WorkingTime, minutes_between


def day_of(moment: datetime) -> int:
    """The date in Việt Nam as yyyymmdd."""
    return number_of(timezone.localtime(moment))


def number_of(day: date) -> int:
    """31 December 2026 → 20261231."""
    return day.year * 10_000 + day.month * 100 + day.day


def minutes_of(calendar: WorkingTime, first: datetime | None, last: datetime | None) -> int | None:
    """Minutes of work from one to the other, none below 0; nothing where a moment is missing or far outside."""
    if first is None or last is None:
        return None
    try:
        return max(0, minutes_between(calendar, first, last))
    except OutsideCalendar:
        return None
