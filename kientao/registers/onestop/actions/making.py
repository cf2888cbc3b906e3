"""Writes a new dossier with its applicant and its first event. Callers have authorised and checked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.search import searchable
from kientao.kernel.working_time import Term
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.moving import Told, begin
from kientao.registers.onestop.models import Applicant, Dossier, RulesVersion
from kientao.registers.onestop.queries.offered import Offered
from kientao.registers.onestop.rules.given import Applicant as GivenApplicant
from kientao.registers.onestop.rules.given import Filing
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.states import Act, Status, after


@dataclass(frozen=True, slots=True)
class Places:
    """Where a dossier was helped, received, is decided and handed out."""

    competent: Organisation
    received_at: Organisation | None = None
    helped_at: Organisation | None = None
    result_at: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is settled by a receipt: the moment, the term, the times, the calendar they were counted by."""

    at: datetime
    term: Term | None
    times: Times
    calendar_version: str


def make_dossier(
    *,
    actor: Actor,
    code: str,
    filing: Filing,
    offered: Offered,
    places: Places,
    filed: datetime,
    rules: RulesVersion | None,
    accepted: Accepted | None = None,
    parent: Dossier | None = None,
    rest: Callable[[Dossier], object] | None = None,
    passed_on: str = "",
    **others: Any,
) -> Dossier:
    """A dossier that was filed, or with `accepted` received: saved, with its first event, spell and audit entry.

    `rest` writes what hangs on it before anything is told: whoever writes into the trail holds it to the end.
    `passed_on`: the counter's own step, done with the receipt; the dossier is written once, as that leaves it.
    """
    first = Status.RECEIVED if accepted else Status.FILED
    last = after(first, Act.START, accepted=True) if passed_on else first
    dossier = Dossier(
        code=code,
        status=last.value,
        version=2 if passed_on else 1,
        procedure=offered.version.procedure,
        version_of_procedure=offered.version,
        process=offered.process_version,
        rules=rules,
        competent=places.competent,
        received_at=places.received_at,
        helped_at=places.helped_at,
        result_at=places.result_at or places.received_at or places.competent,
        channel=filing.channel.value,
        case=filing.case,
        subject=filing.subject,
        applicant_name=filing.applicant.name,
        search=searchable(code, filing.applicant.name, filing.subject)[:2000],
        way_back=filing.way_back,
        result_due=bool(offered.content.results) or parent is None,
        parent=parent,
        filed=filed,
        created=now(),
        created_by=actor.name,
        changed=now(),
        changed_by=actor.name,
        **others,
    )
    if accepted is not None:
        _accept(dossier, accepted)
    dossier.save(force_insert=True)
    _applicant(dossier, filing.applicant).save(force_insert=True)
    if rest is not None:
        rest(dossier)
    at = accepted.at if accepted else filed
    data = {**_said(dossier), "waived": filing.waived or None}
    told = [Told(Act.RECEIVE if accepted else Act.FILE, first, data, at)]
    if passed_on:
        told.append(Told(Act.START, last, {"step": passed_on}, at))
    begin(dossier, told, actor=actor)
    return dossier


def accept_into(dossier: Dossier, accepted: Accepted) -> dict[str, object]:
    """The fields a receipt settles, for a dossier that was filed before."""
    changes: dict[str, object] = {
        "received_on": accepted.at,
        "counted_from": accepted.at,
        "first_due": accepted.times.due,
        "promised": accepted.times.due,
        "calendar_version": accepted.calendar_version,
        "term_amount": accepted.term.amount if accepted.term else None,
        "term_unit": accepted.term.unit.value if accepted.term else "",
        "answer_by": None,
    }
    return changes


def _accept(dossier: Dossier, accepted: Accepted) -> None:
    for name, value in accept_into(dossier, accepted).items():
        setattr(dossier, name, value)
    times = accepted.times
    dossier.due, dossier.early_until = times.due, times.early_until
    dossier.statistic_due, dossier.statistic_early_until = times.statistic_due, times.statistic_early_until


def _applicant(dossier: Dossier, given: GivenApplicant) -> Applicant:
    return Applicant(
        dossier=dossier,
        kind=given.kind,
        id_kind=given.id_kind,
        id_number=given.id_number,
        verified=given.verified,
        birth_date=given.birth_date,
        phone=given.phone,
        email=given.email,
        address=given.address,
        unit_code=given.unit_code,
        agent_name=given.agent_name,
        agent_id_number=given.agent_id_number,
        agent_phone=given.agent_phone,
        wants=",".join(given.wants),
    )


def _said(dossier: Dossier) -> dict[str, str | int | None]:
    """For the trail: no names and numbers of citizens, they would never be forgotten there."""
    return {
        "procedure": dossier.procedure.code,
        "competent": dossier.competent.name,
        "received_at": dossier.received_at.name if dossier.received_at else None,
        "due": f"{dossier.due:%d/%m/%Y %H:%M}" if dossier.due else None,
    }
