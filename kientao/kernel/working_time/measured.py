"""How much of a term was used, and how much is left of it."""

from collections.abc import Iterable
from datetime import datetime

from kientao.kernel.working_time.calendar import WorkingTime
from kientao.kernel.working_time.counting import place
from kientao.kernel.working_time.deadline import UNITS, Deadline, Left
from kientao.kernel.working_time.hours import DAY
from kientao.kernel.working_time.legs import begin, breaks, count, received_on
from kientao.kernel.working_time.rules import PLAIN, SAME_DATE, Pause, StartRule
from kientao.kernel.working_time.tables import Tables
from kientao.kernel.working_time.terms import SCALES, Scale, Unit


def used(
    start: datetime,
    end: datetime,
    unit: Unit,
    calendar: WorkingTime,
    *,
    rule: StartRule = PLAIN,
    pauses: Iterable[Pause] = (),
) -> int:
    """What a term of that unit, begun at `start`, had used up by `end`: minutes, working dates or days.

    The date of `end` counts whole; time after closing adds nothing. Nothing lies between a moment and itself, and
    where `end` comes before `start` it is as much as the other way round, negative. Raises NaiveMoment,
    OutsideCalendar.
    """
    pauses, tables, scale = tuple(pauses), calendar.tables, SCALES[unit]
    day, minute = place(tables, start)
    until = place(tables, end)
    if until == (day, minute):
        return 0
    if until < (day, minute):
        return -used(end, start, unit, calendar, rule=rule, pauses=pauses)
    if scale is Scale.MINUTES:
        first = begin(tables, day, minute, rule.cut_off)
    else:
        received = received_on(tables, day, minute, rule) + (rule.first != SAME_DATE)
        first = tables.dates_before[received] if scale is Scale.DATES else received
    return _counted(tables, scale, first, _passed(tables, scale, end), pauses)


def remaining_at(deadline: Deadline, moment: datetime) -> tuple[Left, ...]:
    """What is left at a moment, one entry for each unit; negative once it is overdue. Raises OutsideCalendar.

    Days are those after the moment's date: on the due date none is left. What an open pause holds stays as it is.
    """
    tables, scale = deadline.calendar.tables, deadline.term.scale
    if deadline.due is not None:
        now = max(deadline.legs()[0].first, _passed(tables, scale, moment))
        due = _passed(tables, scale, deadline.due)
        left = _counted(tables, scale, now, due, deadline.pauses) if now <= due else due - now
        return (Left(left, UNITS[scale]),)
    found = {one.unit: one.amount for one in deadline.remaining}
    for leg in deadline.legs():
        now = max(leg.first, _passed(tables, leg.scale, moment))
        if now < leg.end:
            unit = UNITS[leg.scale]
            found[unit] = found.get(unit, 0) + _counted(tables, leg.scale, now, leg.end, deadline.pauses)
    return tuple(Left(amount, unit) for unit, amount in found.items())


def _counted(tables: Tables, scale: Scale, first: int, end: int, pauses: Iterable[Pause]) -> int:
    return max(0, count(first, end, breaks(tables, scale, pauses)))


def _passed(tables: Tables, scale: Scale, moment: datetime) -> int:
    """How far the scale has come by then, its date included."""
    day, minute = place(tables, moment)
    if scale is Scale.MINUTES:
        return tables.worked(day, minute)
    if minute == 0 and day and tables.hours[day - 1] and tables.closing[day - 1] == DAY:
        day -= 1  # the midnight at which the day before closes
    return tables.dates_before[day + 1] if scale is Scale.DATES else day + 1
