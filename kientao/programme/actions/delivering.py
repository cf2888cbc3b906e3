"""What an agency does with its assignment: pass it on inside, prepare, send for signature, hand in, take back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem, EvidenceWithdrawal
from kientao.people.models import Division, Officer, Organisation, Posting
from kientao.people.roles import Role
from kientao.programme.actions.gathering import gathered, gathering
from kientao.programme.actions.moving import locked, move
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment, HandIn, Signing
from kientao.programme.policies.work import DECIDERS, HEADS, may_distribute, may_hand_in, may_prepare
from kientao.programme.rules.states import Act


@transaction.atomic
def distribute(
    *, actor: Actor, assignment_id: int, version: int, division_id: int | None, officer_id: int | None
) -> Assignment:
    """The head passes an assignment to a division and an officer of the agency. Raises NotAllowed, Invalid."""
    assignment = locked(assignment_id, version)
    require(may_distribute(actor, assignment))
    division = _division_of(division_id, assignment.organisation_id)
    officer = _officer_of(officer_id, assignment.organisation_id)
    data = {"division": division.name if division else None, "officer": officer.name if officer else None}
    moved = move(assignment, None, actor=actor, action="distribute", data=data, division=division, officer=officer)
    if officer is not None:
        tell(
            [assignment.organisation_id],
            [],
            officer=officer.pk,
            key=f"distributed:{assignment.pk}:{assignment.version}",
            kind="distributed",
            words=f"Anh/chị được giao: {assignment.deliverable.text}",
            href=assignment_page(assignment),
        )
    return moved


@transaction.atomic
def prepare(
    *,
    actor: Actor,
    assignment_id: int,
    version: int,
    evidence: Sequence[EvidenceItem] | None = None,
    note: str = "",
    submitted_on: date | None = None,
    signed_on: date | None = None,
) -> HandIn:
    """Puts the product and its evidence together for the head to hand in; without `evidence`, what was gathered.

    Raises NotAllowed, Invalid.
    """
    assignment = locked(assignment_id, version)
    require(may_prepare(actor, assignment))
    evidence = gathered(assignment) if evidence is None else evidence
    _check(evidence, assignment, submitted_on, signed_on)
    hand_in = gathering(assignment, actor)
    hand_in.state, hand_in.note = "prepared", note.strip()
    hand_in.submitted_on, hand_in.signed_on = submitted_on, signed_on
    hand_in.prepared_at, hand_in.prepared_by = now(), actor.name
    hand_in.save()
    hand_in.evidence.set(evidence)
    data = {"hand_in": hand_in.number, "evidence": ", ".join(str(item.pk) for item in evidence)}
    move(assignment, Act.PREPARE, actor=actor, action="prepare", data=data)
    tell(
        [assignment.organisation_id],
        HEADS,
        key=f"prepared:{hand_in.pk}:{assignment.version}",
        kind="prepared",
        words=f"Chờ anh/chị xem và nộp: {assignment.deliverable.text}",
        href=assignment_page(assignment),
    )
    return hand_in


@transaction.atomic
def send_back(*, actor: Actor, assignment_id: int, version: int, reason: str) -> Assignment:
    """The head gives a prepared product back to the focal point. Raises NotAllowed, Invalid."""
    assignment = locked(assignment_id, version)
    require(may_hand_in(actor, assignment))
    words = _reason(reason)
    moved = move(assignment, Act.SEND_BACK, actor=actor, action="send_back", data={"reason": words})
    HandIn.objects.filter(assignment=assignment, state="prepared").update(
        state="sent-back", reason=words, decided_at=now(), decided_by=actor.name
    )
    tell(
        [assignment.organisation_id],
        [Role.FOCAL_POINT],
        officer=assignment.officer_id,
        key=f"sent-back:{assignment.pk}:{assignment.version}",
        kind="sent-back",
        words=f"Thủ trưởng trả lại: {assignment.deliverable.text}. {words}",
        href=assignment_page(assignment),
    )
    return moved


@transaction.atomic
def submit_for_signature(
    *,
    actor: Actor,
    assignment_id: int,
    version: int,
    submitted_on: date,
    holder: str,
    held_by: Organisation | None,
    document: str = "",
) -> Signing:
    """The product lies with whoever signs it: who, since when, by which tờ trình. Raises NotAllowed, Invalid."""
    assignment = locked(assignment_id, version)
    require(may_prepare(actor, assignment))
    errors = {}
    if not holder.strip():
        errors["holder"] = "Ghi ai đang giữ để ký, ví dụ «Phó Chủ tịch UBND tỉnh phụ trách»."
    if submitted_on > today():
        errors["submitted_on"] = "Ngày trình không thể sau hôm nay."
    if errors:
        raise Invalid(errors)
    Signing.objects.filter(assignment=assignment, ended_on__isnull=True).update(ended_on=submitted_on)
    signing = Signing.objects.create(
        assignment=assignment,
        submitted_on=submitted_on,
        document=document.strip(),
        holder=holder.strip(),
        held_by=held_by,
        recorded_at=now(),
        recorded_by=actor.name,
    )
    move(
        assignment,
        Act.SUBMIT_FOR_SIGNATURE,
        actor=actor,
        action="submit_for_signature",
        data={"holder": signing.holder, "submitted_on": submitted_on.isoformat(), "document": signing.document},
        submitted_on=assignment.submitted_on or submitted_on,
        holder=signing.holder,
        held_by_id=held_by.pk if held_by else None,
    )
    return signing


@transaction.atomic
def hand_in(
    *,
    actor: Actor,
    assignment_id: int,
    version: int,
    evidence: Sequence[EvidenceItem] | None = None,
    note: str = "",
    submitted_on: date | None = None,
    signed_on: date | None = None,
) -> HandIn:
    """The head hands the product in to its receiver; without `evidence`, what was gathered or prepared.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    assignment = locked(assignment_id, version)
    require(may_hand_in(actor, assignment))
    given = list(gathered(assignment) if evidence is None else evidence)
    row = gathering(assignment, actor)
    if evidence is None and row.state == "prepared":
        submitted_on, signed_on = submitted_on or row.submitted_on, signed_on or row.signed_on
        note = note.strip() or row.note
    _check(given, assignment, submitted_on, signed_on)
    row.state, row.note = "waiting", note.strip()
    row.submitted_on = submitted_on or assignment.submitted_on
    row.signed_on = signed_on or min(
        (item.date for item in given if item.kind == Kind.DOCUMENT and item.date), default=None
    )
    row.handed_in_on, row.handed_in_at, row.handed_in_by = today(), now(), actor.name
    row.save()
    row.evidence.set(given)
    Signing.objects.filter(assignment=assignment, ended_on__isnull=True).update(ended_on=today())
    move(
        assignment,
        Act.HAND_IN,
        actor=actor,
        action="hand_in",
        data={"hand_in": row.number, "evidence": ", ".join(str(item.pk) for item in given)},
        handed_in_on=row.handed_in_on,
        signed_on=row.signed_on,
        submitted_on=row.submitted_on,
        holder="",
    )
    tell(
        [assignment.receiver_id],
        DECIDERS,
        key=f"handed-in:{row.pk}",
        kind="handed-in",
        words=f"{assignment.organisation} đã nộp: {assignment.deliverable.text}",
        href=assignment_page(assignment),
    )
    return row


@transaction.atomic
def withdraw(*, actor: Actor, assignment_id: int, version: int, reason: str) -> Assignment:
    """Takes back what was handed in or sent for signature, before it is decided. Raises NotAllowed, Invalid."""
    assignment = locked(assignment_id, version)
    require(may_hand_in(actor, assignment))
    words = _reason(reason)
    HandIn.objects.filter(assignment=assignment, state="waiting").update(
        state="withdrawn", reason=words, decided_at=now(), decided_by=actor.name
    )
    Signing.objects.filter(assignment=assignment, ended_on__isnull=True).update(ended_on=today())
    return move(
        assignment,
        Act.WITHDRAW,
        actor=actor,
        action="withdraw",
        data={"reason": words},
        handed_in_on=None,
        submitted_on=None,
        signed_on=None,
        holder="",
    )


def _check(
    evidence: Sequence[EvidenceItem], assignment: Assignment, submitted_on: date | None, signed_on: date | None
) -> None:
    errors = {}
    if not evidence:
        errors["evidence"] = "Cần ít nhất một minh chứng: văn bản (số, ngày), tệp, biên bản, đường dẫn hoặc số liệu."
    if any(item.organisation_id != assignment.organisation_id for item in evidence):
        errors["evidence"] = "Minh chứng phải do chính cơ quan nộp."
    if EvidenceWithdrawal.objects.filter(item__in=evidence).exists():
        errors["evidence"] = "Có minh chứng đã được rút. Bỏ minh chứng đó, hoặc thêm cái khác, rồi nộp lại."
    if submitted_on is not None and submitted_on > today():
        errors["submitted_on"] = "Ngày trình không thể sau hôm nay."
    if signed_on is not None and signed_on > today():
        errors["signed_on"] = "Ngày ký không thể sau hôm nay."
    if submitted_on and signed_on and signed_on < submitted_on:
        errors["signed_on"] = "Ngày ký không thể trước ngày trình."
    if errors:
        raise Invalid(errors)


def _reason(words: str) -> str:
    if not words.strip():
        raise Invalid({"reason": "Ghi lý do trong một, hai câu để người nhận biết phải làm gì."})
    return words.strip()


def _division_of(division_id: int | None, organisation_id: int) -> Division | None:
    if division_id is None:
        return None
    division = Division.objects.filter(pk=division_id, organisation=organisation_id).first()
    if division is None:
        raise Invalid({"division": "Phòng này không thuộc cơ quan. Chọn lại trong danh sách."})
    return division


def _officer_of(officer_id: int | None, organisation_id: int) -> Officer | None:
    if officer_id is None:
        return None
    if not Posting.objects.on(today()).filter(officer=officer_id, post__organisation=organisation_id).exists():
        raise Invalid({"officer": "Người này không công tác tại cơ quan. Chọn lại trong danh sách."})
    return Officer.objects.get(pk=officer_id)
