"""Puts people's judgement on a compiled decision: accept, correct, leave out, say whom it means.

What the compiler said stays beside every correction; nothing of it is ever overwritten.
"""

import uuid
from collections.abc import Sequence

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.decisions_keeping import subject_of
from kientao.registers.onestop.models import (
    DecisionAgency,
    DecisionItem,
    DecisionState,
    ItemKind,
    ItemState,
    ProcedureDecision,
)
from kientao.registers.onestop.policies.decisions import may_review_decision
from kientao.registers.onestop.queries.decisions import Reading
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.decision_agencies import Means
from kientao.registers.onestop.rules.from_decision import ProposedProcedure, ProposedProcess
from kientao.registers.onestop.rules.procedure_checks import wrong_with
from kientao.registers.onestop.rules.procedure_sheet import BadCell, read_code

Marked = tuple[int, int]  # an item and the version of it that was shown
_LONGEST = {"title": 1000, "post": 250, "agency_words": 250, "result": 500, "number": 20}
_MOST_STEPS = 200


@transaction.atomic
def accept_decision_items(*, actor: Actor, decision_id: uuid.UUID, items: Sequence[Marked]) -> list[DecisionItem]:
    """Says that they are right as they are.

    Raises NotAllowed; ChangedMeanwhile, accepting none, when one of them was changed meanwhile.
    """
    decision = _open(actor, decision_id)
    rows = [_item(decision, item_id, version) for item_id, version in items]
    for row in rows:
        if row.state == ItemState.PROPOSED:
            row.state = ItemState.ACCEPTED
            _save(row, actor)
    _audit(actor, "accept_decision_items", decision, {"items": len(rows)})
    return rows


@transaction.atomic
def accept_without_errors(*, actor: Actor, decision_id: uuid.UUID, seen: int) -> int:
    """Accepts all nobody has looked at that have no error; `seen` is how many the page said there are.

    Raises NotAllowed; ChangedMeanwhile when there are more by now. How many changed.
    """
    decision = _open(actor, decision_id)
    rows = faultless(Reading(decision))
    if len(rows) > seen:
        raise ChangedMeanwhile
    for row in rows:
        row.state = ItemState.ACCEPTED
        _save(row, actor)
    _audit(actor, "accept_decision_items", decision, {"items": len(rows)})
    return len(rows)


def faultless(reading: Reading) -> list[DecisionItem]:
    """Items nobody has looked at, free of errors."""
    procedures = [one.row for one in reading.procedures if not one.errors]
    processes = [one.row for one in reading.processes if one.ready]
    return [row for row in (*procedures, *processes) if row.state == ItemState.PROPOSED]


@transaction.atomic
def correct_procedure(
    *, actor: Actor, decision_id: uuid.UUID, item_id: int, version: int, said: ProposedProcedure
) -> DecisionItem:
    """Keeps what a person says it is beside what the compiler said. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    decision = _open(actor, decision_id)
    item = _item(decision, item_id, version, ItemKind.PROCEDURE)
    wrong = wrong_with(said.content)
    if said.code:
        try:
            read_code(said.code)
        except BadCell as bad:
            wrong["code"] = str(bad)
    if said.owner and not Organisation.objects.on(today()).filter(code=said.owner).exists():
        wrong["owner"] = "Chọn một cơ quan đang hoạt động."
    if wrong:
        raise Invalid(wrong)
    return _corrected(actor, decision, item, as_json(said), said.content.name)


@transaction.atomic
def correct_process(
    *, actor: Actor, decision_id: uuid.UUID, item_id: int, version: int, said: ProposedProcess
) -> DecisionItem:
    """The same of a process. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    decision = _open(actor, decision_id)
    item = _item(decision, item_id, version, ItemKind.PROCESS)
    _check(said)
    return _corrected(actor, decision, item, as_json(said), said.process.variant or said.process.first.title)


@transaction.atomic
def leave_out(*, actor: Actor, decision_id: uuid.UUID, item_id: int, version: int) -> DecisionItem:
    """It isn't put in the catalogue; with a procedure neither are its processes. Raises NotAllowed,
    ChangedMeanwhile."""
    return _mark(actor, decision_id, item_id, version, ItemState.DROPPED)


@transaction.atomic
def take_back_in(*, actor: Actor, decision_id: uuid.UUID, item_id: int, version: int) -> DecisionItem:
    """It is after all. Raises NotAllowed, ChangedMeanwhile."""
    return _mark(actor, decision_id, item_id, version, ItemState.PROPOSED)


@transaction.atomic
def as_compiled(*, actor: Actor, decision_id: uuid.UUID, item_id: int, version: int) -> DecisionItem:
    """Back to what the compiler said. Raises NotAllowed, ChangedMeanwhile."""
    decision = _open(actor, decision_id)
    item = _item(decision, item_id, version)
    item.current, item.state = item.compiled, ItemState.PROPOSED
    _save(item, actor)
    _audit(actor, "reset_decision_item", decision, {"item": item.compiled_id})
    return item


@transaction.atomic
def say_agency(
    *, actor: Actor, decision_id: uuid.UUID, key: str, means: Means, organisation: Organisation | None = None
) -> DecisionAgency:
    """Whom the words over a part of a process mean, for the whole decision; DOUBTFUL takes an answer back to what the
    register says. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    decision = _open(actor, decision_id)
    row = DecisionAgency.objects.filter(decision=decision, key=key[:250]).first()
    if row is None:
        raise ChangedMeanwhile
    if means is Means.ORGANISATION and (organisation is None or not organisation.exists_on(today())):
        raise Invalid({"organisation": "Chọn một cơ quan đang hoạt động trong danh mục."})
    if means is Means.DOUBTFUL:
        guessed, pk = row.guess or [Means.DOUBTFUL, None]
        row.means, row.organisation_id, row.answered_at, row.answered_by = guessed, pk, None, ""
    else:
        row.means = means
        row.organisation = organisation if means is Means.ORGANISATION else None
        row.answered_at, row.answered_by = now(), actor.name
    row.save()
    meant = organisation.name if organisation and means is Means.ORGANISATION else means.words
    _audit(actor, "say_decision_agency", decision, {"words": row.words, "means": meant})
    return row


@transaction.atomic
def choose_keeper(*, actor: Actor, decision_id: uuid.UUID, version: int, keeper: Organisation) -> ProcedureDecision:
    """Which agency keeps the procedures that name none. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    decision = _open(actor, decision_id, version)
    if not keeper.exists_on(today()):
        raise Invalid({"keeper": f"{keeper.name} không còn hoạt động: chọn cơ quan đang hoạt động."})
    decision.keeper = keeper
    decision.save(update_fields=["keeper"])
    _audit(actor, "choose_decision_keeper", decision, {"keeper": keeper.name})
    return decision


@transaction.atomic
def drop_decision(*, actor: Actor, decision_id: uuid.UUID, version: int, reason: str) -> ProcedureDecision:
    """Nothing of it is put in the catalogue. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    decision = _open(actor, decision_id, version)
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do bỏ bản soát này."})
    decision.state, decision.closed_at, decision.closed_by = DecisionState.DROPPED, now(), actor.name
    decision.save(update_fields=["state", "closed_at", "closed_by"])
    _audit(actor, "drop_procedure_decision", decision, {"reason": reason.strip()[:500]})
    return decision


def locked_decision(decision_id: uuid.UUID) -> ProcedureDecision:
    """Nobody else changes it until the transaction ends."""
    rows = ProcedureDecision.objects.select_for_update(of=("self",), no_key=True)
    return rows.without_text().select_related("owner", "keeper").get(pk=decision_id)


def _open(actor: Actor, decision_id: uuid.UUID, version: int | None = None) -> ProcedureDecision:
    decision = locked_decision(decision_id)
    require(may_review_decision(actor, decision))
    if version is not None and decision.version != version:
        raise ChangedMeanwhile
    decision.version += 1  # whoever adopts adopts what the page showed
    decision.save(update_fields=["version"])
    return decision


def _item(decision: ProcedureDecision, item_id: int, version: int, kind: ItemKind | None = None) -> DecisionItem:
    item = DecisionItem.objects.select_for_update(no_key=True).filter(decision=decision, pk=item_id).first()
    if item is None or (kind is not None and item.kind != kind):
        raise Invalid({"": "Mục này không thuộc quyết định này."})
    if item.version != version:
        raise ChangedMeanwhile(item.changed_by, item.changed_at)
    return item


def _mark(actor: Actor, decision_id: uuid.UUID, item_id: int, version: int, state: ItemState) -> DecisionItem:
    decision = _open(actor, decision_id)
    item = _item(decision, item_id, version)
    item.state = state
    _save(item, actor)
    _audit(actor, f"mark_decision_item_{state.value}", decision, {"item": item.compiled_id})
    return item


def _corrected(
    actor: Actor, decision: ProcedureDecision, item: DecisionItem, value: object, words: str
) -> DecisionItem:
    item.current, item.state = value, ItemState.ACCEPTED
    _save(item, actor)
    _audit(actor, "correct_decision_item", decision, {"item": item.compiled_id, "text": words[:200]})
    return item


def _check(said: ProposedProcess) -> None:
    steps = said.process.steps
    if not steps:
        raise Invalid({"": "Quy trình cần ít nhất một bước; không cần quy trình này thì bỏ cả mục."})
    if len(steps) > _MOST_STEPS:
        raise Invalid({"": f"Quy trình có {len(steps)} bước, tối đa {_MOST_STEPS}: tách thành hai quy trình."})
    for step in steps:
        if not step.title.strip():
            raise Invalid({"": f"Ghi nội dung của bước {step.number or step.key}."})
        for name, most in _LONGEST.items():
            length = len(getattr(step, name))
            if length > most:
                raise Invalid({"": f"Bước {step.number or step.key}: một ô dài {length} ký tự, tối đa {most}."})


def _save(item: DecisionItem, actor: Actor) -> None:
    item.version += 1
    item.changed_at, item.changed_by = now(), actor.name
    item.save()


def _audit(actor: Actor, action: str, decision: ProcedureDecision, data: dict[str, str | int | None]) -> None:
    record(actor=actor, action=action, subject=subject_of(decision), data=data)
