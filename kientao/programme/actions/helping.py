"""Difficulties raised and answered, and what coordinating agencies give."""

from collections.abc import Sequence

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.evidence.models import EvidenceItem
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.programme.actions.deciding import working_days_from_today
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import task_page
from kientao.programme.models import Assignment, Contribution, Difficulty, Task
from kientao.programme.policies.work import DECIDERS, STAFF, may_answer, may_contribute, may_raise
from kientao.programme.queries.parts import lead_agencies, takes_part
from kientao.programme.queries.responsible import committee_of, programme_office_of
from kientao.programme.rules.routing import resolver_of


@transaction.atomic
def raise_difficulty(
    *,
    actor: Actor,
    task_id: int,
    text: str,
    proposal: str = "",
    assignment: Assignment | None = None,
    about: Organisation | None = None,
) -> Difficulty:
    """Raises a difficulty and sends it to who can resolve it. Raises NotAllowed, Invalid."""
    task = Task.objects.select_related("plan__province").get(pk=task_id)
    require(may_raise(actor, takes_part(actor, task)))
    if not text.strip():
        raise Invalid({"text": "Nêu vướng mắc: điều gì đang cản trở, ở khâu nào."})
    if actor.organisation is None:
        raise Invalid({"": "Chọn cơ quan đang thay mặt rồi thực hiện lại."})
    to = resolver_of(
        actor.organisation,
        about=about.pk if about else None,
        lead=_other_lead(actor, task),
        receiver=assignment.receiver_id if assignment else None,
        programme_office=programme_office_of(task.plan),
        committee=committee_of(task.plan),
    )
    difficulty = Difficulty.objects.create(
        task=task,
        assignment=assignment,
        organisation_id=actor.organisation,
        text=text.strip(),
        proposal=proposal.strip(),
        raised_at=now(),
        raised_by=actor.name,
        sent_to_id=to,
        answer_by=working_days_from_today(task.plan.answer_days),
    )
    _audit(actor, "raise_difficulty", difficulty, {"text": difficulty.text, "sent_to": difficulty.sent_to.name})
    tell(
        [to],
        DECIDERS,
        key=f"difficulty:{difficulty.pk}",
        kind="difficulty",
        words=f"{actor.organisation_name} nêu vướng mắc: {difficulty.text[:200]}",
        href=f"{task_page(task.pk)}#vuong-mac-{difficulty.pk}",
    )
    return difficulty


@transaction.atomic
def answer_difficulty(*, actor: Actor, difficulty_id: int, version: int, answer: str) -> Difficulty:
    """Answers it; who raised it says whether that helped. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    difficulty = _locked(difficulty_id, version)
    require(may_answer(actor, difficulty.sent_to_id, difficulty.sent_to.name))
    if difficulty.state == "closed":
        raise Invalid({"": "Vướng mắc này đã được ghi là giải quyết xong."})
    if not answer.strip():
        raise Invalid({"answer": "Ghi nội dung trả lời."})
    difficulty.answer, difficulty.state = answer.strip(), "answered"
    difficulty.answered_at, difficulty.answered_by = now(), actor.name
    _save(difficulty)
    _audit(actor, "answer_difficulty", difficulty, {"answer": difficulty.answer})
    tell(
        [difficulty.organisation_id],
        STAFF,
        key=f"difficulty-answered:{difficulty.pk}:{difficulty.version}",
        kind="difficulty-answered",
        words=f"Đã trả lời vướng mắc: {difficulty.text[:120]}",
        href=f"{task_page(difficulty.task_id)}#vuong-mac-{difficulty.pk}",
    )
    return difficulty


@transaction.atomic
def pass_difficulty(*, actor: Actor, difficulty_id: int, version: int, to: Organisation, reason: str) -> Difficulty:
    """Sends it on to who can really resolve it; the term stays. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    difficulty = _locked(difficulty_id, version)
    require(may_answer(actor, difficulty.sent_to_id, difficulty.sent_to.name))
    if not reason.strip():
        raise Invalid({"reason": "Ghi vì sao cơ quan kia giải quyết được."})
    before, difficulty.sent_to = difficulty.sent_to, to
    _save(difficulty)
    _audit(actor, "pass_difficulty", difficulty, {"from": before.name, "sent_to": to.name, "reason": reason.strip()})
    tell(
        [to.pk],
        DECIDERS,
        key=f"difficulty-passed:{difficulty.pk}:{difficulty.version}",
        kind="difficulty",
        words=f"{before.name} chuyển vướng mắc: {difficulty.text[:200]}",
        href=f"{task_page(difficulty.task_id)}#vuong-mac-{difficulty.pk}",
    )
    return difficulty


@transaction.atomic
def close_difficulty(*, actor: Actor, difficulty_id: int, version: int) -> Difficulty:
    """Who raised it says that it is resolved. Raises NotAllowed, ChangedMeanwhile."""
    difficulty = _locked(difficulty_id, version)
    own = actor.organisation == difficulty.organisation_id
    require(may_raise(actor, own))
    difficulty.state, difficulty.closed_at = "closed", now()
    _save(difficulty)
    _audit(actor, "close_difficulty", difficulty, {})
    return difficulty


@transaction.atomic
def contribute(*, actor: Actor, task_id: int, text: str, evidence: Sequence[EvidenceItem] = ()) -> Contribution:
    """A coordinating agency gives an opinion, data, a document. Raises NotAllowed, Invalid."""
    task = Task.objects.select_related("plan").get(pk=task_id)
    require(may_contribute(actor, takes_part(actor, task)))
    if not text.strip():
        raise Invalid({"text": "Ghi nội dung đóng góp."})
    if actor.organisation is None or any(item.organisation_id != actor.organisation for item in evidence):
        raise Invalid({"evidence": "Tài liệu phải do chính cơ quan nộp."})
    row = Contribution.objects.create(
        task=task, organisation_id=actor.organisation, text=text.strip(), at=now(), by=actor.name
    )
    row.evidence.set(evidence)
    record(
        actor=actor,
        action="contribute",
        subject=f"Task {task.pk}",
        data={"for": actor.organisation_name, "text": row.text},
    )
    tell(
        lead_agencies(task),
        [Role.FOCAL_POINT, Role.HEAD],
        key=f"contribution:{row.pk}",
        kind="contribution",
        words=f"{actor.organisation_name} góp ý: {row.text[:200]}",
        href=f"{task_page(task.pk)}#gop-y-{row.pk}",
    )
    return row


def overdue_answers() -> Sequence[Difficulty]:
    """Difficulties whose term has passed without an answer."""
    return list(Difficulty.objects.filter(state="open", answer_by__lt=today()).select_related("task", "sent_to"))


def _other_lead(actor: Actor, task: Task) -> int | None:
    return next((one for one in sorted(lead_agencies(task)) if one != actor.organisation), None)


def _locked(difficulty_id: int, version: int) -> Difficulty:
    difficulty = locked_row(Difficulty.objects.select_related("sent_to"), difficulty_id)
    if difficulty.version != version:
        raise ChangedMeanwhile(difficulty.answered_by, difficulty.answered_at)
    return difficulty


def _save(difficulty: Difficulty) -> None:
    difficulty.version += 1
    difficulty.save()


def _audit(actor: Actor, action: str, difficulty: Difficulty, data: dict[str, str | int | None]) -> None:
    record(
        actor=actor,
        action=action,
        subject=f"Task {difficulty.task_id}",
        data={"for": actor.organisation_name, "difficulty": difficulty.pk, **data},
    )
