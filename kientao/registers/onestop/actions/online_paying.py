"""Payments through a provider: started, called back, asked about. Money that came is never lost and never paid twice.

A dossier's lock decides who was first: of two calls, or of a call and the counter's cash, one pays what is owed and
the other is shown as surplus.
"""

import hashlib
from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.registers.onestop.actions.moving import locked
from kientao.registers.onestop.actions.paying import PAYABLE, chosen, new_reference, settle
from kientao.registers.onestop.models import CallKind, Charge, Dossier, Payment, PaymentState, ProviderCall
from kientao.registers.onestop.outside.payments import (
    Forged,
    Order,
    Provider,
    ProviderDown,
    ProviderRefused,
    Started,
    Told,
    Unreadable,
    Word,
    provider,
)
from kientao.registers.onestop.policies.outside import (
    may_collect,
    may_give_back,
    may_look_at_calls,
    may_settle_calls,
)
from kientao.registers.onestop.rules.given import tidy
from kientao.registers.onestop.rules.states import Status

MOST_UNKNOWN_AN_HOUR = 500  # calls nobody signed: more of them are only counted by the web server
_ASK_AFTER = timedelta(minutes=5)
_FORGET_AFTER = timedelta(days=1)  # an order the provider never heard of
_GIVEN_UP = timedelta(days=30)  # an order nobody has paid: money that comes all the same is taken all the same
_AT_ONCE = 200


class TooManyCalls(Exception):
    """So many calls with a wrong signature came that no more of them are kept this hour."""


def start_online(
    *, actor: Actor, dossier_id: int, version: int, charges: Collection[int] | None = None
) -> tuple[Payment, Started]:
    """An order at the provider for what is owed; earlier ones that wait are cancelled.

    Nothing is locked while the provider is asked. Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    there = provider()
    if there is None:
        raise Invalid({"": "Chưa nối cổng thanh toán trực tuyến: thu tiền mặt hoặc chuyển khoản."})
    payment = _ordered(actor, there, dossier_id, version, charges)
    try:
        started = there.start(
            Order(
                payment.reference,
                payment.amount,
                f"Phi, le phi ho so {payment.dossier.code}",
                f"{settings.PUBLIC_ADDRESS}{reverse('payment-callback')}",
            )
        )
    except (ProviderDown, ProviderRefused) as refusal:
        if not (isinstance(refusal, ProviderDown) and refusal.sent):  # else it may know the order: it is asked later
            Payment.objects.filter(pk=payment.pk, state=PaymentState.WAITING).update(
                state=PaymentState.FAILED, note=str(refusal)[:500], version=F("version") + 1
            )
        raise Invalid({"": f"{refusal} Thu tiền mặt, chuyển khoản, hoặc thử lại sau."}) from refusal
    payment.data = {"address": started.address, "square": started.square}
    Payment.objects.filter(pk=payment.pk).update(data=payment.data)
    return payment, started


def receive_call(*, actor: Actor, body: bytes, signature: str) -> ProviderCall:
    """What the provider called back with, kept as it came; the same call twice pays once.

    Raises NotAllowed, TooManyCalls.
    """
    require(may_settle_calls(actor))
    there = provider()
    name = there.name if there else ""
    call = _kept(name, body, signature, there)
    if call.kind != CallKind.NEW or there is None:
        return call
    told = there.read(body, signature)
    _write_down(actor, call.pk, told)
    call.refresh_from_db()
    return call


def ask_about_waiting(*, actor: Actor) -> int:
    """Asks the provider about orders that wait: a call may have been lost on the way. How many were settled.

    Raises NotAllowed.
    """
    require(may_settle_calls(actor))
    there = provider()
    if there is None:
        return 0
    settled = 0
    old = Payment.objects.filter(state=PaymentState.WAITING, provider=there.name, asked__lt=now() - _ASK_AFTER)
    for payment in list(old.order_by(F("queried").asc(nulls_first=True), "asked")[:_AT_ONCE]):
        Payment.objects.filter(pk=payment.pk).update(queried=now())  # whatever comes of it, the others are asked first
        try:
            told = there.query(payment.reference)
        except ProviderDown:
            break
        except Unreadable:
            continue
        if told is not None and told.word is not Word.WAITING:
            settled += _asked_and_told(actor, there, told)
        elif told is None and payment.asked < now() - _FORGET_AFTER:
            _give_up(payment, "Cổng thanh toán không biết giao dịch này.")
        elif payment.asked < now() - _GIVEN_UP:
            _give_up(payment, f"Không ai nộp trong {_GIVEN_UP.days} ngày.")
    return settled


@transaction.atomic
def close_call(*, actor: Actor, call_id: int, note: str) -> ProviderCall:
    """A person has looked at a call that couldn't be settled. Raises NotAllowed, Invalid."""
    call = ProviderCall.objects.select_for_update(no_key=True).get(pk=call_id)
    dossier = call.payment.dossier if call.payment else None
    if dossier is not None:
        require(may_give_back(actor, dossier))
    else:
        require(may_look_at_calls(actor))
    if call.kind != CallKind.LOOK:
        raise Invalid({"": "Báo có này không chờ xem."})
    if not tidy(note):
        raise Invalid({"note": "Ghi đã làm gì với số tiền này."})
    call.kind, call.closed_by = CallKind.CLOSED, actor.name
    call.outcome = f"{call.outcome} {tidy(note)}"[:250]
    call.save(update_fields=["kind", "closed_by", "outcome"])
    record(actor=actor, action="close_call", subject=f"ProviderCall {call.pk}", data={"note": tidy(note)[:200]})
    return call


@transaction.atomic
def _ordered(actor: Actor, there: Provider, dossier_id: int, version: int, charges: Collection[int] | None) -> Payment:
    dossier = locked(dossier_id, version)
    require(may_collect(actor, dossier))
    owed = chosen(dossier, charges)
    Payment.objects.filter(dossier=dossier, state=PaymentState.WAITING).update(
        state=PaymentState.CANCELLED, note="Lập giao dịch khác.", version=F("version") + 1
    )
    payment = Payment(
        dossier=dossier,
        means="online",
        provider=there.name,
        reference=new_reference(),
        amount=sum(one.amount for one in owed),
        state=PaymentState.WAITING,
        asked=now(),
        asked_by=actor.name,
        organisation=dossier.received_at or dossier.competent,
    )
    payment.save()
    payment.charges.set(owed)
    record(
        actor=actor,
        action="start_payment",
        subject=f"Dossier {dossier.pk}",
        data={"code": dossier.code, "amount": payment.amount, "reference": payment.reference},
    )
    return payment


def _kept(name: str, body: bytes, signature: str, there: Provider | None) -> ProviderCall:
    """The call's row; one of a call that came before counts it. What nobody signed is closed at once."""
    kind, outcome = CallKind.NEW, ""
    try:
        if there is None:
            kind, outcome = CallKind.UNREAD, "Chưa nối cổng thanh toán."
        else:
            there.read(body, signature)
    except Forged:
        kind, outcome = CallKind.FORGED, "Chữ ký không phải của cổng thanh toán."
    except Unreadable as wrong:
        kind, outcome = CallKind.UNREAD, f"Không đọc được phần «{wrong}»."
    return _row(name, body, kind, outcome, signature)


def _row(name: str, body: bytes, kind: CallKind, outcome: str, signature: str) -> ProviderCall:
    key = hashlib.sha256(b"\n".join((name.encode(), signature.encode(), body))).hexdigest()
    if ProviderCall.objects.filter(key=key).update(times=F("times") + 1):
        return ProviderCall.objects.get(key=key)
    if kind in (CallKind.FORGED, CallKind.UNREAD):
        lately = ProviderCall.objects.filter(kind=kind, came__gt=now() - timedelta(hours=1))
        if lately.count() >= MOST_UNKNOWN_AN_HOUR:
            raise TooManyCalls
    text = body.decode("utf-8", "replace").replace("\x00", "�")
    try:
        with transaction.atomic():
            return ProviderCall.objects.create(
                provider=name[:40], key=key, body=text, came=now(), kind=kind, outcome=outcome
            )
    except IntegrityError:  # the same call, at the same moment
        ProviderCall.objects.filter(key=key).update(times=F("times") + 1)
        return ProviderCall.objects.get(key=key)


def _give_up(payment: Payment, note: str) -> None:
    Payment.objects.filter(pk=payment.pk, state=PaymentState.WAITING).update(
        state=PaymentState.FAILED, note=note, version=F("version") + 1
    )


def _asked_and_told(actor: Actor, there: Provider, told: Told) -> int:
    """An answer is kept like a call that came by itself."""
    body = f"{told.reference} {told.transaction} {told.amount} {told.word}".encode()
    call = _row(there.name, body, CallKind.NEW, "", "query")
    if call.kind != CallKind.NEW:
        return 0
    _write_down(actor, call.pk, told)
    call.refresh_from_db()
    return int(call.kind == CallKind.TAKEN)


@transaction.atomic
def _write_down(actor: Actor, call_id: int, told: Told) -> None:
    """Under the dossier's lock: whoever comes second finds what the first did."""
    key = Payment.objects.filter(reference=told.reference).values_list("dossier", "pk").first()
    dossier = locked(key[0], None) if key else None
    call = ProviderCall.objects.select_for_update(no_key=True).get(pk=call_id)
    if call.kind != CallKind.NEW:
        return
    if dossier is None or key is None:
        call.kind, call.outcome = CallKind.LOOK, "Không có giao dịch nào mang mã này."
    else:
        payment = Payment.objects.get(pk=key[1])
        call.payment = payment
        call.kind, call.outcome = _came_of(actor, dossier, payment, told)
    call.save(update_fields=["kind", "outcome", "payment"])


def _came_of(actor: Actor, dossier: Dossier, payment: Payment, told: Told) -> tuple[CallKind, str]:
    """What the call does to the payment, and what is said of it."""
    was = PaymentState(payment.state)
    if told.word is Word.WAITING:
        return CallKind.TAKEN, "Cổng báo còn chờ."
    if told.word is Word.FAILED:
        return _not_paid(payment, was)
    if was in (PaymentState.PAID, PaymentState.SURPLUS, PaymentState.REFUNDED):
        if payment.provider_reference == told.transaction:
            return CallKind.TAKEN, "Đã ghi nhận trước đó."
        return _second_time(dossier, payment, told)
    if Payment.objects.filter(provider=payment.provider, provider_reference=told.transaction).exists():
        return CallKind.LOOK, "Số giao dịch này đã ghi cho khoản khác."
    if told.amount != payment.amount:
        return CallKind.LOOK, f"Báo {told.amount} đồng, khoản này {payment.amount} đồng: kiểm tra với cổng thanh toán."
    payment.provider_reference = told.transaction
    payment.version += 1
    owed = list(Charge.objects.filter(payments=payment, paid__isnull=True, waived=""))
    if len(owed) == payment.charges.count() and Status(dossier.status) in PAYABLE:
        till = dossier.received_at or dossier.competent
        settle(payment, dossier, owed, actor=actor, till=till, at=now())
        return CallKind.TAKEN, "Đã thanh toán." if was is PaymentState.WAITING else "Đã thanh toán, sau khi hủy."
    _surplus(payment)
    return CallKind.LOOK, "Tiền về khi không còn khoản nào phải nộp: hoàn lại cho người nộp."


def _not_paid(payment: Payment, was: PaymentState) -> tuple[CallKind, str]:
    if was is PaymentState.WAITING:
        payment.state, payment.version = PaymentState.FAILED, payment.version + 1
        payment.note = "Cổng báo không thành công."
        payment.save()
        return CallKind.TAKEN, "Không thành công."
    if was in (PaymentState.FAILED, PaymentState.CANCELLED):
        return CallKind.TAKEN, "Không thành công."
    return CallKind.LOOK, "Cổng báo không thành công sau khi đã báo có: kiểm tra với cổng thanh toán."


def _second_time(dossier: Dossier, payment: Payment, told: Told) -> tuple[CallKind, str]:
    """Paid twice over: the second one is a surplus of its own."""
    if Payment.objects.filter(provider=payment.provider, provider_reference=told.transaction).exists():
        return CallKind.TAKEN, "Đã ghi nhận trước đó."
    if not told.amount:
        return CallKind.LOOK, "Báo có lần thứ hai mà không có tiền: kiểm tra với cổng thanh toán."
    again = Payment(
        dossier=dossier,
        means="online",
        provider=payment.provider,
        reference=new_reference(),
        provider_reference=told.transaction,
        amount=told.amount,
        state=PaymentState.SURPLUS,
        asked=now(),
        asked_by=SYSTEM.name,
        organisation=payment.organisation,
        note=f"Nộp lần thứ hai cho {payment.reference}."[:500],
    )
    _surplus(again)
    return CallKind.LOOK, "Người nộp trả hai lần: hoàn lại lần sau."


def _surplus(payment: Payment) -> None:
    payment.state, payment.settled, payment.settled_by = PaymentState.SURPLUS, now(), SYSTEM.name
    payment.note = payment.note or "Tiền về khi không còn khoản nào phải nộp."
    payment.save()
