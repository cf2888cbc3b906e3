"""Money for a dossier: asked for, taken at the counter, let off, given back. Every receipt has its number."""

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.ledger.waiting import changed
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.actions.receipts import next_receipt
from kientao.registers.onestop.actions.stepping import pause_steps, resume_steps
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import Charge, Dossier, Payment, PaymentState
from kientao.registers.onestop.policies.outside import may_ask_payment, may_collect, may_give_back, may_waive
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.money import owed_of
from kientao.registers.onestop.rules.given import tidy
from kientao.registers.onestop.rules.states import Act, Status

PAYABLE = frozenset({Status.FILED, Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT, Status.PAYMENT, Status.DONE})


@transaction.atomic
def ask_payment(*, actor: Actor, dossier_id: int, version: int) -> Dossier:
    """What must be paid before goes first: the dossier waits for it, and the citizen is told.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    require(may_ask_payment(actor, dossier))
    owed = [one for one in owed_of(dossier) if one.timing == "before"]
    if not owed:
        raise Invalid({"": "Hồ sơ không còn khoản nào phải nộp trước."})
    pause_steps(dossier)
    move(dossier, Act.ASK_PAYMENT, actor=actor, data={"amount": sum(one.amount for one in owed)})
    return dossier


@transaction.atomic
def add_charge(*, actor: Actor, dossier_id: int, version: int, name: str, amount: int, timing: str = "after") -> Charge:
    """A fee that had to be worked out for this dossier. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier = locked(dossier_id, version)
    require(may_ask_payment(actor, dossier))
    errors = {}
    if not tidy(name):
        errors["name"] = "Ghi tên khoản thu."
    if not 0 < amount <= 10**12:
        errors["amount"] = "Số tiền là số đồng lớn hơn 0."
    if timing not in ("before", "after"):
        errors["timing"] = "Chọn thu trước hay thu sau."
    if Status(dossier.status) not in PAYABLE:
        errors[""] = "Hồ sơ đã kết thúc: không thêm khoản thu."
    if errors:
        raise Invalid(errors)
    words = tidy(name)[:500]
    is_charge = words.lower().startswith("lệ phí")
    charge = Charge(dossier=dossier, name=words, is_charge=is_charge, amount=amount, timing=timing)
    charge.save()
    Dossier.objects.filter(pk=dossier.pk).update(version=dossier.version + 1, changed=now(), changed_by=actor.name)
    changed(DOSSIERS, dossier.pk)
    record(
        actor=actor,
        action="add_charge",
        subject=f"Dossier {dossier.pk}",
        data={"code": dossier.code, "amount": amount},
    )
    return charge


@transaction.atomic
def take_cash(
    *, actor: Actor, dossier_id: int, version: int, charges: Collection[int] | None = None, note: str = ""
) -> Payment:
    """Cash at the counter: all that is owed, or some of the charges. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    return _take(actor, dossier_id, version, charges, "cash", "", note)


@transaction.atomic
def take_transfer(
    *,
    actor: Actor,
    dossier_id: int,
    version: int,
    bank_reference: str,
    charges: Collection[int] | None = None,
    note: str = "",
) -> Payment:
    """A transfer the counter has seen on the account, by the bank's number of it, which counts once.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    number = tidy(bank_reference)
    if not number or len(number) > 120:
        raise Invalid({"bank_reference": "Ghi số giao dịch của ngân hàng, để một lần chuyển khoản không ghi hai lần."})
    _refuse_known_transfer(number)
    try:
        with transaction.atomic():
            return _take(actor, dossier_id, version, charges, "transfer", number, note)
    except IntegrityError:  # somebody wrote it down at this moment
        _refuse_known_transfer(number)
        raise


@transaction.atomic
def waive(*, actor: Actor, dossier_id: int, version: int, charge_id: int, reason: str) -> Charge:
    """Nothing is owed for it, by law, with the reason. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier = locked(dossier_id, version)
    require(may_waive(actor, dossier))
    charge = next((one for one in owed_of(dossier) if one.pk == charge_id), None)
    errors = {} if tidy(reason) else {"reason": "Ghi lý do và căn cứ miễn: được lưu với hồ sơ."}
    if charge is None:
        errors[""] = "Khoản này đã nộp hoặc đã miễn."
    if errors or charge is None:
        raise Invalid(errors)
    charge.waived = tidy(reason)[:500]
    charge.save(update_fields=["waived"])
    _cancel_waiting(dossier, [charge.pk])
    went_on(dossier, actor, {"waived": charge.amount, "reason": charge.waived})
    return charge


@transaction.atomic
def cancel_payment(*, actor: Actor, payment_id: int, version: int) -> Payment:
    """An online payment nobody made. Should money come all the same it is taken, or shown as surplus.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    payment, dossier = opened(payment_id, version)
    require(may_collect(actor, dossier))
    if payment.state != PaymentState.WAITING:
        raise Invalid({"": f"Giao dịch này {payment.get_state_display().lower()}: không hủy được."})
    payment.state = PaymentState.CANCELLED
    return _noted(actor, payment, "cancel_payment")


@transaction.atomic
def refund(*, actor: Actor, payment_id: int, version: int, note: str) -> Payment:
    """Money went back to who paid: what came too much, or for a dossier that ended without a result.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    payment, dossier = opened(payment_id, version)
    require(may_give_back(actor, dossier))
    if not tidy(note):
        raise Invalid({"note": "Ghi đã hoàn cho ai, bằng cách nào, số chứng từ."})
    ended = Status(dossier.status) in (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED)
    if payment.state != PaymentState.SURPLUS and not (payment.state == PaymentState.PAID and ended):
        raise Invalid({"": "Chỉ hoàn khoản thừa, hoặc khoản của hồ sơ đã kết thúc mà không có kết quả."})
    payment.state, payment.refunded, payment.refunded_by = PaymentState.REFUNDED, now(), actor.name
    payment.note = tidy(note)[:500]
    return _noted(actor, payment, "refund_payment")


def settle(
    payment: Payment, dossier: Dossier, charges: Collection[Charge], *, actor: Actor, till: Organisation, at: datetime
) -> None:
    """A payment of a locked dossier pays its charges, gets its receipt's number, and the dossier goes on."""
    payment.state, payment.settled, payment.settled_by = PaymentState.PAID, at, actor.name
    payment.officer_id, payment.organisation = actor.officer, till
    payment.receipt_number = next_receipt(till, today())
    payment.save()
    payment.charges.set(charges)
    keys = [one.pk for one in charges]
    Charge.objects.filter(pk__in=keys).update(paid=at)
    _cancel_waiting(dossier, keys, but=payment.pk)
    data: dict[str, str | int | None] = {
        "amount": payment.amount,
        "means": payment.get_means_display(),
        "receipt": payment.receipt_number,
    }
    went_on(dossier, actor, data)


def went_on(dossier: Dossier, actor: Actor, data: dict[str, str | int | None]) -> None:
    """The event of a payment; while something must still be paid before, the dossier goes on waiting."""
    waits = dossier.status == Status.PAYMENT
    still = waits and any(one.timing == "before" for one in owed_of(dossier))
    if waits and not still:
        resume_steps(dossier, Calendars())
    kept: dict[str, Any] = {"status": Status.PAYMENT.value} if still else {}
    move(dossier, Act.PAY, actor=actor, data=data, **kept)


def opened(payment_id: int, version: int) -> tuple[Payment, Dossier]:
    """A payment and its locked dossier, as they were seen. Raises ChangedMeanwhile."""
    dossier = locked(Payment.objects.only("dossier_id").get(pk=payment_id).dossier_id, None)
    payment = Payment.objects.get(pk=payment_id)
    if payment.version != version:
        raise ChangedMeanwhile
    return payment, dossier


def new_reference() -> str:
    """Ours, short enough for a bank's line, guessed by nobody."""
    return f"KT{secrets.token_hex(8).upper()}"


def chosen(dossier: Dossier, charges: Collection[int] | None) -> list[Charge]:
    """What is owed among the chosen. Raises Invalid."""
    owed = owed_of(dossier)
    found = [one for one in owed if charges is None or one.pk in charges]
    if not found or (charges is not None and len(found) != len(set(charges))):
        raise Invalid({"charges": "Chọn khoản còn phải nộp." if owed else "Hồ sơ không còn khoản nào phải nộp."})
    return found


def _take(
    actor: Actor, dossier_id: int, version: int, charges: Collection[int] | None, means: str, number: str, note: str
) -> Payment:
    dossier = locked(dossier_id, version)
    require(may_collect(actor, dossier))
    owed = chosen(dossier, charges)
    payment = Payment(
        dossier=dossier,
        means=means,
        provider="bank" if number else "",
        provider_reference=number,
        reference=new_reference(),
        amount=sum(one.amount for one in owed),
        state=PaymentState.PAID,
        asked=now(),
        asked_by=actor.name,
        note=tidy(note)[:500],
    )
    till = Organisation.objects.get(pk=actor.organisation) if actor.organisation else dossier.competent
    settle(payment, dossier, owed, actor=actor, till=till, at=now())
    return payment


def _refuse_known_transfer(number: str) -> None:
    """Raises Invalid where it was written down before."""
    known = Payment.objects.filter(provider="bank", provider_reference=number).select_related("dossier").first()
    if known is not None:
        raise Invalid({"bank_reference": f"Giao dịch này đã ghi cho hồ sơ {known.dossier.code}."})


def _cancel_waiting(dossier: Dossier, charges: Collection[int], but: int | None = None) -> None:
    """Online payments of what isn't owed any more."""
    waiting = Payment.objects.filter(dossier=dossier, state=PaymentState.WAITING, charges__in=charges)
    for payment in waiting.exclude(pk=but or 0).distinct():
        payment.state, payment.version = PaymentState.CANCELLED, payment.version + 1
        payment.note = "Khoản này đã nộp bằng cách khác hoặc đã miễn."
        payment.save(update_fields=["state", "version", "note"])


def _noted(actor: Actor, payment: Payment, action: str) -> Payment:
    payment.version += 1
    payment.save()
    data: dict[str, str | int | None] = {
        "code": payment.dossier.code,
        "amount": payment.amount,
        "reference": payment.reference,
    }
    changed(DOSSIERS, payment.dossier_id)
    record(actor=actor, action=action, subject=f"Dossier {payment.dossier_id}", data=data)
    return payment
