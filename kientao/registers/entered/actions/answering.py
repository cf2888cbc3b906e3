"""An agency answers: numbers and evidence are gathered, then handed in."""

import uuid

from django.db import transaction
from django.db.models import Max

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.evidence.models import EvidenceItem, EvidenceWithdrawal
from kientao.people.models import Officer
from kientao.registers.entered.actions.moving import (
    asked_of,
    expect_version,
    last_revision,
    locked_answer,
    move,
    said,
)
from kientao.registers.entered.models import Answer, Revision, RevisionState
from kientao.registers.entered.policies import answers_for, may_answer, may_hand_in
from kientao.registers.entered.rules.answers import Numbers, missing, wrong
from kientao.registers.entered.rules.states import Act


@transaction.atomic
def save_answer(
    *, actor: Actor, answer_id: int, version: int, above: int | None, below: int | None = None, note: str = ""
) -> Answer:
    """What was typed so far, be it not all yet. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    answer = locked_answer(answer_id)
    require(answers_for(actor, answer))
    expect_version(answer, version)
    require(may_answer(actor, answer))
    numbers, words = Numbers(above, below), note.strip()
    errors = wrong(asked_of(answer), numbers)
    if len(words) > 2000:
        errors["note"] = f"Tối đa 2.000 ký tự; đang có {len(words)}. Rút gọn lại."
    if errors:
        raise Invalid(errors)
    revision = drafting(answer, actor)
    revision.above, revision.below, revision.note = above, below, words
    revision.drafted, revision.drafted_by = now(), actor.name
    revision.save()
    return move(answer, Act.SAVE, actor=actor, action="save_figure_answer", data={"value": said(numbers)})


@transaction.atomic
def add_piece(*, actor: Actor, answer_id: int, item: EvidenceItem) -> Answer:
    """One more piece of evidence. Raises NotAllowed, Invalid."""
    answer = locked_answer(answer_id)
    require(may_answer(actor, answer))
    if item.organisation_id != answer.organisation_id:
        raise Invalid({"": "Minh chứng phải do chính cơ quan trả lời nộp."})
    drafting(answer, actor).evidence.add(item)
    return move(answer, Act.SAVE, actor=actor, action="add_figure_evidence", data={"title": item.title})


@transaction.atomic
def drop_piece(*, actor: Actor, answer_id: int, item_id: uuid.UUID) -> Answer:
    """Leaves it out of what is handed in next; what was handed in keeps its own. Raises NotAllowed, Invalid."""
    answer = locked_answer(answer_id)
    require(may_answer(actor, answer))
    revision = drafting(answer, actor)
    item = revision.evidence.filter(pk=item_id).first()
    if item is None:
        raise Invalid({"": "Minh chứng này không có trong trả lời đang nhập: có thể người khác vừa bỏ."})
    revision.evidence.remove(item)
    return move(answer, Act.SAVE, actor=actor, action="drop_figure_evidence", data={"title": item.title})


@transaction.atomic
def hand_in(*, actor: Actor, answer_id: int, version: int) -> Answer:
    """What was saved goes to whoever approves. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    answer = locked_answer(answer_id)
    require(answers_for(actor, answer))
    expect_version(answer, version)
    require(may_hand_in(actor, answer))
    revision = last_revision(answer)
    assert revision is not None  # the state says so
    errors = missing(asked_of(answer), revision.numbers) | _without_evidence(revision)
    if errors:
        raise Invalid(errors)
    revision.state = RevisionState.HANDED_IN
    revision.handed_in, revision.handed_in_by = now(), actor.name
    revision.officer = Officer.objects.filter(pk=actor.officer).first() if actor.officer else None
    revision.save()
    answer.handed_in_on = answer.handed_in_on or today()
    data: dict[str, str | int | None] = {"value": said(revision.numbers), "revision": revision.number}
    return move(answer, Act.HAND_IN, actor=actor, action="hand_in_figure_answer", data=data)


def drafting(answer: Answer, actor: Actor) -> Revision:
    """The revision of a locked answer that is being typed: begun with what came back, if something did."""
    last = last_revision(answer)
    if last is not None and last.state == RevisionState.DRAFTED:
        return last
    return begun(answer, actor, last, last.correction if last is not None else "")


def begun(answer: Answer, actor: Actor, like: Revision | None, correction: str = "") -> Revision:
    """Another revision of a locked answer, with the numbers and the evidence of an earlier one."""
    number = (answer.revisions.aggregate(most=Max("number"))["most"] or 0) + 1
    revision = Revision(
        answer=answer, number=number, state=RevisionState.DRAFTED, correction=correction, drafted=now(),
        drafted_by=actor.name,
    )  # fmt: skip
    if like is not None:
        revision.above, revision.below, revision.note = like.above, like.below, like.note
    revision.save(force_insert=True)
    if like is not None:
        revision.evidence.set(EvidenceItem.objects.standing().filter(pk__in=like.evidence.values("pk")))
    return revision


def _without_evidence(revision: Revision) -> dict[str, str]:
    if not revision.evidence.exists():
        return {"evidence": "Thêm ít nhất một minh chứng: văn bản (số, ngày), tệp hoặc đường dẫn."}
    if EvidenceWithdrawal.objects.filter(item__in=revision.evidence.values("pk")).exists():
        return {"evidence": "Có minh chứng đã được rút. Bỏ minh chứng đó, hoặc thêm cái khác, rồi nộp lại."}
    return {}
