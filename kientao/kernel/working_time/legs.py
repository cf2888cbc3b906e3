"""A term and each of its extensions are legs of one way: where each begins on its scale, and where it ends.

All is whole numbers of the tables; `deadline` says when that is, `way` how it came about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kientao.kernel.working_time.counting import place
from kientao.kernel.working_time.months import length_in_days
from kientao.kernel.working_time.rules import SAME_DATE, Extension, Pause, StartRule
from kientao.kernel.working_time.tables import Tables
from kientao.kernel.working_time.terms import Scale, Term, Unit

NEVER = 1 << 62
Break = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leg:
    """From `first` up to `end`, not included, on `scale`; that many were `left` where an open pause holds it.

    `day` and `minute` are when it is due, unless `held`: `minute` None is the closing of a working date.
    """

    scale: Scale
    first: int
    end: int
    left: int
    held: bool
    day: int
    minute: int | None
    cause: Extension | None


def first_leg(tables: Tables, day: int, minute: int, term: Term, rule: StartRule, pauses: Sequence[Pause]) -> Leg:
    """The term itself, filed at that minute."""
    scale = term.scale
    if scale is Scale.MINUTES:
        return _run(tables, scale, begin(tables, day, minute, rule.cut_off), _minutes(term), pauses)
    same_date = rule.first == SAME_DATE
    received = received_on(tables, day, minute, rule)
    if scale is Scale.DATES:
        return _run(tables, scale, tables.dates_before[received + (not same_date)], term.amount, pauses)
    amount = length_in_days(tables.date_of(received), term, counted=same_date)
    return _run(tables, scale, received + (not same_date), amount, pauses)


def next_leg(tables: Tables, before: Leg, extension: Extension, pauses: Sequence[Pause]) -> Leg:
    """An extension, counted on from the due date."""
    term = extension.term
    scale = term.scale
    if scale is Scale.MINUTES:
        worked = tables.worked(before.day, tables.closing[before.day] if before.minute is None else before.minute)
        return _run(tables, scale, worked, _minutes(term), pauses, extension)
    if scale is Scale.DATES:
        return _run(tables, scale, tables.dates_before[before.day + 1], term.amount, pauses, extension)
    amount = length_in_days(tables.date_of(before.day), term, counted=False)
    return _run(tables, scale, before.day + 1, amount, pauses, extension)


def begin(tables: Tables, day: int, minute: int, cut_off: int | None) -> int:
    """How many minutes were worked when a term in hours begins: after the cut-off, all of that day's are over."""
    late = cut_off is not None and minute > cut_off
    return tables.minutes_before[day + 1] if late else tables.worked(day, minute)


def received_on(tables: Tables, day: int, minute: int, rule: StartRule) -> int:
    """The day that counts as the day of filing."""
    if rule.cut_off is None and rule.first != SAME_DATE:
        return day
    in_time = rule.cut_off is None or minute <= rule.cut_off
    still_open = rule.first != SAME_DATE or minute < tables.closing[day]
    return day if in_time and still_open and tables.is_date(day) else tables.next_date(day)


def breaks(tables: Tables, scale: Scale, pauses: Iterable[Pause]) -> list[Break]:
    """The pauses on a scale, in order, those that touch made one."""
    found = sorted(
        (_position(tables, scale, one.since), NEVER if one.until is None else _position(tables, scale, one.until))
        for one in pauses
    )
    merged = found[:1]
    for since, until in found[1:]:
        if since <= merged[-1][1]:
            if until > merged[-1][1]:
                merged[-1] = (merged[-1][0], until)
        else:
            merged.append((since, until))
    return merged


def paused_day(tables: Tables, moment: datetime) -> int:
    """The first day that a pause beginning then takes away: that day itself while the office has not closed."""
    day, minute = place(tables, moment)
    return day if minute < tables.closing[day] else day + 1


def count(first: int, end: int, stopped: Sequence[Break]) -> int:
    """How many from `first` up to `end`, those in breaks left out."""
    total = end - first
    for since, until in stopped:
        total -= max(0, min(until, end) - max(since, first))
    return total


def _run(
    tables: Tables, scale: Scale, first: int, amount: int, pauses: Sequence[Pause], cause: Extension | None = None
) -> Leg:
    stopped = breaks(tables, scale, pauses) if pauses else ()
    end, left = _reach(first, amount, stopped)
    if left:
        return Leg(scale, first, end, left, True, 0, None, cause)
    if scale is Scale.MINUTES:
        return Leg(scale, first, end, 0, False, *tables.earliest(end), cause)
    if scale is Scale.DATES:
        return Leg(scale, first, end, 0, False, tables.day_of_date(end - 1), None, cause)
    last = _off_rest_day(tables, end - 1, stopped)
    return Leg(scale, first, end, 0, last is None, last or 0, None, cause)


def _reach(first: int, amount: int, stopped: Sequence[Break]) -> tuple[int, int]:
    """Where `amount` counted from `first` ends, and how many an open break leaves uncounted."""
    end = first + amount
    for since, until in stopped:
        if since >= end:
            break
        if until > first:
            since = max(since, first)
            if until == NEVER:
                return since, end - since
            end += until - since
    return end, 0


def _off_rest_day(tables: Tables, day: int, stopped: Sequence[Break]) -> int | None:
    """The day itself where it is a working date, else the next one that no pause takes; None where one takes all.

    Bộ luật Dân sự 2015, Điều 148 khoản 5.
    """
    if day >= len(tables.hours):
        tables.outside(day)
    if tables.is_date(day):
        return day
    day = tables.next_date(day)
    for since, until in stopped:
        if since <= day < until:
            if until == NEVER:
                return None
            day = until if tables.is_date(until) else tables.next_date(until)
    return day


def _position(tables: Tables, scale: Scale, moment: datetime) -> int:
    if scale is Scale.MINUTES:
        return tables.worked(*place(tables, moment))
    day = paused_day(tables, moment)
    return tables.dates_before[day] if scale is Scale.DATES else day


def _minutes(term: Term) -> int:
    return term.amount * 60 if term.unit is Unit.WORKING_HOUR else term.amount
