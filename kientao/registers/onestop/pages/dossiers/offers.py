"""What somebody may do with a dossier now: one next action, and the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.registers.onestop.models import StepRun, StepState
from kientao.registers.onestop.policies.dossiers import (
    may_answer,
    may_assign,
    may_decide,
    may_do_step,
    may_pass_over,
    may_record_result,
    may_serve,
    may_work,
)
from kientao.registers.onestop.queries.dossier_page import Whole
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.rules.states import Act, Status, possible
from kientao.ui.chip import Icon
from kientao.ui.parts.page_head import Action

_SIGNED_IN = (StepKind.APPROVE.value, StepKind.RELEASE.value)


@dataclass(frozen=True, slots=True)
class Offers:
    """`first` is the only filled button; None while the dossier waits for somebody else."""

    first: Action | None
    others: tuple[Action, ...]


def offers(actor: Actor, found: Whole) -> Offers:
    """The first that applies is the next one; nothing for a dossier that another system handles."""
    if found.dossier.elsewhere:
        return Offers(None, ())
    urgent = list(_urgent(actor, found))
    others = [*urgent[1:], *_steps(actor, found), *_agency(actor, found)]
    known = {urgent[0].href} if urgent else set()
    kept = []
    for action in others:
        if action.href not in known:
            known.add(action.href)
            kept.append(_plain(action))
    return Offers(urgent[0] if urgent else None, tuple(kept))


def _urgent(actor: Actor, found: Whole) -> Iterator[Action]:
    dossier, status = found.dossier, Status(found.dossier.status)
    acts = possible(status)
    if status is Status.FILED and may_answer(actor, dossier):
        yield _to("Trả lời hồ sơ", "counter-answer", dossier.code, "check")
    letter = found.letter
    if letter is not None and Act.APOLOGISE in acts and may_decide(actor, dossier):
        yield _to("Ký thư xin lỗi", "sign-apology", letter.pk, "pen")
    for step in found.open_steps:
        if status in (Status.RECEIVED, Status.PROCESSING) and _mine(actor, step):
            yield from _of_step(actor, found, step)
    if found.dossier.process is None and Act.FINISH in acts and may_work(actor, dossier):
        if dossier.result_due and not _has_result(found):
            yield _to("Ghi kết quả", "record-result", dossier.code, "pen")
        yield _to("Ghi xử lý xong", "finish-dossier", dossier.code, "check")
    if Act.SUPPLEMENT in acts and may_serve(actor, dossier):
        yield _to("Nhận bổ sung", "counter-supplement", dossier.code, "plus")
    if Act.RETURN in acts and may_serve(actor, dossier):
        yield _to("Trả kết quả", "counter-hand-out", dossier.code, "check")


def _of_step(actor: Actor, found: Whole, step: StepRun) -> Iterator[Action]:
    if step.officer_id is None:
        yield _post("Nhận việc", "take-step", step, found, "check")
        return
    needs = found.dossier.result_due and found.dossier.parent_id is None and not _has_result(found)
    if needs and _decides(found, step) and may_record_result(actor, found.dossier, found.open_steps):
        yield _to("Ghi kết quả", "record-result", found.dossier.code, "pen")
    yield _to("Chuyển bước", "pass-step", step.pk, "send")


def _steps(actor: Actor, found: Whole) -> Iterator[Action]:
    if Status(found.dossier.status) not in (Status.RECEIVED, Status.PROCESSING):
        return
    done = any(step.state == StepState.DONE for step in found.steps)
    several = len(found.open_steps) > 1
    for step in found.open_steps:
        about = f": {step.title}" if several else ""
        if may_assign(actor, step):
            words = "Giao lại việc" if step.officer_id else "Giao việc"
            yield _to(words + about, "assign-step", step.pk, "people")
        if step.waits_for_id is None and may_do_step(actor, step):
            if step.officer_id is not None:
                yield _to(f"Chuyển bước{about}", "pass-step", step.pk, "send")
            if done:
                yield _to(f"Trả lại bước trước{about}", "send-step-back", step.pk, "back")


def _agency(actor: Actor, found: Whole) -> Iterator[Action]:
    dossier, code = found.dossier, found.dossier.code
    acts = possible(Status(dossier.status))
    if Act.FINISH in acts and may_record_result(actor, dossier, found.open_steps):
        yield _to("Ghi kết quả", "record-result", code, "pen")
    if Act.ASK_SUPPLEMENT in acts and dossier.received_on is not None and may_work(actor, dossier):
        yield _to("Yêu cầu bổ sung", "ask-supplement", code, "question")
    if dossier.received_on is not None and may_decide(actor, dossier):
        if Act.EXTEND in acts and dossier.due is not None:
            yield _to("Gia hạn", "prolong-dossier", code, "clock")
        if Act.REFUSE in acts:
            yield _to("Từ chối", "refuse-dossier", code, "close")
        if Act.STOP in acts:
            yield _to("Dừng giải quyết", "stop-dossier", code, "stop")
        if found.letter is not None:
            yield _to("Bỏ dự thảo thư xin lỗi", "drop-apology", found.letter.pk, "close")
        if Act.CORRECT in acts and any(one.state == "issued" for one in found.results):
            yield _to("Đính chính kết quả", "correct-result", code, "pen")
    if Act.TRANSFER in acts and may_pass_over(actor, dossier):
        yield _to("Chuyển cơ quan khác", "pass-over", code, "out")
    if Act.WITHDRAW in acts and may_serve(actor, dossier):
        yield _to("Công dân rút hồ sơ", "counter-withdraw", code, "back")


def _mine(actor: Actor, step: StepRun) -> bool:
    """Waits for this person: theirs, or nobody's. A head may do others' steps too, but isn't asked to."""
    if step.waits_for_id is not None or not may_do_step(actor, step):
        return False
    return step.officer_id in (None, actor.officer)


def _decides(found: Whole, step: StepRun) -> bool:
    """What is signed here is the result: no other agency approves after it."""
    if step.kind not in _SIGNED_IN:
        return False
    process = process_of(found.dossier.process) if found.dossier.process else None
    return process is None or step.key not in process.by_key or not process.approves_after(step.key)


def _has_result(found: Whole) -> bool:
    return any(one.state in ("draft", "issued") for one in found.results)


def _to(words: str, route: str, key: str | int, icon: Icon) -> Action:
    return Action(words, reverse(route, args=[key]), icon=icon, plain=False)


def _post(words: str, route: str, step: StepRun, found: Whole, icon: Icon) -> Action:
    fields = (("version", str(found.dossier.version)),)
    return Action(words, reverse(route, args=[step.pk]), icon=icon, plain=False, post=True, fields=fields)


def _plain(action: Action) -> Action:
    return Action(action.words, action.href, icon=action.icon, post=action.post, fields=action.fields)
