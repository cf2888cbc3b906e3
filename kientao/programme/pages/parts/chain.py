"""Who waits for whom: the agency, the signer, the receiver; a difficulty and who resolves it."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from kientao.programme.models import Difficulty, HandIn
from kientao.programme.queries.task_page import WorkBlock
from kientao.programme.rules.states import State
from kientao.programme.rules.status import Status
from kientao.ui.parts.waiting import Holder, Waiting


def chain_of(block: WorkBlock, today: date) -> Waiting | None:
    """None for work that was dropped."""
    if block.work.state == State.DROPPED:
        return None
    return Waiting((*_agency(block, today), *_signer(block, today), _receiver(block, today)))


def difficulty_chain(difficulty: Difficulty, today: date) -> Waiting:
    """Who raised it, who has to answer by when."""
    raised = timezone.localtime(difficulty.raised_at).date()
    waits = difficulty.state == "open"
    answered = timezone.localtime(difficulty.answered_at).date() if difficulty.answered_at else None
    days = (today - raised).days
    return Waiting(
        (
            Holder(difficulty.organisation.name, "nêu vướng mắc", "done", raised),
            Holder(
                difficulty.sent_to.name,
                f"trả lời trước hết ngày {difficulty.answer_by:%d/%m/%Y}" if waits else "đã trả lời",
                "now" if waits else "done",
                raised if waits else answered,
                days if waits else None,
                late=waits and today > difficulty.answer_by,
            ),
        ),
        "Đang chờ ai" if waits else "Đã trả lời",
    )


def _agency(block: WorkBlock, today: date) -> Iterator[Holder]:
    work, name, late = block.work, block.work.organisation.name, block.status == Status.OVERDUE
    if work.state == State.PREPARED:
        ready = _day(_last(block, "prepared"))
        yield Holder(f"Đầu mối {name}", "đã chuẩn bị xong", "done", ready)
        yield Holder(f"Thủ trưởng {name}", "xem và nộp", "now", ready, _days(ready, today), late)
    elif work.state == State.RETURNED:
        back = _last(block, "returned")
        since = timezone.localtime(back.decided_at).date() if back and back.decided_at else None
        yield Holder(name, "bổ sung, nộp lại", "now", since, _days(since, today), late)
    elif work.state == State.OPEN:
        yield Holder(name, "thực hiện, chưa nộp", "now", late=late)
    elif work.state == State.AWAITING:
        yield Holder(name, "đã trình", "done")
    else:
        yield Holder(name, "đã nộp", "done", work.handed_in_on)


def _signer(block: WorkBlock, today: date) -> Iterator[Holder]:
    work = block.work
    if work.state != State.AWAITING or not block.signings:
        return
    signing = block.signings[-1]
    where = f" ({signing.held_by.name})" if signing.held_by else ""
    by = f"ký, tờ trình {signing.document}" if signing.document else "ký"
    days = (today - signing.submitted_on).days
    late = block.status == Status.OVERDUE
    yield Holder(f"{signing.holder}{where}", by, "now", signing.submitted_on, days, late)


def _receiver(block: WorkBlock, today: date) -> Holder:
    work, name = block.work, block.work.receiver.name
    if work.state == State.ACCEPTED:
        return Holder(name, "đã nghiệm thu", "done", work.accepted_on)
    if work.state == State.HANDED_IN:
        return Holder(name, "xem và nghiệm thu", "now", work.handed_in_on, _days(work.handed_in_on, today))
    return Holder(name, "nghiệm thu", "next")


def _last(block: WorkBlock, state: str) -> HandIn | None:
    return next((one for one in reversed(block.hand_ins) if one.state == state), None)


def _day(hand_in: HandIn | None) -> date | None:
    return timezone.localtime(hand_in.prepared_at).date() if hand_in else None


def _days(since: date | None, today: date) -> int | None:
    return (today - since).days if since else None
