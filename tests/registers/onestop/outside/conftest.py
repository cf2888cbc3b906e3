"""Stand-ins for what is outside: a bank that calls back into this very process, the national portal."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client

from kientao.registers.onestop.outside.http import Answer
from kientao.registers.onestop.outside.payments import SIGNATURE
from kientao.registers.onestop.outside.stand_in import bank as bank_module
from kientao.registers.onestop.outside.stand_in.bank import Bank
from kientao.registers.onestop.outside.stand_in.portal import PortalStandIn
from tests.support.stand_in import serving

CALLBACK = "/mot-cua/thanh-toan/bao-co/"


@pytest.fixture
def bank(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bank]:
    """Asked over a real connection; its calls reach the address through the test client."""
    there = Bank("tinh-hai-son", "một bí mật chung")

    def calls(method: str, url: str, *, body: bytes, headers: dict[str, str]) -> Answer:
        given = {f"HTTP_{SIGNATURE.upper().replace('-', '_')}": headers[SIGNATURE]}
        answer = Client(enforce_csrf_checks=True).post(CALLBACK, body, content_type="application/json", **given)  # type: ignore[arg-type]
        return Answer(answer.status_code, answer.content)

    monkeypatch.setattr(bank_module, "ask", calls)
    with serving(there) as address:
        there.address = address
        settings.ONESTOP_PAYMENT = {
            "name": "thu-nghiem", "url": address, "merchant": there.merchant, "secret": there.secret,
        }  # fmt: skip
        settings.PUBLIC_ADDRESS = "https://kientao.haison.example"
        yield there


@pytest.fixture
def portal(settings: LazySettings) -> Iterator[PortalStandIn]:
    """Asked over a real connection; it checks what it gets."""
    there = PortalStandIn()
    with serving(there) as address:
        settings.ONESTOP_NATIONAL = {
            "url": address, "user": there.user, "password": there.password, "unit": "H99",
        }  # fmt: skip
        yield there
