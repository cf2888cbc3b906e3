"""Due dates found by walking along the calendar as one would with a pencil: slow, and another way than the engine's."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kientao.kernel.working_time import ZONE, Pause, WorkingTime, closing, opening

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def nth_working_date(calendar: WorkingTime, day: date, n: int, pauses: Sequence[Pause]) -> datetime | None:
    """The closing of the n-th working date after `day` at whose closing no pause was on."""
    while n:
        day += _DAY
        n -= calendar.is_working_date(day) and not any(_stands_still(calendar, one, day) for one in pauses)
    return closing(calendar, day)


def nth_day(calendar: WorkingTime, day: date, n: int, pauses: Sequence[Pause]) -> datetime | None:
    """The same for all days; one that ends on a day of rest ends on the next working date without a pause."""
    while n:
        day += _DAY
        n -= not any(_stands_still(calendar, one, day) for one in pauses)
    if not calendar.is_working_date(day):
        return nth_working_date(calendar, day, 1, pauses)
    return closing(calendar, day)


def nth_minute(calendar: WorkingTime, moment: datetime, n: int, pauses: Sequence[Pause]) -> datetime:
    """When n minutes have passed in which the office was open and no pause was on."""
    while n:
        n -= _open(calendar, moment) and not any(
            one.since <= moment and (one.until is None or moment < one.until) for one in pauses
        )
        moment += _MINUTE
    return moment


def _stands_still(calendar: WorkingTime, pause: Pause, day: date) -> bool:
    end = closing(calendar, day) or datetime(day.year, day.month, day.day, tzinfo=ZONE) + _DAY
    return pause.since < end and (pause.until is None or pause.until >= end)


def _open(calendar: WorkingTime, moment: datetime) -> bool:
    day = calendar.tables.day(moment.date())
    minute = moment.hour * 60 + moment.minute
    return any(opens <= minute < closes for opens, closes in calendar.tables.hours[day])


def first_opening(calendar: WorkingTime, day: date) -> datetime:
    """When the next working date after `day` opens."""
    day += _DAY
    while not calendar.is_working_date(day):
        day += _DAY
    found = opening(calendar, day)
    assert found is not None
    return found
