"""What a receiver does with a product: accept it, return it with a reason, open it again."""

from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.calendar.days import office_calendar
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.people.roles import Role
from kientao.programme.actions.moving import locked, move
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment, HandIn
from kientao.programme.policies.work import HEADS, may_decide
from kientao.programme.rules.states import Act


@transaction.atomic
def accept(*, actor: Actor, assignment_id: int, version: int, note: str = "") -> Assignment:
    """The product is what was asked for. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    assignment = locked(assignment_id, version)
    require(may_decide(actor, assignment))
    row = HandIn.objects.filter(assignment=assignment, state="waiting").order_by("number").last()
    if row is not None:
        _decide(row, actor, "accepted", note)
    moved = move(
        assignment,
        Act.ACCEPT,
        actor=actor,
        action="accept",
        data={"note": note.strip(), "hand_in": row.number if row else None},
        accepted_on=today(),
        correct_by=None,
    )
    _tell_agency(assignment, "accepted", f"Đã nghiệm thu: {assignment.deliverable.text}", urgent=False)
    return moved


@transaction.atomic
def return_product(
    *, actor: Actor, assignment_id: int, version: int, reason: str, correct_by: date | None = None
) -> Assignment:
    """Gives the product back with a reason and a day to correct it by (the plan's own term when none is given).

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    assignment = locked(assignment_id, version)
    require(may_decide(actor, assignment))
    by = _term(assignment, reason, correct_by)
    row = HandIn.objects.filter(assignment=assignment, state="waiting").order_by("number").last()
    if row is not None:
        row.correct_by = by
        _decide(row, actor, "returned", reason)
    moved = move(
        assignment,
        Act.RETURN,
        actor=actor,
        action="return",
        data={"reason": reason.strip(), "correct_by": by.isoformat(), "hand_in": row.number if row else None},
        correct_by=by,
    )
    _tell_agency(assignment, "returned", f"Trả lại: {assignment.deliverable.text}. {reason.strip()}", urgent=True)
    return moved


@transaction.atomic
def reopen(*, actor: Actor, assignment_id: int, version: int, reason: str) -> Assignment:
    """What was accepted turns out not to be done. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    assignment = locked(assignment_id, version)
    require(may_decide(actor, assignment))
    by = _term(assignment, reason, None)
    row = HandIn.objects.filter(assignment=assignment, state="accepted").order_by("number").last()
    if row is not None:
        row.correct_by = by
        _decide(row, actor, "returned", reason)
    moved = move(
        assignment,
        Act.REOPEN,
        actor=actor,
        action="reopen",
        data={"reason": reason.strip(), "correct_by": by.isoformat()},
        accepted_on=None,
        correct_by=by,
    )
    _tell_agency(assignment, "reopened", f"Mở lại: {assignment.deliverable.text}. {reason.strip()}", urgent=True)
    return moved


def _term(assignment: Assignment, reason: str, correct_by: date | None) -> date:
    errors = {}
    if not reason.strip():
        errors["reason"] = "Ghi lý do trả lại và điều cần bổ sung, để cơ quan nộp lại được ngay."
    if correct_by is not None and correct_by < today():
        errors["correct_by"] = "Hạn bổ sung không thể trước hôm nay."
    if errors:
        raise Invalid(errors)
    return correct_by or working_days_from_today(assignment.plan.correction_days)


def working_days_from_today(count: int) -> date:
    """The date `count` working days after today."""
    start = today()
    calendar = office_calendar(start, date(start.year + 1 + count // 200, 12, 31))
    return calendar.add_working_days(start, count)


def _decide(row: HandIn, actor: Actor, state: str, words: str) -> None:
    row.state, row.reason = state, words.strip()
    row.decided_at, row.decided_by, row.decided_for_id = now(), actor.name, actor.organisation
    row.save()


def _tell_agency(assignment: Assignment, kind: str, words: str, *, urgent: bool) -> None:
    tell(
        [assignment.organisation_id],
        [*HEADS, Role.FOCAL_POINT],
        officer=assignment.officer_id,
        key=f"{kind}:{assignment.pk}:{assignment.version}",
        kind=kind,
        words=words,
        href=assignment_page(assignment),
        urgent=urgent,
    )
