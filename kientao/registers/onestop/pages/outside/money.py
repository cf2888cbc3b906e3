"""The money of one dossier: what is owed, how it was paid, what the provider said, squares to pay by."""

from base64 import b64encode
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.documents.squares import svg
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.accounts import account_for
from kientao.registers.onestop.actions.paying import PAYABLE
from kientao.registers.onestop.models import CallKind, Charge, Dossier, Payment, PaymentState, ProviderCall
from kientao.registers.onestop.outside.payments import provider
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, head_of
from kientao.registers.onestop.pages.outside.parts import CALL_CHIPS, MoneyLine, dong, payment_chip
from kientao.registers.onestop.pages.subject import facts_of
from kientao.registers.onestop.payment.vietqr import Transfer, fitting, payload
from kientao.registers.onestop.policies.outside import may_ask_payment, may_collect, may_give_back, may_waive
from kientao.registers.onestop.queries.money import owed_of
from kientao.registers.onestop.rules.states import Act, Status, possible
from kientao.registers.onestop.words import moment_words
from kientao.ui.chip import Chip
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead


@dataclass(frozen=True, slots=True)
class PaySquare:
    """A square for a telephone, with what it says in words."""

    title: str
    image: str
    lines: tuple[str, ...]
    href: str = ""
    action: Action | None = None


def money_page(dossier: Dossier) -> str:
    """Its address."""
    return reverse("dossier-money", args=[dossier.code])


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever sees the dossier reads it; the counter takes the money."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    charges = list(Charge.objects.filter(dossier=dossier))
    payments = list(Payment.objects.filter(dossier=dossier).order_by("-asked", "-pk"))
    owed = owed_of(dossier)
    values = {
        "dossier": dossier,
        "page_head": _head(actor, dossier, owed),
        "notice": _notice(dossier, payments),
        "figures": _figures(owed, payments),
        "charges": [_charge(actor, dossier, one) for one in charges],
        "payments": [_payment(actor, dossier, one) for one in payments],
        "calls": [_call(actor, dossier, one) for one in ProviderCall.objects.filter(payment__in=payments)],
        "facts": facts_of(dossier),
        "squares": _squares(dossier, owed, payments) if may_collect(actor, dossier) else (),
    }
    return render(request, "registers/onestop/pages/outside/money.html", values)


def _head(actor: Actor, dossier: Dossier, owed: list[Charge]) -> PageHead:
    found = head_of("Phí, lệ phí", dossier)
    takes, asks = may_collect(actor, dossier), may_ask_payment(actor, dossier)
    actions: list[Action] = []
    if owed and Status(dossier.status) in PAYABLE and takes:
        actions.append(_action("Thu tiền mặt", "take-cash", dossier, plain=False))
        actions.append(_action("Ghi chuyển khoản", "take-transfer", dossier))
        if provider() is not None:
            actions.append(_action("Trả trực tuyến", "start-payment", dossier))
    before = any(one.timing == "before" for one in owed)
    if before and asks and Act.ASK_PAYMENT in possible(Status(dossier.status)):
        actions.append(_action("Yêu cầu nộp trước", "ask-payment", dossier))
    if asks and Status(dossier.status) in PAYABLE:
        actions.append(_action("Thêm khoản thu", "add-charge", dossier))
    return PageHead(found.title, found.lead, found.crumbs, actions=tuple(actions))


def _action(words: str, route: str, dossier: Dossier, *, plain: bool = True) -> Action:
    return Action(words, reverse(route, args=[dossier.code]), plain=plain)


def _notice(dossier: Dossier, payments: list[Payment]) -> Notice | None:
    surplus = sum(one.amount for one in payments if one.state == PaymentState.SURPLUS)
    if surplus:
        return Notice(
            f"{dong(surplus)} về thừa: thủ trưởng quyết định hoàn lại cho người nộp.", "Có tiền thừa", "warning"
        )
    if dossier.elsewhere:
        return Notice(f"Hồ sơ này được giải quyết trên {dossier.elsewhere}; ở đây chỉ theo dõi.")
    return None


def _figures(owed: list[Charge], payments: list[Payment]) -> Figures:
    paid = sum(one.amount for one in payments if one.state == PaymentState.PAID)
    return Figures(
        (
            Figure("Còn phải nộp", sum(one.amount for one in owed), "đồng"),
            Figure("Đã nộp", paid, "đồng"),
        ),
        label="Phí, lệ phí",
    )


def _charge(actor: Actor, dossier: Dossier, one: Charge) -> MoneyLine:
    named = one.name.lower().startswith(("phí", "lệ phí"))
    words = one.name if named else f"{'Lệ phí' if one.is_charge else 'Phí'}: {one.name}"
    if one.waived:
        return MoneyLine(words, f"Miễn: {one.waived}", dong(one.amount), Chip("Được miễn", "grey", "check"))
    if one.paid:
        return MoneyLine(words, f"Nộp lúc {moment_words(one.paid)}", dong(one.amount), Chip("Đã nộp", "green", "check"))
    actions: tuple[Action, ...] = ()
    if may_waive(actor, dossier) and Status(dossier.status) in PAYABLE:
        actions = (Action("Miễn", reverse("waive-charge", args=[dossier.code, one.pk])),)
    return MoneyLine(words, one.get_timing_display(), dong(one.amount), Chip("Chưa nộp", "slate", "hourglass"), actions)


def _payment(actor: Actor, dossier: Dossier, one: Payment) -> MoneyLine:
    words = " · ".join(filter(None, (one.get_means_display(), one.receipt_number and f"biên lai {one.receipt_number}")))
    when = moment_words(one.settled or one.asked)
    note = " · ".join(filter(None, (when, one.settled_by or one.asked_by, one.provider_reference, one.note)))
    actions = []
    if one.receipt_number:
        actions.append(Action("Biên lai", reverse("payment-receipt", args=[one.pk, "pdf"]), icon="print"))
    if one.state == PaymentState.WAITING and may_collect(actor, dossier):
        actions.append(Action("Hủy", reverse("cancel-payment", args=[one.pk])))
    ended = Status(dossier.status) in (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED)
    refundable = one.state == PaymentState.SURPLUS or (one.state == PaymentState.PAID and ended)
    if refundable and may_give_back(actor, dossier):
        actions.append(Action("Hoàn lại", reverse("refund-payment", args=[one.pk])))
    return MoneyLine(words, note, dong(one.amount), payment_chip(one), tuple(actions))


def _call(actor: Actor, dossier: Dossier, one: ProviderCall) -> MoneyLine:
    again = f", {one.times} lần" if one.times > 1 else ""
    actions: tuple[Action, ...] = ()
    if one.kind == CallKind.LOOK and may_give_back(actor, dossier):
        actions = (Action("Đã xem xong", reverse("close-call", args=[one.pk])),)
    return MoneyLine(one.outcome, f"{moment_words(one.came)}{again}", "", CALL_CHIPS[CallKind(one.kind)], actions)


def _squares(dossier: Dossier, owed: list[Charge], payments: list[Payment]) -> tuple[PaySquare, ...]:
    if not owed or Status(dossier.status) not in PAYABLE:
        return ()
    found = []
    for one in payments:
        if one.state == PaymentState.WAITING and one.data.get("address"):
            image = _image(one.data.get("square") or one.data["address"], "Trả trực tuyến")
            said = (dong(one.amount), f"Giao dịch {one.reference}")
            found.append(PaySquare("Trả trực tuyến", image, said, href=one.data["address"]))
    account = account_for((dossier.received_at or dossier.competent).pk)
    if account is not None:
        transfer = transfer_of(dossier, owed, account.bin, account.number)
        lines = (
            f"{account.number} · {account.owner}",
            account.bank,
            f"{dong(transfer.amount or 0)} · nội dung: {transfer.purpose}",
        )
        paper = Action("Phiếu đề nghị nộp", reverse("payment-request", args=[dossier.code, "pdf"]), icon="print")
        found.append(PaySquare("Chuyển khoản", _image(payload(transfer), "Chuyển khoản"), lines, action=paper))
    return tuple(found)


def transfer_of(dossier: Dossier, owed: list[Charge], bank: str, number: str) -> Transfer:
    """All that is owed, in one transfer with the dossier's code."""
    return Transfer(bank, number, sum(one.amount for one in owed), fitting(dossier.code))


def _image(words: str, title: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg(words, title=title).encode()).decode("ascii")
