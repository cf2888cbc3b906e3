"""Fees: asked for, taken in cash, by transfer and online; whatever a provider says, money is counted once."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from kientao.base.actor import SYSTEM
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions import online_paying
from kientao.registers.onestop.actions.ending import withdraw
from kientao.registers.onestop.actions.online_paying import (
    ask_about_waiting,
    close_call,
    receive_call,
    start_online,
)
from kientao.registers.onestop.actions.paying import (
    add_charge,
    ask_payment,
    cancel_payment,
    refund,
    take_cash,
    take_transfer,
    waive,
)
from kientao.registers.onestop.models import CallKind, Charge, Dossier, Event, Payment, PaymentState, ProviderCall
from kientao.registers.onestop.outside.payments import MOST_BODY, HmacProvider, ProviderDown, Told, signed
from kientao.registers.onestop.outside.stand_in.bank import Bank
from kientao.registers.onestop.queries.money import day_of
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.outside.conftest import CALLBACK
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def _now(dossier: Dossier) -> Dossier:
    dossier.refresh_from_db()
    return dossier


def _started(office: Shop, dossier: Dossier) -> Payment:
    return start_online(actor=office.actor("mai"), dossier_id=dossier.pk, version=_now(dossier).version)[0]


def test_cash_pays_what_is_owed_and_gets_the_next_receipt(office: Shop) -> None:
    mai = office.actor("mai")
    numbers = []
    for _ in range(3):
        dossier = office.dossier()
        payment = take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version)
        assert (payment.amount, payment.state) == (50_000, PaymentState.PAID)
        assert not Charge.objects.filter(dossier=dossier, paid__isnull=True).exists()
        assert Event.objects.filter(dossier=dossier, act="pay").count() == 1
        assert _now(dossier).status == Status.PROCESSING
        numbers.append(payment.receipt_number)
    found = [re.fullmatch(r".+/2026/(\d{6})", number) for number in numbers]
    assert [int(one[1]) for one in found if one] == [1, 2, 3]


def test_a_receipt_that_was_not_given_leaves_no_gap(office: Shop) -> None:
    mai, dossier = office.actor("mai"), office.dossier()
    with pytest.raises(ChangedMeanwhile):
        take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version - 1)
    with pytest.raises(Invalid, match="Chọn khoản"):
        take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version, charges=[0])
    assert take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version).receipt_number.endswith("/000001")


def test_the_numbers_of_another_agency_and_another_year_are_their_own(office: Shop) -> None:
    mai, anh = office.actor("mai"), office.actor("anh")
    here, there = office.dossier(), office.dossier("anh")
    first = take_cash(actor=mai, dossier_id=here.pk, version=here.version)
    second = take_cash(actor=anh, dossier_id=there.pk, version=there.version)
    assert (first.receipt_number[-6:], second.receipt_number[-6:]) == ("000001", "000001")
    assert first.receipt_number != second.receipt_number
    with on("2027-01-04"):
        later = office.dossier()
        assert take_cash(actor=mai, dossier_id=later.pk, version=later.version).receipt_number.endswith("/2027/000001")


def test_a_dossier_that_must_be_paid_first_waits_and_goes_on(office: Shop) -> None:
    mai, dossier = office.actor("mai"), office.dossier()
    due = dossier.due
    ask_payment(actor=office.actor("yen"), dossier_id=dossier.pk, version=_now(dossier).version)
    assert _now(dossier).status == Status.PAYMENT
    take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version)
    assert _now(dossier).status == Status.PROCESSING
    assert dossier.due == due
    assert not dossier.steps.filter(paused_since__isnull=False).exists()


def test_a_part_that_is_paid_does_not_end_the_waiting_but_the_rest_does(office: Shop) -> None:
    mai, dossier = office.actor("mai"), office.dossier()
    other = add_charge(
        actor=mai, dossier_id=dossier.pk, version=dossier.version, name="Lệ phí cấp thẻ", amount=10_000, timing="before"
    )
    ask_payment(actor=mai, dossier_id=dossier.pk, version=_now(dossier).version)
    take_cash(actor=mai, dossier_id=dossier.pk, version=_now(dossier).version, charges=[other.pk])
    assert _now(dossier).status == Status.PAYMENT
    rest = Charge.objects.get(dossier=dossier, paid__isnull=True)
    waive(actor=mai, dossier_id=dossier.pk, version=dossier.version, charge_id=rest.pk, reason="Hộ nghèo, TT 10")
    assert _now(dossier).status == Status.PROCESSING
    with pytest.raises(Invalid, match="không còn khoản"):
        take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version)


def test_who_may_take_let_off_and_give_back(office: Shop) -> None:
    dossier = office.dossier()
    given: dict[str, Any] = {"dossier_id": dossier.pk, "version": dossier.version}
    for who in ("hoa", "anh", "yen"):
        with pytest.raises(NotAllowed):
            take_cash(actor=office.actor(who), **given)
    charge = Charge.objects.get(dossier=dossier)
    with pytest.raises(NotAllowed):
        waive(actor=office.actor("yen"), charge_id=charge.pk, reason="x", **given)
    with pytest.raises(Invalid, match="lý do"):
        waive(actor=office.actor("mai"), charge_id=charge.pk, reason=" ", **given)
    assert waive(actor=office.actor("minh"), charge_id=charge.pk, reason="Người có công", **given).waived


def test_one_transfer_counts_for_one_dossier(office: Shop) -> None:
    mai = office.actor("mai")
    first, second = office.dossier(), office.dossier()
    take_transfer(actor=mai, dossier_id=first.pk, version=first.version, bank_reference="FT26061 0001")
    with pytest.raises(Invalid, match=re.escape(first.code)):
        take_transfer(actor=mai, dossier_id=second.pk, version=second.version, bank_reference=" FT26061  0001")
    with pytest.raises(Invalid, match="số giao dịch"):
        take_transfer(actor=mai, dossier_id=second.pk, version=second.version, bank_reference="")


def test_a_citizen_pays_online_and_the_dossier_goes_on(office: Shop, bank: Bank) -> None:
    dossier = office.dossier()
    ask_payment(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    payment = _started(office, dossier)
    assert payment.data["address"] == f"{bank.address}/pay/{payment.reference}"
    bank.happens(payment.reference, "paid")
    assert bank.answers == [200]
    payment.refresh_from_db()
    assert (payment.state, payment.receipt_number != "") == (PaymentState.PAID, True)
    assert _now(dossier).status == Status.PROCESSING
    assert Event.objects.get(dossier=dossier, act="pay").actor == SYSTEM.name


def test_the_same_call_twice_pays_once(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    bank.happens(payment.reference, "twice")
    bank.repeat(payment.reference)
    assert bank.answers == [200, 200, 200]
    call = ProviderCall.objects.get()
    assert (call.kind, call.times) == (CallKind.TAKEN, 3)
    assert Event.objects.filter(dossier=payment.dossier, act="pay").count() == 1
    assert AuditEntry.objects.filter(action="dossier-pay").count() == 1


def test_a_forged_call_is_kept_and_believed_by_nobody(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    bank.happens(payment.reference, "forged")
    assert bank.answers == [403]
    assert ProviderCall.objects.get().kind == CallKind.FORGED
    payment.refresh_from_db()
    assert payment.state == PaymentState.WAITING


def test_a_wrong_amount_pays_nothing_and_is_shown_to_somebody(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    bank.happens(payment.reference, "wrong")
    call = ProviderCall.objects.get()
    assert (call.kind, call.payment) == (CallKind.LOOK, payment)
    assert "49000" in call.outcome
    payment.refresh_from_db()
    assert payment.state == PaymentState.WAITING
    with pytest.raises(NotAllowed):
        close_call(actor=office.actor("mai"), call_id=call.pk, note="Đã gọi ngân hàng")
    closed = close_call(actor=office.actor("minh"), call_id=call.pk, note="Đã gọi ngân hàng")
    assert closed.kind == CallKind.CLOSED


def test_money_that_comes_after_the_counter_took_cash_is_surplus_and_goes_back(office: Shop, bank: Bank) -> None:
    dossier = office.dossier()
    payment = _started(office, dossier)
    take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=_now(dossier).version)
    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    bank.happens(payment.reference, "paid")
    payment.refresh_from_db()
    assert (payment.state, payment.receipt_number) == (PaymentState.SURPLUS, "")
    assert ProviderCall.objects.get().kind == CallKind.LOOK
    with pytest.raises(NotAllowed):
        refund(actor=office.actor("mai"), payment_id=payment.pk, version=payment.version, note="UNC 7")
    with pytest.raises(Invalid, match="chứng từ"):
        refund(actor=office.actor("minh"), payment_id=payment.pk, version=payment.version, note="")
    assert refund(
        actor=office.actor("minh"), payment_id=payment.pk, version=payment.version, note="UNC 7"
    ).state == PaymentState.REFUNDED  # fmt: skip


def test_money_for_an_order_that_was_cancelled_still_pays_while_it_is_owed(office: Shop, bank: Bank) -> None:
    dossier = office.dossier()
    first = _started(office, dossier)
    second = _started(office, dossier)
    first.refresh_from_db()
    assert first.state == PaymentState.CANCELLED
    bank.happens(first.reference, "paid")
    bank.happens(second.reference, "paid")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (PaymentState.PAID, PaymentState.SURPLUS)


def test_money_for_a_dossier_that_was_withdrawn_is_surplus(office: Shop, bank: Bank) -> None:
    dossier = office.dossier()
    payment = _started(office, dossier)
    withdraw(actor=office.actor("mai"), dossier_id=dossier.pk, version=_now(dossier).version, reason="Theo đơn")
    bank.happens(payment.reference, "paid")
    payment.refresh_from_db()
    assert payment.state == PaymentState.SURPLUS


def test_a_call_that_was_lost_is_found_by_asking(office: Shop, bank: Bank) -> None:
    dossier = office.dossier()
    payment = _started(office, dossier)
    bank.happens(payment.reference, "silent")
    assert bank.answers == []
    assert ask_about_waiting(actor=SYSTEM) == 0  # too early to ask
    with on("2026-03-03", 10):
        bank.broken = True
        assert ask_about_waiting(actor=SYSTEM) == 0
        bank.broken = False
        assert ask_about_waiting(actor=SYSTEM) == 1
        assert ask_about_waiting(actor=SYSTEM) == 0
    payment.refresh_from_db()
    assert payment.state == PaymentState.PAID
    bank.happens(payment.reference, "paid")  # late, after all
    assert Event.objects.filter(dossier=dossier, act="pay").count() == 1


def test_an_order_the_provider_never_had_is_given_up_after_a_day(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    bank.orders.clear()
    with on("2026-03-05"):
        ask_about_waiting(actor=SYSTEM)
    payment.refresh_from_db()
    assert payment.state == PaymentState.FAILED


def test_orders_nobody_pays_keep_no_other_from_being_asked_about(
    office: Shop, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online_paying, "_AT_ONCE", 2)
    for _ in range(3):  # they wait at the provider for ever
        _started(office, office.dossier())
    lost = _started(office, office.dossier())
    bank.happens(lost.reference, "silent")
    with on("2026-03-03", 10):
        assert ask_about_waiting(actor=SYSTEM) == 0
    with on("2026-03-03", 11):
        assert ask_about_waiting(actor=SYSTEM) == 1
    lost.refresh_from_db()
    assert lost.state == PaymentState.PAID


def test_an_order_the_provider_cannot_say_anything_of_keeps_no_other_from_being_asked_about(
    office: Shop, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, lost = (_started(office, office.dossier()) for _ in range(2))
    bank.happens(lost.reference, "silent")
    query = HmacProvider.query

    def fails(there: HmacProvider, reference: str) -> Told | None:
        if reference == bad.reference:
            raise ProviderDown("500", sent=False)
        return query(there, reference)

    monkeypatch.setattr(HmacProvider, "query", fails)
    with on("2026-03-03", 10):
        ask_about_waiting(actor=SYSTEM)
    with on("2026-03-03", 11):
        ask_about_waiting(actor=SYSTEM)
    lost.refresh_from_db()
    assert lost.state == PaymentState.PAID


def test_an_order_nobody_pays_ends_after_a_month_and_money_that_comes_later_counts(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    with on("2026-04-01"):
        ask_about_waiting(actor=SYSTEM)
    payment.refresh_from_db()
    assert payment.state == PaymentState.WAITING
    with on("2026-04-03"):
        ask_about_waiting(actor=SYSTEM)
        payment.refresh_from_db()
        assert (payment.state, payment.note) == (PaymentState.FAILED, "Không ai nộp trong 30 ngày.")
        bank.happens(payment.reference, "paid")
    payment.refresh_from_db()
    assert payment.state == PaymentState.PAID


def test_a_second_payment_of_nothing_invents_no_money(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    bank.happens(payment.reference, "paid")
    told = {
        "merchant": bank.merchant, "reference": payment.reference, "transaction": "NH-0", "amount": 0, "status": "paid"
    }  # fmt: skip
    body = json.dumps(told).encode()
    call = receive_call(actor=SYSTEM, body=body, signature=signed(bank.secret, body).decode())
    assert call.kind == CallKind.LOOK
    assert Payment.objects.get() == payment


def test_a_fee_that_is_added_by_a_double_click_is_owed_once(office: Shop) -> None:
    dossier = office.dossier()
    given: dict[str, Any] = {"dossier_id": dossier.pk, "version": dossier.version, "name": "Phí", "amount": 7_000}
    add_charge(actor=office.actor("mai"), **given)
    with pytest.raises(ChangedMeanwhile):
        add_charge(actor=office.actor("mai"), **given)
    assert Charge.objects.filter(dossier=dossier, amount=7_000).count() == 1


def test_a_provider_that_is_down_is_told_at_once_and_the_counter_takes_cash(
    office: Shop, settings: LazySettings
) -> None:
    settings.ONESTOP_PAYMENT = {"name": "x", "url": "http://127.0.0.1:9", "merchant": "m", "secret": "s"}
    dossier = office.dossier()
    with pytest.raises(Invalid, match="Không kết nối được"):
        _started(office, dossier)
    assert Payment.objects.get().state == PaymentState.FAILED
    take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=_now(dossier).version)


def test_without_a_provider_nobody_is_sent_anywhere(office: Shop, settings: LazySettings) -> None:
    settings.ONESTOP_PAYMENT = {}
    with pytest.raises(Invalid, match="Chưa nối"):
        _started(office, office.dossier())
    assert Client().post(CALLBACK, b"{}", content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"[]", 400), (b"\xff\x00", 400), (b'{"merchant": "tinh-hai-son"}', 400),
        (b'{"merchant": "tinh-hai-son", "reference": "A", "amount": 1.5, "status": "paid", "transaction": "t"}', 400),
        (b'{"merchant": "tinh-hai-son", "reference": "A", "amount": true, "status": "paid", "transaction": "t"}', 400),
        (b'{"merchant": "khac", "reference": "A", "amount": 1, "status": "paid", "transaction": "t"}', 400),
        (b'{"merchant": "tinh-hai-son", "reference": "A", "amount": 1, "status": "paid", "transaction": "t"}', 200),
    ],
)  # fmt: skip
def test_whatever_is_signed_is_kept_and_answered(office: Shop, bank: Bank, body: bytes, status: int) -> None:
    signature = signed(bank.secret, body).decode()
    answer = Client().post(CALLBACK, body, content_type="application/json", HTTP_X_SIGNATURE=signature)
    assert answer.status_code == status
    assert ProviderCall.objects.count() == 1
    assert not Payment.objects.exists()


def test_a_call_too_long_is_refused_unread_and_strangers_fill_no_disk(
    office: Shop, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = b"x" * (MOST_BODY + 1)
    assert Client().post(CALLBACK, long, content_type="text/plain").status_code == 413
    monkeypatch.setattr(online_paying, "MOST_UNKNOWN_AN_HOUR", 3)
    answers = [Client().post(CALLBACK, str(n).encode(), content_type="text/plain").status_code for n in range(5)]
    assert answers == [403, 403, 403, 429, 429]
    assert ProviderCall.objects.count() == 3
    payment = _started(office, office.dossier())
    bank.happens(payment.reference, "paid")  # the provider is heard all the same
    assert bank.answers == [200]
    assert Client().get(CALLBACK).status_code == 405


def test_only_the_system_settles_and_a_person_cancels(office: Shop, bank: Bank) -> None:
    with pytest.raises(NotAllowed):
        receive_call(actor=office.actor("mai"), body=b"{}", signature="")
    payment = _started(office, office.dossier())
    cancelled = cancel_payment(actor=office.actor("mai"), payment_id=payment.pk, version=payment.version)
    with pytest.raises(Invalid, match="không hủy được"):
        cancel_payment(actor=office.actor("mai"), payment_id=payment.pk, version=cancelled.version)


def test_the_day_adds_up_by_person_and_means(office: Shop, bank: Bank) -> None:
    mai, centre = office.actor("mai"), office.organisations["trung_tam"]
    for number in range(4):
        dossier = office.dossier()
        if number < 2:
            take_cash(actor=mai, dossier_id=dossier.pk, version=dossier.version)
        elif number == 2:
            take_transfer(actor=mai, dossier_id=dossier.pk, version=dossier.version, bank_reference="FT1")
        else:
            bank.happens(_started(office, dossier).reference, "paid")
    office.dossier("anh", COPY, "ben_da")
    found = day_of(centre.pk, date(2026, 3, 3))
    assert found.total == 200_000
    assert [(one.who, one.count, one.taken) for one in found.tills] == [
        ("Trịnh Thị Mai", 3, {"cash": 100_000, "transfer": 50_000}),
        ("", 1, {"online": 50_000}),
    ]
    assert (found.by("cash"), found.by("transfer"), found.by("online")) == (100_000, 50_000, 50_000)
    assert day_of(centre.pk, date(2026, 3, 4)).total == 0
    assert day_of(office.organisations["ben_da"].pk, date(2026, 3, 3)).total == 0


def test_what_a_call_said_is_kept_letter_for_letter(office: Shop, bank: Bank) -> None:
    payment = _started(office, office.dossier())
    bank.happens(payment.reference, "paid")
    kept = json.loads(ProviderCall.objects.get().body)
    assert (kept["reference"], kept["amount"]) == (payment.reference, 50_000)
