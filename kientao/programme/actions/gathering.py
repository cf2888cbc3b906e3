"""The evidence of a hand-in, put together piece by piece before the head hands it in."""

import uuid

from django.db import transaction
from django.db.models import Max

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.evidence.models import EvidenceItem
from kientao.programme.actions.moving import locked, touch
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment, HandIn
from kientao.programme.policies.work import HEADS, may_prepare
from kientao.programme.queries.gathered import gathered, open_hand_in
from kientao.programme.rules.states import Act, NotPossible, State, after

__all__ = ["add_piece", "drop_piece", "gathered", "gathering", "replace_piece"]


@transaction.atomic
def add_piece(*, actor: Actor, assignment_id: int, item: EvidenceItem) -> HandIn:
    """One more piece of evidence for the next hand-in. Raises NotAllowed; Invalid where nothing can be handed in."""
    assignment = _preparable(actor, assignment_id)
    if item.organisation_id != assignment.organisation_id:
        raise Invalid({"evidence": "Minh chứng phải do chính cơ quan nộp."})
    row = gathering(assignment, actor)
    row.evidence.add(item)
    touch(assignment, actor=actor, action="add_piece", data={"evidence": str(item.pk), "title": item.title})
    if assignment.state == State.AWAITING and not actor.holds(*HEADS):
        tell(
            [assignment.organisation_id],
            HEADS,
            key=f"signed:{row.pk}",
            kind="prepared",
            words=f"Đã có văn bản ký, chờ anh/chị xem và nộp: {assignment.deliverable.text}",
            href=assignment_page(assignment),
        )
    return row


@transaction.atomic
def drop_piece(*, actor: Actor, assignment_id: int, item_id: uuid.UUID) -> HandIn:
    """Leaves a piece out of the next hand-in; what was handed in as evidence stays kept. Raises NotAllowed, Invalid."""
    assignment = _preparable(actor, assignment_id)
    row = gathering(assignment, actor)
    item = row.evidence.filter(pk=item_id).first()
    if item is None:
        raise Invalid({"evidence": "Minh chứng này không có trong sản phẩm đang chuẩn bị: có thể người khác vừa bỏ."})
    row.evidence.remove(item)
    touch(assignment, actor=actor, action="drop_piece", data={"evidence": str(item.pk), "title": item.title})
    return row


@transaction.atomic
def replace_piece(*, actor: Actor, assignment_id: int, item_id: uuid.UUID, item: EvidenceItem) -> HandIn:
    """The same piece, described better. Raises NotAllowed, Invalid."""
    drop_piece(actor=actor, assignment_id=assignment_id, item_id=item_id)
    return add_piece(actor=actor, assignment_id=assignment_id, item=item)


def gathering(assignment: Assignment, actor: Actor) -> HandIn:
    """The hand-in of a locked assignment that is being put together: begun with what came back, if something did."""
    row = open_hand_in(assignment)
    if row is not None:
        return row
    back = gathered(assignment)
    last = HandIn.objects.filter(assignment=assignment).aggregate(last=Max("number"))["last"] or 0
    row = HandIn.objects.create(
        assignment=assignment, number=last + 1, state="drafting", prepared_at=now(), prepared_by=actor.name
    )
    row.evidence.set(back)
    return row


def _preparable(actor: Actor, assignment_id: int) -> Assignment:
    assignment = locked(assignment_id, None)
    require(may_prepare(actor, assignment))
    try:
        after(State(assignment.state), Act.HAND_IN)
    except NotPossible as reason:
        raise Invalid({"": str(reason)}) from reason
    return assignment
