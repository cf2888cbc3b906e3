"""When something is due: the one place where that is decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kientao.kernel.working_time.calendar import WorkingTime
from kientao.kernel.working_time.counting import place
from kientao.kernel.working_time.legs import Leg, first_leg, next_leg
from kientao.kernel.working_time.moments import local
from kientao.kernel.working_time.refusals import NoCalendar, NoStart, NoTerm
from kientao.kernel.working_time.rules import PLAIN, Extension, Pause, StartRule
from kientao.kernel.working_time.segments import Segment
from kientao.kernel.working_time.terms import Scale, Term, Unit
from kientao.kernel.working_time.way import way

UNITS = {Scale.MINUTES: Unit.MINUTE, Scale.DATES: Unit.WORKING_DAY, Scale.DAYS: Unit.CALENDAR_DAY}


@dataclass(frozen=True, slots=True)
class Left:
    """So much is still to be counted; negative: so much too long."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it is due, and everything that makes it so.

    `due` is None while an open pause holds the term; then `remaining` says how much is left of it and of its
    extensions, one entry for each unit. `start` is the moment of filing.
    """

    due: datetime | None
    start: datetime
    term: Term
    calendar_name: str
    calendar_version: str
    rule: StartRule
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]
    remaining: tuple[Left, ...]
    calendar: WorkingTime = field(repr=False, compare=False)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The way from `start` to `due`, stretch by stretch. Made anew each time it is asked for."""
        calendar = self.calendar
        return way(calendar.tables, calendar.name_of, self.start, self.legs(), self.rule, self.pauses)

    def legs(self) -> tuple[Leg, ...]:
        """The term and its extensions on the tables, up to one that is held."""
        return _legs(self.calendar, self.start, self.term, self.rule, self.pauses, self.extensions)


def deadline(
    start: datetime | None,
    term: Term | None,
    calendar: WorkingTime | None,
    *,
    rule: StartRule = PLAIN,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Deadline:
    """When a term that began at `start` is due.

    Extensions are counted on from the due date in the order given, under the same pauses. Raises NoStart, NoTerm,
    NoCalendar, NaiveMoment, and OutsideCalendar where the calendar is too short.
    """
    if start is None:
        raise NoStart("when does the term begin?")
    if term is None:
        raise NoTerm("how long is the term?")
    if calendar is None:
        raise NoCalendar("by which calendar is the term counted?")
    start, pauses, extensions = local(start), tuple(pauses), tuple(extensions)
    legs = _legs(calendar, start, term, rule, pauses, extensions)
    last = legs[-1]
    if last.held:
        due, remaining = None, _remaining(last, extensions[len(legs) - 1 :])
    else:
        due, remaining = _moment(calendar, last), ()
    return Deadline(due, start, term, calendar.name, calendar.version, rule, pauses, extensions, remaining, calendar)


def _legs(
    calendar: WorkingTime,
    start: datetime,
    term: Term,
    rule: StartRule,
    pauses: tuple[Pause, ...],
    extensions: tuple[Extension, ...],
) -> tuple[Leg, ...]:
    tables = calendar.tables
    day, minute = place(tables, start)
    leg = first_leg(tables, day, minute, term, rule, pauses)
    if not extensions:
        return (leg,)
    legs = [leg]
    for extension in extensions:
        if legs[-1].held:
            break
        legs.append(next_leg(tables, legs[-1], extension, pauses))
    return tuple(legs)


def _moment(calendar: WorkingTime, leg: Leg) -> datetime:
    tables = calendar.tables
    if leg.minute is None:
        return tables.due[tables.dates_before[leg.day]]
    return tables.moment(leg.day, leg.minute)


def _remaining(held: Leg, later: Iterable[Extension]) -> tuple[Left, ...]:
    found = {UNITS[held.scale]: held.left}
    for extension in later:
        unit, amount = extension.term.unit, extension.term.amount
        if unit is Unit.WORKING_HOUR:
            unit, amount = Unit.MINUTE, amount * 60
        found[unit] = found.get(unit, 0) + amount
    return tuple(Left(amount, unit) for unit, amount in found.items())
