"""Days and times of facts."""

from datetime import datetime

from django.utils import timezone

from kientao.facts.days import day_number
from kientao.kernel.working_time import OutsideCalendar, WorkingTime, minutes_between


def local_day(moment: datetime) -> int:
    """The date in Việt Nam as facts have it."""
    return day_number(timezone.localtime(moment))


def minutes_of(calendar: WorkingTime, first: datetime | None, last: datetime | None) -> int | None:
    """Minutes of work from one to the other, none below 0; nothing where a moment is missing or far outside."""
    if first is None or last is None:
        return None
    try:
        return max(0, minutes_between(calendar, first, last))
    except OutsideCalendar:
        return None
