"""Work on a dossier, step by step: taken, given to somebody, passed on, sent back."""

from django.db import transaction
from django.db.models import QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.people.models import Officer
from kientao.people.queries.officers import colleagues
from kientao.registers.onestop.actions.beginning import step_number
from kientao.registers.onestop.actions.legs import start_steps
from kientao.registers.onestop.actions.moving import locked, locked_with_ancestors, move
from kientao.registers.onestop.models import Dossier, Result, StepRun, StepState
from kientao.registers.onestop.policies.dossiers import may_assign, may_do_step
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.rules.flow import Onward, UnclearWay, onward
from kientao.registers.onestop.rules.process import Process, StepKind
from kientao.registers.onestop.rules.states import Act, Status

_WORKED = (Status.RECEIVED, Status.PROCESSING)


@transaction.atomic
def take_step(*, actor: Actor, step_id: int, version: int) -> StepRun:
    """The officer takes a step nobody has. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier, step = _opened(step_id, version)
    require(may_do_step(actor, step))
    if step.officer_id is not None and step.officer_id != actor.officer:
        raise Invalid({"": f"{step.officer} đã nhận bước này."})
    return _give(dossier, step, actor.officer, actor, note="")


@transaction.atomic
def assign_step(*, actor: Actor, step_id: int, version: int, officer_id: int, note: str = "") -> StepRun:
    """The head gives a step to a colleague. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier, step = _opened(step_id, version)
    require(may_assign(actor, step))
    if not colleagues(step.organisation_id, today()).filter(pk=officer_id).exists():
        raise Invalid({"officer": f"Chọn một công chức đang làm việc tại {step.organisation}."})
    return _give(dossier, step, officer_id, actor, note)


@transaction.atomic
def pass_on(*, actor: Actor, step_id: int, version: int, chosen: str = "", note: str = "") -> Dossier:
    """The step is done; the next begins. With the last one before the counter the dossier is done too.

    `chosen`: the condition of the way taken, where there are several. Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier, step = _opened(step_id, version)
    require(may_do_step(actor, step))
    _not_waiting(step)
    return finish_step(dossier, step, actor=actor, chosen=chosen, note=note)


@transaction.atomic
def send_back(*, actor: Actor, step_id: int, version: int, to_key: str, reason: str) -> Dossier:
    """Gives the work back to an earlier step, which begins again. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier, step = _opened(step_id, version)
    require(may_do_step(actor, step))
    _not_waiting(step)
    earlier = StepRun.objects.filter(dossier=dossier, key=to_key, state=StepState.DONE).order_by("number").last()
    errors = {}
    if not reason.strip():
        errors["reason"] = "Ghi lý do trả lại, để người làm bước trước biết cần sửa gì."
    if earlier is None:
        errors["to_key"] = "Chọn một bước đã làm để trả lại."
    elif _open(dossier).filter(key=to_key).exists():
        errors["to_key"] = f"Bước «{earlier.title}» đang được làm: không trả lại được nữa."
    if errors or earlier is None:
        raise Invalid(errors)
    _close(step, StepState.SENT_BACK, actor, reason.strip())
    [run] = start_steps(dossier, [_process(dossier).by_key[to_key]], started=now(), actor=actor, calendars=Calendars())
    run.officer_id, run.note = earlier.officer_id, reason.strip()
    run.save()
    move(dossier, Act.STEP, actor=actor, data={"step": step.title, "to": run.title, "reason": reason.strip()})
    return dossier


def finish_step(dossier: Dossier, step: StepRun, *, actor: Actor, chosen: str = "", note: str = "") -> Dossier:
    """Closes an open step of a locked dossier and goes on from it; callers have authorised."""
    process = _process(dossier)
    others = set(_open(dossier).exclude(pk=step.pk).values_list("key", flat=True))
    following = _onward(process, step, chosen, others)
    _close(step, StepState.DONE, actor, note.strip(), outcome=chosen)
    start_steps(dossier, following.steps, actor=actor, started=now(), calendars=Calendars())
    if not following.decided:
        names = ", ".join(one.title for one in following.steps)
        move(dossier, Act.STEP, actor=actor, data={"step": step.title, "next": names, "note": note.strip()})
        return dossier
    issue_result(dossier)
    move(dossier, Act.FINISH, actor=actor, data={"step": step.title, "note": note.strip()}, done=now())
    leg_ended(dossier, actor=actor)
    return dossier


def leg_ended(leg: Dossier, *, actor: Actor) -> None:
    """The step that waited for this dossier goes on. Where it can't by itself (the leg was refused or stopped, there
    are several ways on, a result is to be recorded), the dossier's own agency has the step again.

    Call it after whatever ends a dossier, its ancestors being locked (`locked_with_ancestors`).
    """
    waiting = StepRun.objects.filter(waits_for=leg, state=StepState.OPEN).first()
    if waiting is None:
        return
    parent = locked(waiting.dossier_id, None)
    if Status(leg.status) in (Status.DONE, Status.RETURNED) and _goes_on(parent, waiting):
        finish_step(parent, waiting, actor=actor, note=f"Liên thông xong: {leg.code}")
    else:
        _take_back(parent, waiting, leg, actor)


def issue_result(dossier: Dossier) -> None:
    """The draft becomes what is handed out. Raises Invalid where something is due and nothing was recorded."""
    if _lacks_result(dossier):
        raise Invalid({"": "Chưa có kết quả: ghi kết quả (số, ngày, tệp) rồi chuyển bước này."})
    if dossier.parent_id is None:
        Result.objects.filter(dossier=dossier, state="draft").update(state="issued")


def cancel_steps(dossier: Dossier, actor: Actor, reason: str) -> None:
    """The dossier ends before its time: what was being done stops."""
    for step in _open(dossier):
        _close(step, StepState.CANCELLED, actor, reason)


def pause_steps(dossier: Dossier) -> None:
    """While the citizen is waited for, no step's time runs."""
    _open(dossier).filter(paused_since__isnull=True).update(paused_since=now())


def resume_steps(dossier: Dossier, calendars: Calendars) -> None:
    """What was left of each step's time when it was paused is given again from now."""
    for step in _open(dossier).filter(paused_since__isnull=False):
        step.resume(calendars.of(step.organisation_id), now())
        step.save(update_fields=["due", "paused_since"])


def _opened(step_id: int, version: int) -> tuple[Dossier, StepRun]:
    """The open step and its locked dossier, as they were seen."""
    row = StepRun.objects.only("dossier_id").get(pk=step_id)
    dossier = locked_with_ancestors(row.dossier_id, version)
    step = StepRun.objects.select_related("organisation", "officer", "waits_for").get(pk=step_id)
    if step.state != StepState.OPEN or Status(dossier.status) not in _WORKED:
        words = Status(dossier.status).words
        raise Invalid({"": f"Bước này không còn mở; hồ sơ đang «{words}». Tải lại trang để xem."})
    return dossier, step


def _open(dossier: Dossier) -> "QuerySet[StepRun]":
    return StepRun.objects.filter(dossier=dossier, state=StepState.OPEN)


def _process(dossier: Dossier) -> Process:
    if dossier.process is None:
        raise Invalid({"": "Hồ sơ này không có quy trình nội bộ: ghi thẳng kết quả ở trang hồ sơ."})
    return process_of(dossier.process)


def _onward(process: Process, step: StepRun, chosen: str, others: set[str]) -> Onward:
    try:
        return onward(process, step.key, chosen=chosen, open_elsewhere=others)
    except UnclearWay as ways:
        raise Invalid({"chosen": f"Chọn một hướng: {'; '.join(ways.offered)}."}) from None


def _close(step: StepRun, state: StepState, actor: Actor, note: str, outcome: str = "") -> None:
    step.state, step.finished, step.receiver = state, max(now(), step.started), actor.name
    step.outcome, step.note = outcome, note or step.note
    if step.officer_id is None and state is StepState.DONE:
        step.officer_id = actor.officer
    step.save()


def _give(dossier: Dossier, step: StepRun, officer_id: int | None, actor: Actor, note: str) -> StepRun:
    if officer_id is None:
        raise Invalid({"": "Tài khoản này không gắn với công chức nào nên chưa nhận việc được."})
    officer = Officer.objects.get(pk=officer_id)
    step.officer, step.giver = officer, actor.name
    step.save(update_fields=["officer", "giver"])
    move(dossier, Act.STEP, actor=actor, data={"step": step.title, "officer": officer.name, "note": note.strip()})
    return step


def _not_waiting(step: StepRun) -> None:
    if step.waits_for_id is not None:
        raise Invalid({"": f"Bước này chờ hồ sơ liên thông {step.waits_for}: nơi đó xong thì hệ thống tự chuyển tiếp."})


def _goes_on(dossier: Dossier, step: StepRun) -> bool:
    """Nobody has to choose a way or record a result first, and the dossier is being worked on."""
    if Status(dossier.status) not in _WORKED:
        return False
    others = set(_open(dossier).exclude(pk=step.pk).values_list("key", flat=True))
    try:
        following = onward(_process(dossier), step.key, open_elsewhere=others)
    except UnclearWay:
        return False
    return not (following.decided and _lacks_result(dossier))


def _lacks_result(dossier: Dossier) -> bool:
    """Something is to be handed out, and nothing was recorded yet. A leg hands nothing out."""
    if not dossier.result_due or dossier.parent_id is not None:
        return False
    return not Result.objects.filter(dossier=dossier, state__in=("draft", "issued")).exists()


def _take_back(dossier: Dossier, step: StepRun, leg: Dossier, actor: Actor) -> None:
    """The other agency's part is closed, and the same step begins at the dossier's own: without a time, that was the
    other agency's."""
    words = Status(leg.status).words.lower()
    note = f"Hồ sơ liên thông {leg.code}: {words}"
    _close(step, StepState.DONE, actor, note, outcome=words)
    before = _done_here(dossier)
    run = StepRun(
        dossier=dossier,
        number=step_number(dossier),
        key=step.key,
        title=step.title,
        kind=StepKind.APPRAISE.value,
        organisation=dossier.competent,
        post=before.post if before else None,
        post_words=before.post_words if before else "",
        officer=before.officer if before else None,
        started=now(),
        paused_since=now() if dossier.paused_since else None,
        giver=actor.name,
        note=note,
    )
    run.save()
    move(dossier, Act.LEG_ENDED, actor=actor, data={"step": step.title, "leg": leg.code, "state": words})


def _done_here(dossier: Dossier) -> StepRun | None:
    """The last step that the dossier's own agency has done."""
    done = StepRun.objects.filter(dossier=dossier, organisation=dossier.competent, state=StepState.DONE)
    return done.filter(waits_for__isnull=True).order_by("number").last()
