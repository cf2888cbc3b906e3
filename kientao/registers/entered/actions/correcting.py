"""What was approved turns out wrong: another revision is opened for it, or left again."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.registers.entered.actions.answering import begun
from kientao.registers.entered.actions.moving import expect_version, locked_answer, move
from kientao.registers.entered.models import Answer, RevisionState
from kientao.registers.entered.policies import answers_for, may_correct, may_drop_correction
from kientao.registers.entered.rules.states import Act


@transaction.atomic
def correct(*, actor: Actor, answer_id: int, version: int, reason: str) -> Answer:
    """Begins with the approved numbers and evidence; those count until the correction is approved.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    answer = locked_answer(answer_id)
    require(answers_for(actor, answer))
    expect_version(answer, version)
    require(may_correct(actor, answer))
    why = " ".join(reason.split())
    if not why or len(why) > 500:
        raise Invalid({"reason": "Ghi vì sao số đã duyệt phải sửa, tối đa 500 ký tự."})
    revision = begun(answer, actor, answer.revisions.get(stands=True), why)
    data: dict[str, str | int | None] = {"reason": why, "revision": revision.number}
    return move(answer, Act.CORRECT, actor=actor, action="correct_figure_answer", data=data)


@transaction.atomic
def drop_correction(*, actor: Actor, answer_id: int, version: int) -> Answer:
    """What was approved stays as it is. Raises NotAllowed, ChangedMeanwhile."""
    answer = locked_answer(answer_id)
    require(answers_for(actor, answer))
    expect_version(answer, version)
    require(may_drop_correction(actor, answer))
    drafted = answer.revisions.filter(state=RevisionState.DRAFTED)
    drafted.update(state=RevisionState.DROPPED, decided=now(), decided_by=actor.name)
    return move(answer, Act.DROP, actor=actor, action="drop_figure_correction")
