"""Adding and measuring working time.

Whole minutes: seconds are dropped, a minute that has begun counts from its start. A closing and the next opening are
the same point of working time; counting on ends at the closing, counting back at the opening.
"""

from datetime import date, datetime

from kientao.kernel.working_time.calendar import WorkingTime
from kientao.kernel.working_time.hours import DAY
from kientao.kernel.working_time.moments import local
from kientao.kernel.working_time.tables import Tables


def add_minutes(calendar: WorkingTime, moment: datetime, minutes: int) -> datetime:
    """The moment when that many minutes more were worked; back in time where negative. Raises OutsideCalendar.

    0 stays where the office is open or just closing, else goes to the next opening.
    """
    tables = calendar.tables
    day, minute = place(tables, moment)
    worked = tables.worked(day, minute)
    if minutes > 0:
        return tables.moment(*tables.earliest(worked + minutes))
    if minutes == 0 and _open_or_closing(tables, day, minute):
        return tables.moment(day, minute)
    return tables.moment(*tables.latest(worked + minutes))


def minutes_between(calendar: WorkingTime, since: datetime, until: datetime) -> int:
    """Minutes worked from `since` to `until`; negative where `until` comes first. Raises OutsideCalendar."""
    tables = calendar.tables
    return tables.worked(*place(tables, until)) - tables.worked(*place(tables, since))


def add_days(calendar: WorkingTime, day: date, n: int) -> date:
    """The n-th working date after `day`, back in time where negative; with 0 `day` or the next one worked."""
    tables = calendar.tables
    at = tables.day(_only_date(day))
    before = tables.dates_before
    number = before[at + 1] + n - 1 if n > 0 else before[at] + n
    return tables.date_of(tables.day_of_date(number))


def days_between(calendar: WorkingTime, first: date, last: date) -> int:
    """Working dates after `first`, up to and including `last`; negative where `last` comes first."""
    before, day = calendar.tables.dates_before, calendar.tables.day
    return before[day(_only_date(last)) + 1] - before[day(_only_date(first)) + 1]


def opening(calendar: WorkingTime, day: date) -> datetime | None:
    """When the office first opens on a date; None where it doesn't."""
    at = calendar.tables.day(_only_date(day))
    hours = calendar.tables.hours[at]
    return calendar.tables.moment(at, hours[0][0]) if hours else None


def closing(calendar: WorkingTime, day: date) -> datetime | None:
    """When the office closes for the day; None where it doesn't open."""
    at = calendar.tables.day(_only_date(day))
    hours = calendar.tables.hours[at]
    return calendar.tables.moment(at, hours[-1][1]) if hours else None


def next_working_moment(calendar: WorkingTime, moment: datetime) -> datetime:
    """`moment` itself while the office is open, else the next opening. Raises OutsideCalendar."""
    tables = calendar.tables
    return tables.moment(*tables.latest(tables.worked(*place(tables, moment))))


def place(tables: Tables, moment: datetime) -> tuple[int, int]:
    """Day and minute of a moment. The midnight that ends the calendar is its last day's. Raises OutsideCalendar."""
    moment = local(moment)
    day, minute = moment.toordinal() - tables.first, moment.hour * 60 + moment.minute
    if not 0 <= day < len(tables.hours):
        if day == len(tables.hours) and minute == 0:
            return day - 1, DAY
        tables.outside(day)
    return day, minute


def _open_or_closing(tables: Tables, day: int, minute: int) -> bool:
    return any(opens <= minute <= closes for opens, closes in tables.hours[day])


def _only_date(day: date) -> date:
    if isinstance(day, datetime):
        raise TypeError(f"a date is expected, not the moment {day}")
    return day
