"""Reviewing procedures: proposals to simplify, decided with what they save; impact of those that a new law brings."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import claim_version
from kientao.ledger.waiting import changed
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.procedures import subject_of
from kientao.registers.onestop.facts.sources import PROCEDURES
from kientao.registers.onestop.models import Assessment, Procedure, Reduction
from kientao.registers.onestop.policies.procedures import (
    may_assess,
    may_change_assessment,
    may_judge,
    may_propose,
)
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.compliance_cost import Cost, Reviewed, saving

_MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Assessed:
    """What an impact assessment says (NĐ 63/2010/NĐ-CP, Điều 10): need, reasonableness, legality, cost."""

    title: str
    draft_document: str
    needed: str
    reasonable: str
    lawful: str
    cost: Cost


def propose_reduction(*, actor: Actor, procedure_id: int, text: str, before: Reviewed, after: Reviewed) -> Reduction:
    """A proposal with both costs and terms; what it saves is kept with it. Raises NotAllowed, Invalid."""
    procedure = Procedure.objects.select_related("owner").get(pk=procedure_id)
    require(may_propose(actor, procedure))
    saved = saving(before.cost, after.cost)
    if not text.strip():
        raise Invalid({"text": "Ghi nội dung đề xuất: bỏ giấy tờ nào, rút ngắn thời hạn nào."})
    if abs(saved.whole) > _MOST:
        raise Invalid({"": "Chi phí lớn quá mức ghi được: kiểm tra lại số lượng và đơn giá."})
    if before == after:
        raise Invalid({"": "Chi phí và thời hạn trước, sau giống hệt nhau: ghi phần được cắt giảm."})
    with transaction.atomic():
        made = Reduction.objects.create(
            procedure=procedure,
            text=text.strip(),
            content_before=as_json(before),
            content_after=as_json(after),
            saves=saved.whole,
            made_by=actor.name,
            made_at=now(),
        )
        _recorded(actor, "propose_reduction", made)
    return made


def decide_reduction(
    *, actor: Actor, reduction_id: int, version: int, approve: bool, decision: str, decided_on: date
) -> Reduction:
    """Approved or not, by a document. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    rows = Reduction.objects.select_related("procedure")
    require(may_judge(actor, rows.get(pk=reduction_id)))
    wrong: dict[str, str] = {}
    if not decision.strip() or len(decision) > 120:
        wrong["decision"] = "Ghi số văn bản quyết định, tối đa 120 ký tự."
    if decided_on > today():
        wrong["decided_on"] = "Ngày quyết định chưa đến."
    if wrong:
        raise Invalid(wrong)
    with transaction.atomic():
        try:
            claim_version(Reduction.objects.filter(state="proposed"), reduction_id, version)
        except (ChangedMeanwhile, Reduction.DoesNotExist):
            require(may_judge(actor, rows.get(pk=reduction_id)))
            raise ChangedMeanwhile from None
        found = rows.get(pk=reduction_id)
        found.state = "approved" if approve else "refused"
        found.decision, found.decided_on = decision.strip(), decided_on
        found.save()
        changed(PROCEDURES, found.procedure_id)
        _recorded(actor, "approve_reduction" if approve else "refuse_reduction", found)
    return found


def assess(
    *, actor: Actor, organisation: Organisation, said: Assessed, procedure_id: int | None = None, done: bool = False
) -> Assessment:
    """An assessment, to go on with or done. Raises NotAllowed, Invalid."""
    require(may_assess(actor, organisation.pk))
    _check(said, done=done)
    with transaction.atomic():
        made = Assessment(organisation=organisation, procedure_id=procedure_id, made_by=actor.name, made_at=now())
        _write(made, said, done=done)
        made.save()
        _assessed(actor, made)
    return made


def change_assessment(
    *, actor: Actor, assessment_id: int, version: int, said: Assessed, done: bool = False
) -> Assessment:
    """Goes on with one, and closes it when `done`. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    require(may_change_assessment(actor, Assessment.objects.get(pk=assessment_id)))
    _check(said, done=done)
    with transaction.atomic():
        try:
            claim_version(Assessment.objects.filter(state="draft"), assessment_id, version)
        except (ChangedMeanwhile, Assessment.DoesNotExist):
            there = Assessment.objects.get(pk=assessment_id)
            require(may_change_assessment(actor, there))
            raise ChangedMeanwhile(there.made_by) from None
        found = Assessment.objects.get(pk=assessment_id)
        _write(found, said, done=done)
        found.save()
        _assessed(actor, found)
    return found


def _check(said: Assessed, *, done: bool) -> None:
    wrong = {name: "Ghi nội dung này." for name in ("title", "draft_document") if not getattr(said, name).strip()}
    if done:
        for name in ("needed", "reasonable", "lawful"):
            if not getattr(said, name).strip():
                wrong[name] = "Ghi nội dung này trước khi hoàn thành."
    if len(said.title) > 1000:
        wrong["title"] = "Dài quá 1000 ký tự: rút ngắn lại."
    if len(said.draft_document) > 500:
        wrong["draft_document"] = "Dài quá 500 ký tự: rút ngắn lại."
    if wrong:
        raise Invalid(wrong)


def _write(found: Assessment, said: Assessed, *, done: bool) -> None:
    found.title, found.draft_document = said.title.strip(), said.draft_document.strip()
    found.needed, found.reasonable, found.lawful = said.needed.strip(), said.reasonable.strip(), said.lawful.strip()
    found.cost = as_json(said.cost)
    found.state, found.done_on = ("done", today()) if done else ("draft", None)


def _assessed(actor: Actor, found: Assessment) -> None:
    if found.procedure_id is not None:
        changed(PROCEDURES, found.procedure_id)
    record(
        actor=actor,
        action="finish_assessment" if found.state == "done" else "assess_procedure",
        subject=f"Assessment {found.pk}",
        data={"title": found.title[:200], "document": found.draft_document[:200]},
    )


def _recorded(actor: Actor, action: str, reduction: Reduction) -> None:
    record(
        actor=actor,
        action=action,
        subject=subject_of(reduction.procedure),
        data={"reduction": reduction.pk, "saves": reduction.saves, "decision": reduction.decision},
    )
