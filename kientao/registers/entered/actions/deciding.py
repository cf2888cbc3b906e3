"""Somebody else approves an answer, or returns it with the reason."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.registers.entered.actions.moving import (
    expect_version,
    last_revision,
    locked_answer,
    move,
    said,
    tell_ledger,
)
from kientao.registers.entered.models import Answer, Revision, RevisionState
from kientao.registers.entered.policies import judges, may_approve, may_return
from kientao.registers.entered.rules.states import Act


@transaction.atomic
def approve(*, actor: Actor, answer_id: int, version: int) -> Answer:
    """It counts from now on, in place of what was approved before. Raises NotAllowed, ChangedMeanwhile."""
    answer = locked_answer(answer_id)
    require(judges(actor, answer))
    expect_version(answer, version)
    require(may_approve(actor, answer))
    before = answer.revisions.filter(stands=True).first()
    if before is not None:
        before.stands = False
        before.save(update_fields=["stands"])
    revision = _decided(answer, RevisionState.APPROVED, actor)
    revision.stands = True
    revision.save()
    answer.approved = now()
    data: dict[str, str | int | None] = {
        "value": said(revision.numbers), "revision": revision.number,
        "before": said(before.numbers) if before is not None else None,
    }  # fmt: skip
    tell_ledger(answer.request.question, [answer.organisation_id])
    return move(answer, Act.APPROVE, actor=actor, action="approve_figure_answer", data=data)


@transaction.atomic
def return_answer(*, actor: Actor, answer_id: int, version: int, reason: str) -> Answer:
    """Back to the agency. What was approved before goes on counting. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    answer = locked_answer(answer_id)
    require(judges(actor, answer))
    expect_version(answer, version)
    require(may_return(actor, answer))
    words = " ".join(reason.split())
    if not words or len(words) > 1000:
        raise Invalid({"reason": "Ghi điều cần sửa để cơ quan nộp lại được ngay, tối đa 1.000 ký tự."})
    revision = _decided(answer, RevisionState.RETURNED, actor)
    revision.reason = words
    revision.save()
    data: dict[str, str | int | None] = {"reason": words, "revision": revision.number}
    return move(answer, Act.RETURN, actor=actor, action="return_figure_answer", data=data)


def _decided(answer: Answer, state: RevisionState, actor: Actor) -> Revision:
    revision = last_revision(answer)
    assert revision is not None  # the state says so
    revision.state, revision.decided, revision.decided_by = state, now(), actor.name
    return revision
