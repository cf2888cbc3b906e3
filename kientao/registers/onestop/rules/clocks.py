"""The two clocks of a dossier: from what it went through to when it is due by each. Pure.

The appointment's term begins anew when a supplement is complete, or goes on, as the office's rules say; the statistic's
stands still meanwhile. A request made when the term is over cures nothing by either.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from kientao.kernel.working_time import (
    ZONE,
    Deadline,
    Extension,
    Pause,
    StartRule,
    Term,
    Unit,
    WorkingTime,
    add_days,
    add_minutes,
    closing,
    deadline,
    next_working_moment,
)
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.office_rules import OfficeRules, SupplementEffect
from kientao.registers.onestop.rules.procedure import Limit, LimitUnit

_UNITS = {
    LimitUnit.HOUR: Unit.WORKING_HOUR,
    LimitUnit.WORKING_DAY: Unit.WORKING_DAY,
    LimitUnit.DAY: Unit.CALENDAR_DAY,
    LimitUnit.MONTH: Unit.MONTH,
}


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request to the citizen after the receipt, and when it was met."""

    asked: datetime
    met: datetime | None = None
    document: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """What a dossier went through, as far as its clocks care. `term` None: the law gives none in numbers."""

    received: datetime
    term: Term | None
    supplements: tuple[Supplement, ...] = ()
    prolongations: tuple[Extension, ...] = ()

    @property
    def paused_since(self) -> datetime | None:
        """When the supplement was asked for that hasn't come yet."""
        return next((one.asked for one in self.supplements if one.met is None), None)


def term_of(limit: Limit | None) -> Term | None:
    """A procedure's limit as a term; None where it is said in words only, or nothing is."""
    if limit is None or not limit.amount:
        return None
    return Term(limit.amount, _UNITS[limit.unit])


def appointment(course: Course, calendar: WorkingTime, rules: OfficeRules) -> Deadline | None:
    """By when the citizen gets an answer (NĐ 61/2018/NĐ-CP, Điều 19; NĐ 118/2025/NĐ-CP).
    None without a term.

    While a supplement is awaited it says when it was due as things stood before.
    """
    if course.term is None:
        return None
    start, pauses = course.received, list[Pause]()
    found = _counted(course, start, pauses, calendar, rules)
    for supplement in course.supplements:
        if supplement.met is None or found.due is None or supplement.asked > found.due:
            continue
        if rules.supplement is SupplementEffect.RESTART:
            start = supplement.met
        else:
            pauses.append(_pause(supplement))
        found = _counted(course, start, pauses, calendar, rules)
    return found


def statistic(course: Course, calendar: WorkingTime, rules: OfficeRules) -> Deadline | None:
    """By when it is on time in the national count (QĐ 766/QĐ-TTg): the citizen's time is taken off. None without a
    term."""
    if course.term is None:
        return None
    met = [_pause(one) for one in course.supplements if one.met is not None]
    return _counted(course, course.received, met, calendar, rules)


def times(
    course: Course, calendar: WorkingTime, rules: OfficeRules, *, ended: datetime | None = None, requests: int = 0
) -> Times:
    """What a dossier is judged by, both clocks together."""
    by_appointment, by_statistic = appointment(course, calendar, rules), statistic(course, calendar, rules)
    due = by_appointment.due if by_appointment else None
    statistic_due = by_statistic.due if by_statistic else None
    return Times(
        due=due,
        early_until=early_until(due, rules),
        statistic_due=statistic_due,
        statistic_early_until=early_until(statistic_due, rules),
        ended=ended,
        paused_since=course.paused_since,
        requests=requests,
    )


def early_until(due: datetime | None, rules: OfficeRules) -> datetime | None:
    """The last moment that counts as early: the end of the date so many days before the due one."""
    if due is None:
        return None
    due = due.astimezone(ZONE)
    return datetime.combine(due.date() - timedelta(days=rules.early_days), time.max, due.tzinfo)


def sign_apology_by(due: datetime, calendar: WorkingTime, rules: OfficeRules) -> datetime:
    """The legal hour of an apology: when the office closes, so many working dates before the term ends."""
    due = due.astimezone(ZONE)
    day = add_days(calendar, due.date(), -rules.apology_lead_days) if rules.apology_lead_days else due.date()
    closes = closing(calendar, day)
    return due if closes is None else min(closes, due)


def transferred(received: datetime, calendar: WorkingTime, rules: OfficeRules) -> datetime:
    """When the step after the counter begins: at once, or when the office next opens where it came after the hour
    (NĐ 61/2018/NĐ-CP, Điều 18; NĐ 118/2025/NĐ-CP)."""
    received, cut_off = received.astimezone(ZONE), rules.transfer_cut_off
    if cut_off is None or received.hour * 60 + received.minute <= cut_off:
        return next_working_moment(calendar, received)
    end_of_day = datetime.combine(received.date() + timedelta(days=1), time.min, received.tzinfo)
    return next_working_moment(calendar, end_of_day)


def answer_until(filed: datetime, calendar: WorkingTime, rules: OfficeRules) -> datetime:
    """By when a dossier that was filed online is accepted, returned or refused."""
    return add_minutes(calendar, filed, rules.answer_hours * 60)


def _counted(
    course: Course, start: datetime, pauses: Iterable[Pause], calendar: WorkingTime, rules: OfficeRules
) -> Deadline:
    rule = StartRule(first=rules.first_date.value, cut_off=rules.cut_off)
    given = [one for one in course.prolongations if one.given_at is None or one.given_at >= start]
    return deadline(start, course.term, calendar, rule=rule, pauses=pauses, extensions=given)


def _pause(supplement: Supplement) -> Pause:
    return Pause(supplement.asked, supplement.met, supplement.document, supplement.person, "Chờ bổ sung hồ sơ")
