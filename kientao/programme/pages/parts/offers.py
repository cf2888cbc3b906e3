"""What the actor can do with a piece of work now: one next action, and the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.programme.models import Assignment
from kientao.programme.policies.work import may_decide, may_distribute, may_follow, may_hand_in, may_prepare, may_raise
from kientao.programme.rules.states import ENDED, Act, State, WorkKind, possible
from kientao.ui.parts.page_head import Action

_PREPARING = {State.RETURNED: "Bổ sung sản phẩm", State.AWAITING: "Thêm văn bản đã ký"}


@dataclass(frozen=True, slots=True)
class Offers:
    """`first` is the next action, the only filled button; None while the work waits for somebody else."""

    first: Action | None
    others: tuple[Action, ...]


def offers(actor: Actor, work: Assignment, *, asked_for_time: bool = False) -> Offers:
    """`asked_for_time`: a request for more time waits to be decided. Asks the database nothing.

    Reads `organisation`, `receiver` and `plan.owner` of the work: select them.
    """
    first = _first(actor, work)
    return Offers(first, tuple(_others(actor, work, asked_for_time)))


def _first(actor: Actor, work: Assignment) -> Action | None:
    state = State(work.state)
    if Act.ACCEPT in possible(state) and may_decide(actor, work):
        fields = (("version", str(work.version)),)
        address = reverse("accept", args=[work.pk])
        return Action("Nghiệm thu", address, icon="check", plain=False, post=True, fields=fields)
    if actor.organisation != work.organisation_id or Act.HAND_IN not in possible(state):
        return None
    there = reverse("hand-in", args=[work.pk])
    if may_hand_in(actor, work):
        words = {State.PREPARED: "Xem và nộp", State.RETURNED: "Bổ sung và nộp lại"}.get(state, "Nộp sản phẩm")
        return Action(words, there, icon="send", plain=False)
    if state == State.PREPARED and may_prepare(actor, work):
        return Action("Xem sản phẩm đã chuẩn bị", there, icon="eye")
    words = _PREPARING.get(state, "Chuẩn bị sản phẩm")
    return Action(words, there, may_prepare(actor, work), icon="pen", plain=False)


def _others(actor: Actor, work: Assignment, asked_for_time: bool) -> Iterator[Action]:
    state, own = State(work.state), actor.organisation == work.organisation_id
    acts = possible(state)
    if Act.RETURN in acts and may_decide(actor, work):
        yield Action("Trả lại", reverse("return", args=[work.pk]), icon="back")
    if Act.REOPEN in acts and may_decide(actor, work):
        yield Action("Mở lại", reverse("reopen", args=[work.pk]), icon="back")
    if own:
        yield from _own(actor, work, acts, asked_for_time)
    if state not in ENDED and may_follow(actor, work.plan):
        if work.kind == WorkKind.CONDITIONAL and work.original_due is None:
            yield Action("Ghi thời hạn", reverse("set-date", args=[work.pk]), icon="calendar")
        yield Action("Dừng việc này", reverse("drop-work", args=[work.pk]), icon="stop")


def _own(actor: Actor, work: Assignment, acts: frozenset[Act], asked_for_time: bool) -> Iterator[Action]:
    hands_in = may_hand_in(actor, work)
    if Act.SUBMIT_FOR_SIGNATURE in acts and may_prepare(actor, work):
        words = "Đổi người đang giữ" if work.state == State.AWAITING else "Ghi nhận đã trình ký"
        yield Action(words, reverse("sign", args=[work.pk]), icon="pen")
    if Act.SEND_BACK in acts and hands_in:
        yield Action("Trả lại đầu mối", reverse("send-back", args=[work.pk]), icon="back")
    if Act.WITHDRAW in acts and hands_in:
        yield Action("Rút lại", reverse("withdraw", args=[work.pk]), icon="back")
    if Act.HAND_IN in acts and work.current_due is not None and not asked_for_time and hands_in:
        yield Action("Xin gia hạn", reverse("ask-extension", args=[work.pk]), icon="clock")
    if work.state not in ENDED and may_distribute(actor, work):
        yield Action("Giao trong cơ quan", reverse("distribute", args=[work.pk]), icon="people")
    if work.state not in ENDED and may_raise(actor, True):
        address = f"{reverse('raise-difficulty', args=[work.task_id])}?viec={work.pk}"
        yield Action("Nêu vướng mắc", address, icon="question")
