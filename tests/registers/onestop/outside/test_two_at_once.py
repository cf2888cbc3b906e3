"""At the same moment: of two who pay one pays and the other is shown as surplus; a filing is taken once."""

import json
from collections.abc import Callable

import pytest
from django.conf import LazySettings

from kientao.base.actor import SYSTEM
from kientao.registers.onestop.actions.filing import file_from_portal
from kientao.registers.onestop.actions.giving_forms import give_form
from kientao.registers.onestop.actions.offline import make_paper_book
from kientao.registers.onestop.actions.online_paying import receive_call
from kientao.registers.onestop.actions.parcels import hand_to_post
from kientao.registers.onestop.actions.paying import new_reference, take_cash, take_transfer
from kientao.registers.onestop.models import (
    Charge,
    Dossier,
    Event,
    FormGiven,
    PaperBook,
    Payment,
    PaymentState,
    PortalFiling,
    ProviderCall,
)
from kientao.registers.onestop.outside.payments import signed
from kientao.registers.onestop.papers.form_sets import FormKind
from tests.hardship.together import together, told
from tests.registers.onestop.outside.test_national_rules import row
from tests.support.onestop import Shop, shop
from tests.support.programme import on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 8
SECRET = "một bí mật chung"


@pytest.fixture
def office(settings: LazySettings) -> Shop:
    settings.ONESTOP_PAYMENT = {"name": "thu", "url": "http://127.0.0.1:9", "merchant": "tinh", "secret": SECRET}
    with on("2026-03-03"):
        return shop()


def _waiting(dossier: Dossier) -> Payment:
    with on("2026-03-03"):
        payment = Payment.objects.create(
            dossier=dossier, means="online", provider="thu", reference=new_reference(), amount=50_000,
            state=PaymentState.WAITING, asked=dossier.created, asked_by="Mai", organisation=dossier.received_at,
        )  # fmt: skip
    payment.charges.set(Charge.objects.filter(dossier=dossier))
    return payment


def _new(office: Shop) -> Dossier:
    with on("2026-03-03"):
        return office.dossier()


def _call(payment: Payment, transaction: str) -> Callable[[], object]:
    value = {
        "merchant": "tinh", "reference": payment.reference, "transaction": transaction, "amount": payment.amount,
        "status": "paid",
    }  # fmt: skip
    body = json.dumps(value).encode()

    def act() -> object:
        with on("2026-03-03"):
            return receive_call(actor=SYSTEM, body=body, signature=signed(SECRET, body).decode())

    return act


def _paid_once(dossier: Dossier) -> None:
    charge = Charge.objects.get(dossier=dossier)
    assert charge.paid is not None
    paid = Payment.objects.filter(dossier=dossier, state=PaymentState.PAID)
    assert paid.count() == 1
    assert Event.objects.filter(dossier=dossier, act="pay").count() == 1


def test_the_same_call_many_times_at_once_pays_once(office: Shop) -> None:
    for number in range(ROUNDS):
        dossier = _new(office)
        act = _call(_waiting(dossier), f"NH-{number}")
        assert told(together(act, act, act)) == {"done": 3}
        _paid_once(dossier)
    assert ProviderCall.objects.count() == ROUNDS
    assert set(ProviderCall.objects.values_list("kind", "times")) == {("taken", 3)}


def test_two_orders_of_a_dossier_paid_at_once_leave_one_surplus(office: Shop) -> None:
    for number in range(ROUNDS):
        dossier = _new(office)
        first, second = _waiting(dossier), _waiting(dossier)
        assert told(together(_call(first, f"A-{number}"), _call(second, f"B-{number}"))) == {"done": 2}
        _paid_once(dossier)
        states = sorted(Payment.objects.filter(dossier=dossier).values_list("state", flat=True))
        assert states == ["paid", "surplus"]


def test_a_call_while_the_counter_takes_cash_is_one_or_the_other(office: Shop) -> None:
    seen = set()
    for number in range(ROUNDS):
        dossier = _new(office)
        payment = _waiting(dossier)

        def cash(dossier: Dossier = dossier) -> object:
            with on("2026-03-03"):
                return take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)

        answers = told(together(cash, _call(payment, f"C-{number}")))
        _paid_once(dossier)
        payment.refresh_from_db()
        seen.add(payment.state)
        assert (payment.state, answers["done"]) in {("surplus", 2), ("paid", 1)}
    assert seen <= {"surplus", "paid"}


def test_receipts_taken_at_once_are_numbered_without_gap_or_double(office: Shop) -> None:
    dossiers = [_new(office) for _ in range(6)]

    def cash(dossier: Dossier) -> Callable[[], object]:
        def act() -> object:
            with on("2026-03-03"):
                return take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)

        return act

    assert told(together(*map(cash, dossiers))) == {"done": 6}
    numbers = sorted(Payment.objects.values_list("receipt_number", flat=True))
    assert [int(number[-6:]) for number in numbers] == [1, 2, 3, 4, 5, 6]


def test_two_books_printed_at_once_have_numbers_of_their_own(office: Shop) -> None:
    def printed(prefix: str) -> Callable[[], object]:
        def act() -> object:
            with on("2026-03-03"):
                return make_paper_book(actor=office.actor("mai"), prefix=prefix, count=10)

        return act

    for number in range(ROUNDS):
        assert told(together(*[printed(f"T{number}-")] * 2)) == {"done": 2}
        assert told(together(*[printed(f"T{number}-")] * 3)) == {"done": 3}
        firsts = PaperBook.objects.filter(prefix=f"T{number}-").order_by("first").values_list("first", flat=True)
        assert list(firsts) == [1, 11, 21, 31, 41]


def test_a_transfer_that_two_write_down_at_once_counts_for_one_dossier(office: Shop) -> None:
    def written(who: str, dossier: Dossier, number: int) -> Callable[[], object]:
        def act() -> object:
            with on("2026-03-03"):
                return take_transfer(
                    actor=office.actor(who),
                    dossier_id=dossier.pk,
                    version=dossier.version,
                    bank_reference=f"FT{number}",
                )

        return act

    for number in range(ROUNDS):
        here = _new(office)
        with on("2026-03-03"):
            there = office.dossier("anh")
        assert told(together(written("mai", here, number), written("anh", there, number))) == {"done": 1, "Invalid": 1}
        assert Payment.objects.filter(provider_reference=f"FT{number}").count() == 1


def test_an_item_that_two_hand_over_at_once_is_written_down_once(office: Shop) -> None:
    def handed(dossier: Dossier, number: int) -> Callable[[], object]:
        def act() -> object:
            with on("2026-03-03"):
                return hand_to_post(
                    actor=office.actor("mai"), dossier_id=dossier.pk, way="out", item_number=f"RU{number}"
                )

        return act

    for number in range(ROUNDS):
        works = [handed(_new(office), number) for _ in range(2)]
        assert told(together(*works)) == {"done": 1, "Invalid": 1}


def test_a_form_that_two_give_out_at_once_is_one(office: Shop) -> None:
    def given(dossier: Dossier) -> Callable[[], object]:
        def act() -> object:
            with on("2026-03-03"):
                return give_form(actor=office.actor("mai"), dossier_id=dossier.pk, kind=FormKind.RECEIPT)

        return act

    for _ in range(ROUNDS):
        dossier = _new(office)
        assert told(together(*[given(dossier)] * 3)) == {"done": 3}
        assert FormGiven.objects.filter(dossier=dossier).count() == 1


def test_filings_of_one_code_that_come_at_once_make_one_dossier(office: Shop) -> None:
    for number in range(ROUNDS):
        code = f"H99.002.00-260303-{number + 1000}"

        def file(subject: str, code: str = code) -> Callable[[], object]:
            def act() -> object:
                with on("2026-03-03"):
                    return file_from_portal(actor=SYSTEM, body=row(MaHoSo=code, TrichYeuHoSo=subject))

            return act

        assert told(together(file("Một"), file("Một"), file("Hai"))) == {"done": 3}
        assert Dossier.objects.filter(code=code).count() == 1
        assert set(PortalFiling.objects.filter(code=code).values_list("state", flat=True)) == {"taken"}
        assert PortalFiling.objects.filter(code=code).count() == 2
