"""More time: asked for by the agency, granted or refused by the level that set the deadline."""

from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.roles import Role
from kientao.programme.actions.moving import locked, move
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment, Difficulty, Extension
from kientao.programme.policies.work import HEADS, may_extend, may_hand_in
from kientao.programme.queries.responsible import programme_office_of
from kientao.programme.rules.states import ENDED, State


@transaction.atomic
def ask_extension(
    *,
    actor: Actor,
    assignment_id: int,
    version: int,
    asked_due: date,
    reason: str,
    difficulty: Difficulty | None = None,
) -> Extension:
    """Asks for a later deadline. The original one stays as it is. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    assignment = locked(assignment_id, version)
    require(may_hand_in(actor, assignment))
    errors = _askable(assignment, asked_due)
    if not reason.strip():
        errors["reason"] = "Ghi lý do: vì sao không kịp, đã làm được gì."
    if errors:
        raise Invalid(errors)
    extension = Extension.objects.create(
        assignment=assignment,
        asked_due=asked_due,
        reason=reason.strip(),
        difficulty=difficulty,
        due_before=assignment.current_due,
        asked_at=now(),
        asked_by=actor.name,
    )
    _audit(actor, "ask_extension", extension, {"asked_due": asked_due.isoformat(), "reason": extension.reason})
    tell(
        [assignment.plan.owner_id, programme_office_of(assignment.plan)],
        [Role.PROGRAMME_OFFICE, Role.LEADER] if assignment.plan.kind != "unit" else HEADS,
        key=f"extension-asked:{extension.pk}",
        kind="extension-asked",
        words=f"{assignment.organisation} xin gia hạn đến {asked_due:%d/%m/%Y}: {assignment.deliverable.text}",
        href=assignment_page(assignment),
    )
    return extension


@transaction.atomic
def grant_extension(
    *,
    actor: Actor,
    extension_id: int,
    granted_due: date,
    document_number: str = "",
    document_date: date | None = None,
    answer: str = "",
) -> Extension:
    """Moves the current deadline; the original one never changes. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    extension = _waiting(extension_id)
    assignment = locked(extension.assignment_id, None)
    number = document_number.strip()
    require(may_extend(actor, assignment, has_document=bool(number and document_date)))
    errors = {}
    if assignment.current_due is not None and granted_due <= assignment.current_due:
        errors["granted_due"] = f"Hạn mới phải sau hạn hiện nay ({assignment.current_due:%d/%m/%Y})."
    if document_date is not None and document_date > today():
        errors["document_date"] = "Ngày văn bản không thể sau hôm nay."
    if assignment.state in ENDED:
        errors[""] = "Việc này đã kết thúc nên không gia hạn nữa."
    if errors:
        raise Invalid(errors)
    extension.state, extension.granted_due = "granted", granted_due
    extension.document_number, extension.document_date = number, document_date
    _close(extension, actor, answer)
    move(
        assignment,
        None,
        actor=actor,
        action="grant_extension",
        data={"granted_due": granted_due.isoformat(), "document": number, "original_due": _day(assignment)},
        current_due=granted_due,
    )
    _tell_answer(assignment, extension, f"Gia hạn đến {granted_due:%d/%m/%Y}: {assignment.deliverable.text}")
    return extension


@transaction.atomic
def refuse_extension(
    *,
    actor: Actor,
    extension_id: int,
    answer: str,
    document_number: str = "",
    document_date: date | None = None,
) -> Extension:
    """The deadline stays. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    extension = _waiting(extension_id)
    assignment = locked(extension.assignment_id, None)
    number = document_number.strip()
    require(may_extend(actor, assignment, has_document=bool(number and document_date)))
    if not answer.strip():
        raise Invalid({"answer": "Ghi lý do không đồng ý gia hạn."})
    extension.state, extension.document_number, extension.document_date = "refused", number, document_date
    _close(extension, actor, answer)
    _audit(actor, "refuse_extension", extension, {"answer": extension.answer, "document": number})
    _tell_answer(assignment, extension, f"Không gia hạn: {assignment.deliverable.text}. {extension.answer}")
    return extension


def _askable(assignment: Assignment, asked_due: date) -> dict[str, str]:
    if assignment.state in ENDED or assignment.state == State.HANDED_IN:
        return {"": "Việc này đã nộp hoặc đã kết thúc nên không cần gia hạn."}
    if assignment.current_due is None:
        return {"": "Việc này chưa có thời hạn nên không có gì để gia hạn."}
    if Extension.objects.filter(assignment=assignment, state="waiting").exists():
        return {"": "Đã có một đề nghị gia hạn đang chờ quyết định."}
    if asked_due <= assignment.current_due or asked_due < today():
        now_due = f"{assignment.current_due:%d/%m/%Y}"
        return {"asked_due": f"Hạn mới phải sau hạn hiện nay ({now_due}) và không trước hôm nay."}
    return {}


def _waiting(extension_id: int) -> Extension:
    extension = Extension.objects.select_for_update(no_key=True).get(pk=extension_id)
    if extension.state != "waiting":
        raise ChangedMeanwhile(extension.decided_by, extension.decided_at)
    return extension


def _close(extension: Extension, actor: Actor, answer: str) -> None:
    extension.answer, extension.decided_at, extension.decided_by = answer.strip(), now(), actor.name
    extension.save()


def _tell_answer(assignment: Assignment, extension: Extension, words: str) -> None:
    tell(
        [assignment.organisation_id],
        [*HEADS, Role.FOCAL_POINT],
        officer=assignment.officer_id,
        key=f"extension-decided:{extension.pk}",
        kind="extension-decided",
        words=words,
        href=assignment_page(assignment),
        urgent=True,
    )


def _audit(actor: Actor, action: str, extension: Extension, data: dict[str, str | int | None]) -> None:
    subject = f"Assignment {extension.assignment_id}"
    record(
        actor=actor,
        action=action,
        subject=subject,
        data={"for": actor.organisation_name, "extension": extension.pk, **data},
    )


def _day(assignment: Assignment) -> str | None:
    return assignment.original_due.isoformat() if assignment.original_due else None
