"""A dossier ends: refused, withdrawn, stopped, or its result handed out."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.kernel.decision import Decision
from kientao.kernel.in_words import grouped
from kientao.registers.onestop.actions.moving import locked, locked_legs, locked_with_ancestors, move
from kientao.registers.onestop.actions.stepping import cancel_steps, issue_result, leg_ended
from kientao.registers.onestop.models import Charge, Dossier, Result, StepRun, StepState, SupplementRequest
from kientao.registers.onestop.policies.dossiers import may_answer, may_decide, may_serve, may_work
from kientao.registers.onestop.rules.states import Act


@transaction.atomic
def refuse(*, actor: Actor, dossier_id: int, version: int, reason: str) -> Dossier:
    """Not taken in, or after the receipt not granted (Phiếu từ chối), with the reason.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked_with_ancestors(dossier_id, version)
    before_receipt = dossier.received_on is None
    decision = may_answer(actor, dossier) if before_receipt else may_decide(actor, dossier)
    return _end(dossier, Act.REFUSE, actor, decision, reason)


@transaction.atomic
def withdraw(*, actor: Actor, dossier_id: int, version: int, reason: str) -> Dossier:
    """The citizen takes it back while nothing is decided (TT 03/2025/TT-VPCP, Điều 7).

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked_with_ancestors(dossier_id, version)
    return _end(dossier, Act.WITHDRAW, actor, may_serve(actor, dossier), reason)


@transaction.atomic
def stop(*, actor: Actor, dossier_id: int, version: int, reason: str) -> Dossier:
    """Nothing more is done (Thông báo dừng giải quyết), by the head's decision.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked_with_ancestors(dossier_id, version)
    return _end(dossier, Act.STOP, actor, may_decide(actor, dossier), reason)


@transaction.atomic
def finish(*, actor: Actor, dossier_id: int, version: int, note: str = "") -> Dossier:
    """A dossier without an internal process is done, its result recorded. Raises NotAllowed, Invalid,
    ChangedMeanwhile."""
    dossier = locked_with_ancestors(dossier_id, version)
    require(may_work(actor, dossier))
    if StepRun.objects.filter(dossier=dossier, state=StepState.OPEN).exists():
        raise Invalid({"": "Hồ sơ còn bước đang làm: chuyển xong các bước thì hồ sơ tự xong."})
    issue_result(dossier)
    move(dossier, Act.FINISH, actor=actor, data={"note": note.strip()}, done=now())
    leg_ended(dossier, actor=actor)
    return dossier


@transaction.atomic
def return_result(*, actor: Actor, dossier_id: int, version: int, recipient: str = "", note: str = "") -> Dossier:
    """The result is handed to the citizen; what is owed must be paid first.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    require(may_serve(actor, dossier))
    owed = [one for one in Charge.objects.filter(dossier=dossier, paid__isnull=True, waived="") if one.amount]
    if owed:
        total = sum(one.amount for one in owed)
        raise Invalid({"": f"Còn {grouped(total)} đồng chưa nộp: thu xong rồi trả kết quả."})
    if dossier.result_due and not Result.objects.filter(dossier=dossier, state="issued").exists():
        raise Invalid({"": "Chưa có kết quả đã phát hành để trả."})
    moment = now()
    for step in StepRun.objects.filter(dossier=dossier, state=StepState.OPEN):
        step.state, step.finished, step.receiver = StepState.DONE, max(moment, step.started), actor.name
        step.officer_id = step.officer_id or actor.officer
        step.save()
    given_to = recipient.strip() or dossier.applicant_name
    move(dossier, Act.RETURN, actor=actor, data={"way": dossier.way_back, "note": note.strip()}, returned=moment,
         recipient=given_to[:300])  # fmt: skip
    return dossier


def _end(dossier: Dossier, act: Act, actor: Actor, decision: Decision, reason: str) -> Dossier:
    require(decision)
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do: người nộp đọc trên giấy thông báo."})
    legs = locked_legs(dossier)  # all locked before the first is written into the trail
    for one in (*legs, dossier):
        SupplementRequest.objects.filter(dossier=one, met__isnull=True).update(dropped=now())
        cancel_steps(one, actor, reason.strip())
    for leg in legs:
        move(leg, Act.STOP, actor=actor, data={"reason": f"{dossier.code}: {reason.strip()}"})
    move(dossier, act, actor=actor, data={"reason": reason.strip()})
    leg_ended(dossier, actor=actor)
    return dossier
