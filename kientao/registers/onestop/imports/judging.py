"""By what a dossier of another system is judged: the date it gave itself, else ours, and both clocks from there. Pure.

The other system's appointment stands as it is. Only where it gave none is the term of the procedure counted.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from kientao.kernel.working_time import (
    ZONE,
    OutsideCalendar,
    Term,
    Unit,
    WorkingTime,
    closing,
    days_between,
)
from kientao.registers.onestop.imports.moments import Moment
from kientao.registers.onestop.imports.rows import DossierRow
from kientao.registers.onestop.rules.clocks import Course, Supplement, early_until, statistic, times
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.states import Status

Source = Literal["given", "computed", "none"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`first_due` was promised first; `source` says who set `times.due`: the other system, we, or nobody."""

    times: Times
    first_due: datetime | None
    source: Source


def judged(row: DossierRow, term: Term | None, calendar: WorkingTime, rules: OfficeRules) -> Judgement:
    """Both clocks of a dossier as the row tells of it."""
    requests, paused = _requests(row), _paused(row)
    supplements = tuple(Supplement(one.asked, one.met) for one in row.requests)
    if row.due is None:
        if row.received is None or term is None:
            return Judgement(Times(ended=row.ended, paused_since=paused, requests=requests), None, "none")
        found = times(Course(row.received, term, supplements), calendar, rules, ended=row.ended, requests=requests)
        first = times(Course(row.received, term), calendar, rules).due if supplements else found.due
        kept = Times(
            found.due, found.early_until, found.statistic_due, found.statistic_early_until, row.ended, paused, requests
        )
        return Judgement(kept, first, "computed")
    due = _at_closing(row.due, calendar)
    first = next((one.due_before for one in row.requests if one.due_before is not None), None) or due
    by_statistic = _by_statistic(row, first, due, calendar, rules, supplements)
    early = early_until(due, rules)
    statistic_early = early if by_statistic == due else early_until(by_statistic, rules)
    return Judgement(Times(due, early, by_statistic, statistic_early, row.ended, paused, requests), first, "given")


def _by_statistic(
    row: DossierRow,
    first: datetime,
    due: datetime,
    calendar: WorkingTime,
    rules: OfficeRules,
    supplements: tuple[Supplement, ...],
) -> datetime:
    """As many working dates as the first appointment gave, the citizen's time taken off."""
    if not any(one.met for one in supplements):
        return first
    if row.received is None:
        return due
    days = days_between(calendar, row.received.astimezone(ZONE).date(), first.astimezone(ZONE).date())
    if days < 1:
        return first
    found = statistic(Course(row.received, Term(days, Unit.WORKING_DAY), supplements), calendar, rules)
    return found.due if found is not None and found.due is not None else first


def _at_closing(due: Moment, calendar: WorkingTime) -> datetime:
    """A date without a time is due when the office closes that day."""
    if due.timed:
        return due.at
    try:
        closes = closing(calendar, due.at.date())
    except OutsideCalendar:
        closes = None
    return closes or datetime.combine(due.at.date(), time(23, 59), ZONE)


def _requests(row: DossierRow) -> int:
    return max(len(row.requests), row.requests_said, 1 if row.status is Status.SUPPLEMENT else 0)


def _paused(row: DossierRow) -> datetime | None:
    if row.status not in (Status.SUPPLEMENT, Status.REFUSED, Status.WITHDRAWN, Status.STOPPED):
        return None
    return next((one.asked for one in reversed(row.requests) if one.met is None), None)
