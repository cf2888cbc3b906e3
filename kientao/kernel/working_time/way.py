"""How a due date came about: the way from filing to due, cut where something changes."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from kientao.kernel.working_time.by_date import by_date
from kientao.kernel.working_time.by_minute import by_minute
from kientao.kernel.working_time.counting import place
from kientao.kernel.working_time.legs import Leg
from kientao.kernel.working_time.rules import Pause, StartRule
from kientao.kernel.working_time.segments import Segment, joined
from kientao.kernel.working_time.tables import Tables
from kientao.kernel.working_time.terms import Scale


def way(
    tables: Tables,
    name_of: Callable[[date], str],
    start: datetime,
    legs: Sequence[Leg],
    rule: StartRule,
    pauses: Sequence[Pause],
) -> tuple[Segment, ...]:
    """From filing to due, without hole or overlap; up to the open pause where one holds the term."""
    pieces: list[Segment] = []
    day, minute = place(tables, start)
    for leg in legs:
        if leg.scale is Scale.MINUTES:
            pieces += by_minute(tables, name_of, leg, day, minute, rule, pauses)
        else:
            pieces += by_date(tables, name_of, leg, day, minute, pauses)
        day, minute = leg.day, tables.closing[leg.day] if leg.minute is None else leg.minute
    return tuple(joined(pieces))
