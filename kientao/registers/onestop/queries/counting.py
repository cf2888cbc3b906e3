"""From the rows of a dossier to its times: gathers what the clocks need and asks them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kientao.kernel.working_time import Extension, Term, Unit, WorkingTime
from kientao.registers.onestop.models import Dossier, Prolongation, SupplementRequest
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.clocks import Course, Supplement, times
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.office_rules import OfficeRules


@dataclass(frozen=True, slots=True)
class Counting:
    """What a dossier's dates are counted with."""

    course: Course
    calendar: WorkingTime
    rules: OfficeRules

    def times(self, *, ended: datetime | None = None, requests: int = 0) -> Times:
        """By both clocks."""
        return times(self.course, self.calendar, self.rules, ended=ended, requests=requests)


def counting_of(
    dossier: Dossier,
    calendars: Calendars,
    *,
    requests: Iterable[SupplementRequest] | None = None,
    prolongations: Iterable[Prolongation] | None = None,
) -> Counting | None:
    """For a dossier with a receipt; None before. Reads what isn't given: one query each."""
    if dossier.received_on is None:
        return None
    asked = SupplementRequest.objects.filter(dossier=dossier) if requests is None else requests
    given = Prolongation.objects.filter(dossier=dossier) if prolongations is None else prolongations
    course = Course(
        received=dossier.received_on,
        term=term_kept(dossier),
        supplements=tuple(
            Supplement(one.asked, one.met, f"Phiếu yêu cầu bổ sung số {one.number}", one.asked_by)
            for one in asked
            if not one.before_receipt
        ),
        prolongations=tuple(
            Extension(Term(one.amount, Unit(one.unit)), one.document, one.person, one.ground, one.given)
            for one in given
        ),
    )
    return Counting(course, calendars.of(dossier.competent_id), rules_of(dossier.rules))


def term_kept(dossier: Dossier) -> Term | None:
    """The term it was accepted under."""
    return Term(dossier.term_amount, Unit(dossier.term_unit)) if dossier.term_amount else None


def recounted(dossier: Dossier, calendars: Calendars | None = None) -> Times:
    """Its times as its rows say now; how often it was asked for more is counted from them too."""
    asked = list(SupplementRequest.objects.filter(dossier=dossier))
    counting = counting_of(dossier, calendars or Calendars(), requests=asked)
    if counting is None:
        return Times()
    return counting.times(ended=dossier.ended, requests=sum(not one.before_receipt for one in asked))
