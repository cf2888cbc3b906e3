"""A reviewed decision becomes procedures and processes of the catalogue, in one transaction, through the catalogue's
own verbs: as drafts, or published from the day the decision takes effect."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.registers.onestop.actions.decisions_keeping import subject_of
from kientao.registers.onestop.actions.decisions_reviewing import locked_decision
from kientao.registers.onestop.actions.procedures import change_draft, draft_procedure, draft_version, hash_of
from kientao.registers.onestop.actions.procedures_publishing import (
    Publication,
    abolish_procedure,
    check_publication,
    publish_version,
)
from kientao.registers.onestop.actions.processes import Adoption, draft_process, publish_process
from kientao.registers.onestop.models import DecisionState, Procedure, ProcedureDecision, ProcedureVersion, VersionState
from kientao.registers.onestop.policies.decisions import may_publish_decision, may_review_decision
from kientao.registers.onestop.queries.decisions import FROM_DECISION, Reading, SettledProcedure, SettledProcess
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.procedure import Change

Made = Literal["new", "amended", "abolished", "same", "processes", "process_drafts"]
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """By which decision, from when. Without `publish` all of it becomes drafts that nobody applies yet."""

    publication: Publication
    publish: bool


@dataclass(slots=True)
class Adopted:
    """What was made. `process_drafts` are processes whose faults kept them from being published."""

    decision: ProcedureDecision
    counts: dict[Made, int] = field(
        default_factory=lambda: {
            "new": 0,
            "amended": 0,
            "abolished": 0,
            "same": 0,
            "processes": 0,
            "process_drafts": 0,
        }
    )


@transaction.atomic
def adopt_decision(*, actor: Actor, decision_id: uuid.UUID, version: int, terms: Terms) -> Adopted:
    """Puts everything that wasn't left out in the catalogue, or nothing.

    Raises NotAllowed; ChangedMeanwhile for one that was changed, adopted or dropped meanwhile; Invalid where an item
    has an error or the terms make no sense.
    """
    decision = locked_decision(decision_id)
    if decision.state != DecisionState.OPEN or decision.version != version:
        raise ChangedMeanwhile(decision.closed_by, decision.closed_at)
    require(may_publish_decision(actor, decision) if terms.publish else may_review_decision(actor, decision))
    check_publication(terms.publication)
    reading = Reading(decision)
    _check(reading)
    done = Adopted(decision)
    for one in reading.procedures:
        if one.kept:
            _procedure(actor, one, terms, done)
    owners = dict(Procedure.objects.filter(code__in=_codes(reading)).values_list("code", "pk"))
    for process in reading.kept:
        if isinstance(process, SettledProcess) and process.code in owners:
            _process(actor, process, owners[process.code], terms, done)
    decision.state, decision.closed_at, decision.closed_by = DecisionState.ADOPTED, now(), actor.name
    decision.number, decision.decided_on = terms.publication.decision.strip(), terms.publication.decided_on
    decision.valid_from = terms.publication.valid_from if terms.publish else None
    decision.version += 1
    decision.save(update_fields=["state", "closed_at", "closed_by", "number", "decided_on", "valid_from", "version"])
    record(
        actor=actor,
        action="adopt_procedure_decision",
        subject=subject_of(decision),
        data={
            "number": decision.number,
            "sha256": decision.sha256,
            "valid_from": decision.valid_from.isoformat() if decision.valid_from else None,
            **{str(name): count for name, count in done.counts.items()},
        },
    )
    return done


def _check(reading: Reading) -> None:
    wrong = reading.wrong
    if wrong:
        first = "; ".join(f"{_named(one)}: {one.errors[0]}" for one in wrong[:_SHOWN])
        raise Invalid({"": f"Còn {len(wrong)} mục có lỗi. {first}"})
    if not any(True for _ in reading.kept):
        raise Invalid({"": "Bản soát không còn mục nào để đưa vào: lấy lại mục đã bỏ."})


def _codes(reading: Reading) -> set[str]:
    return {one.code for one in reading.kept if isinstance(one, SettledProcess)}


def _procedure(actor: Actor, one: SettledProcedure, terms: Terms, done: Adopted) -> None:
    try:
        if one.said.change is Change.ABOLISHED:
            _abolish(actor, one, terms, done)
            return
        draft, made = _drafted(actor, one)
        done.counts[made] += 1
        if draft is not None and terms.publish:
            publish_version(actor=actor, version_id=draft.pk, version=draft.version, terms=terms.publication)
    except Invalid as wrong:
        raise Invalid({"": f"{_named(one)}: {wrong}"}) from wrong


def _drafted(actor: Actor, one: SettledProcedure) -> tuple[ProcedureVersion | None, Made]:
    """The draft that says it; None where the catalogue says the same already."""
    known = one.known
    if known is None:
        assert one.owner is not None  # checked before
        made = draft_procedure(
            actor=actor, code=one.said.code, owner=one.owner, content=one.content, source=FROM_DECISION
        )
        return made, "new"
    if known.newest.state == VersionState.DRAFT:
        draft = change_draft(actor=actor, version_id=known.newest.pk, version=known.newest.version, content=one.content)
        return draft, "amended"
    if known.newest.state == VersionState.PUBLISHED and known.content == one.content:
        return None, "same"
    change = one.said.change if one.said.change is Change.REPLACED else Change.AMENDED
    made = draft_version(
        actor=actor, procedure_id=known.procedure.pk, change=change, content=one.content, source=FROM_DECISION
    )
    return made, "amended"


def _abolish(actor: Actor, one: SettledProcedure, terms: Terms, done: Adopted) -> None:
    """Only what is published can be abolished, and only by publishing."""
    known = one.known
    if known is None or not terms.publish or known.newest.state != VersionState.PUBLISHED:
        done.counts["same"] += 1
        return
    abolish_procedure(
        actor=actor, procedure_id=known.procedure.pk, version=known.procedure.version, terms=terms.publication
    )
    done.counts["abolished"] += 1


def _process(actor: Actor, one: SettledProcess, procedure_id: int, terms: Terms, done: Adopted) -> None:
    if one.known is not None and one.known.content_hash == hash_of(as_json(one.process)):
        done.counts["same"] += 1
        return
    try:
        draft = draft_process(actor=actor, procedure_id=procedure_id, variant=one.process.variant, content=one.process)
        if not terms.publish or not one.ready:
            done.counts["process_drafts"] += 1
            return
        by = terms.publication
        publish_process(
            actor=actor,
            process_id=draft.pk,
            version=draft.version,
            terms=Adoption(by.valid_from, by.decision, by.decided_on),
        )
        done.counts["processes"] += 1
    except Invalid as wrong:
        raise Invalid({"": f"Quy trình của {one.code}: {wrong}"}) from wrong


def _named(one: SettledProcedure | SettledProcess) -> str:
    if isinstance(one, SettledProcedure):
        return f"{one.said.code} {one.content.name}"[:120].strip()
    return f"quy trình của {one.code}" if one.code else f"quy trình «{one.process.first.title[:60]}»"


def suggested_terms(decision: ProcedureDecision, effective: date | None) -> Publication:
    """What the decision itself says: its number and date, the day it takes effect, else the one it was signed."""
    signed = decision.decided_on or today()
    return Publication(effective or signed, decision.number, signed)
