"""A dossier that can't be received at the counter: recorded with its code, and answered at once (forms 02 and 03)."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.registers.onestop.actions.ending import refuse
from kientao.registers.onestop.actions.making import Places, make_dossier
from kientao.registers.onestop.actions.numbering import next_code
from kientao.registers.onestop.actions.once import once
from kientao.registers.onestop.actions.papers import write_papers
from kientao.registers.onestop.actions.receiving import places_of
from kientao.registers.onestop.actions.supplementing import ask_supplement
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.offered import offered
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.given import Filing, tidied_filing, wrong_with


def file_incomplete(
    *,
    actor: Actor,
    procedure_id: int,
    competent_id: int,
    filing: Filing,
    reason: str,
    items: list[str],
    answer_by: date | None = None,
    request_id: UUID | None = None,
) -> Dossier:
    """Papers are missing: the dossier waits for them without a receipt, and the citizen gets one complete list
    (Phiếu yêu cầu bổ sung). Raises NotAllowed, Invalid."""
    require(may_receive(actor))

    def made() -> Dossier:
        dossier = _filed(actor, procedure_id, competent_id, filing, request_id)
        ask_supplement(
            actor=actor, dossier_id=dossier.pk, version=dossier.version, reason=reason, items=items,
            answer_by=answer_by,
        )  # fmt: skip
        return dossier

    return once(actor, request_id, filing, made)


def file_refused(
    *,
    actor: Actor,
    procedure_id: int,
    competent_id: int,
    filing: Filing,
    reason: str,
    request_id: UUID | None = None,
) -> Dossier:
    """It isn't taken in, and the citizen is told why (Phiếu từ chối tiếp nhận). Raises NotAllowed, Invalid."""
    require(may_receive(actor))

    def made() -> Dossier:
        dossier = _filed(actor, procedure_id, competent_id, filing, request_id)
        return refuse(actor=actor, dossier_id=dossier.pk, version=dossier.version, reason=reason)

    return once(actor, request_id, filing, made)


def _filed(actor: Actor, procedure_id: int, competent_id: int, filing: Filing, request_id: UUID | None) -> Dossier:
    moment = now()
    day = timezone.localdate(moment)
    competent, here, _ = places_of(competent_id, actor.organisation, None, day)
    found, given = offered(procedure_id, competent, day), tidied_filing(filing)
    if errors := wrong_with(given, found.content, day):
        raise Invalid(errors)
    in_force = rules_on(day)
    dossier = make_dossier(
        actor=actor,
        code=next_code(competent, day, in_force.rules),
        filing=given,
        offered=found,
        places=Places(competent, received_at=here),
        filed=moment,
        rules=in_force.version,
        request_id=request_id,
    )
    write_papers(dossier, given, found.content, actor)
    return dossier
