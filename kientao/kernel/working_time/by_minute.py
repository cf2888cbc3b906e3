"""A leg counted in minutes: cut at every opening, closing and midnight, and where a pause begins or ends."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from kientao.kernel.working_time.counting import place
from kientao.kernel.working_time.hours import DAY
from kientao.kernel.working_time.legs import NEVER, Leg, begin
from kientao.kernel.working_time.rules import Pause, StartRule
from kientao.kernel.working_time.segments import Segment, counted
from kientao.kernel.working_time.tables import Tables

# A stamp is minutes since the midnight with which the calendar begins.


def by_minute(
    tables: Tables,
    name_of: Callable[[date], str],
    leg: Leg,
    day: int,
    minute: int,
    rule: StartRule,
    pauses: Sequence[Pause],
) -> Iterator[Segment]:
    """From filing, or from when the leg before was due."""
    at = _stamp(day, minute)
    if leg.cause is None:
        worked = begin(tables, day, minute, rule.cut_off)
        begins = _stamp(*tables.latest(worked))
        if worked > tables.worked(day, minute) or not _open(tables, at):
            yield Segment("not-counted-start", _moment(tables, at), _moment(tables, begins))
            at = begins
    stops = [
        (_stamp(*place(tables, one.since)), _stamp(*place(tables, one.until)) if one.until else NEVER, one)
        for one in pauses
    ]
    if leg.held:
        end = max(at, min(since for since, until, _ in stops if until == NEVER))
    else:
        end = _stamp(leg.day, leg.minute or 0)
    cuts = {at, end, *_hours(tables, at, end), *(cut for stop in stops for cut in stop[:2])}
    for since, until in pairwise(sorted(cut for cut in cuts if at <= cut <= end)):
        first, last = _moment(tables, since), _moment(tables, until)
        causes = tuple(one for begins, ends, one in stops if begins <= since < ends)
        if causes:
            yield Segment("paused", first, last, causes=causes)
        elif _open(tables, since):
            yield counted(leg, first, last, until - since)
        elif tables.hours[since // DAY]:
            yield Segment("closed", first, last)
        else:
            yield Segment("rest", first, last, name=name_of(first.date()))
    if leg.held:
        causes = tuple(one for begins, ends, one in stops if begins <= end < ends)
        yield Segment("paused", _moment(tables, end), None, causes=causes)


def _hours(tables: Tables, first: int, last: int) -> Iterator[int]:
    """Midnights, openings and closings of the days between two stamps."""
    for day in range(first // DAY, -(-last // DAY)):
        yield _stamp(day, 0)
        for opens, closes in tables.hours[day]:
            yield _stamp(day, opens)
            yield _stamp(day, closes)


def _open(tables: Tables, stamp: int) -> bool:
    return any(opens <= stamp % DAY < closes for opens, closes in tables.hours[stamp // DAY])


def _stamp(day: int, minute: int) -> int:
    return day * DAY + minute


def _moment(tables: Tables, stamp: int) -> datetime:
    return tables.moment(stamp // DAY, stamp % DAY)
