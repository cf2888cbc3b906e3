"""A leg counted in dates or days, day by day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kientao.kernel.working_time.legs import NEVER, Leg, paused_day
from kientao.kernel.working_time.rules import Pause
from kientao.kernel.working_time.segments import Segment, counted
from kientao.kernel.working_time.tables import Tables
from kientao.kernel.working_time.terms import Scale


def by_date(
    tables: Tables, name_of: Callable[[date], str], leg: Leg, day: int, minute: int, pauses: Sequence[Pause]
) -> Iterator[Segment]:
    """From `day` on: the day of filing, or that on which the leg before was due at `minute`."""
    stops = [(paused_day(tables, one.since), _until(tables, one), one) for one in pauses]
    first = tables.day_of_date(leg.first) if leg.scale is Scale.DATES else leg.first
    begins = day
    if leg.cause is not None:
        begins = day + 1
        if minute < tables.closing[day]:  # after a leg in hours: what is left of its last day
            yield Segment("not-counted-start", tables.moment(day, minute), tables.moment(day, tables.closing[day]))
    held_from = max(first, min((since for since, until, _ in stops if until == NEVER), default=first))
    for at in range(begins, held_from if leg.held else leg.day + 1):
        when = tables.date_of(at)
        causes = tuple(one for since, until, one in stops if since <= at < until)
        if at < first and (tables.is_date(at) or (at == day and leg.cause is None)):
            yield Segment("not-counted-start", when, when)
        elif causes:
            yield Segment("paused", when, when, causes=causes)
        elif at >= first and _counts(tables, leg, at):
            yield counted(leg, when, when, 1)
        elif tables.is_date(at):
            yield Segment("moved-off-rest-day", when, when)
        else:
            yield Segment("rest", when, when, name=name_of(when))
    if leg.held:
        causes = tuple(one for since, until, one in stops if since <= held_from < until)
        yield Segment("paused", tables.date_of(held_from), None, causes=causes)


def _counts(tables: Tables, leg: Leg, day: int) -> bool:
    if leg.scale is Scale.DAYS:
        return day < leg.end
    return tables.is_date(day) and tables.dates_before[day] < leg.end


def _until(tables: Tables, pause: Pause) -> int:
    return NEVER if pause.until is None else paused_day(tables, pause.until)
