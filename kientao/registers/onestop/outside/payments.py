"""Providers of online payments: an order is started, what they call back is read and its signature checked."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.conf import settings

from kientao.registers.onestop.outside.http import Answer, NoAnswer, NotReached, ask

SIGNATURE = "X-Signature"
MOST_BODY = 16 * 1024
_LONGEST = 120
_MOST_DONG = 10**13
_MOST_SQUARE = 900


class Forged(Exception):
    """The signature isn't the provider's."""


class Unreadable(Exception):
    """Signed, but not what was agreed on."""


class ProviderDown(Exception):
    """It can't be reached. `sent`: it may have taken the order all the same."""

    def __init__(self, words: str, *, sent: bool) -> None:
        super().__init__(words)
        self.sent = sent


class ProviderRefused(Exception):
    """It doesn't take the order."""


class Word(StrEnum):
    """What a provider says of an order."""

    PAID = "paid"
    FAILED = "failed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be paid. `reference` is ours, `back` where the provider calls, `after` where the citizen goes then."""

    reference: str
    amount: int
    words: str
    back: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """Where the citizen pays; `square` is what a QR square says, the address when the provider gives none."""

    address: str
    square: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the provider says became of an order. `transaction` is its own number of the payment."""

    reference: str
    transaction: str
    amount: int
    word: Word


class Provider(Protocol):
    """One provider."""

    @property
    def name(self) -> str:
        """What rows say of it."""

    def start(self, order: Order) -> Started:
        """Raises ProviderDown, ProviderRefused."""

    def read(self, body: bytes, signature: str) -> Told:
        """A call of the provider. Raises Forged, Unreadable."""

    def query(self, reference: str) -> Told | None:
        """What it knows of an order; None where it knows none. Raises ProviderDown, Unreadable."""


@dataclass(frozen=True, slots=True)
class HmacProvider:
    """JSON over HTTP, each message signed with HMAC-SHA256 of its bytes, in hexadecimal, under the shared secret."""

    name: str
    url: str
    merchant: str
    secret: str
    seconds: float = 20

    def start(self, order: Order) -> Started:
        """See Provider."""
        answer = self._asked(
            "POST",
            "/orders",
            {
                "merchant": self.merchant,
                "reference": order.reference,
                "amount": order.amount,
                "words": order.words,
                "callback": order.back,
                "return": order.after,
            },
        )
        address, square = _words(answer, "address"), _words(answer, "square")
        if not answer.is_good or not address.startswith(("http://", "https://")):
            raise ProviderRefused(f"Cổng thanh toán không nhận yêu cầu ({answer.status}).")
        return Started(address, square or address)

    def read(self, body: bytes, signature: str) -> Told:
        """See Provider."""
        if not hmac.compare_digest(signed(self.secret, body), signature.strip().lower().encode()):
            raise Forged
        return _told(body, self.merchant)

    def query(self, reference: str) -> Told | None:
        """See Provider."""
        answer = self._asked("POST", "/query", {"merchant": self.merchant, "reference": reference})
        if answer.status == 404:
            return None
        if not answer.is_good:
            raise ProviderDown(f"Cổng thanh toán trả lời {answer.status}.", sent=False)
        found = _told(answer.body, self.merchant)
        if found.reference != reference:
            raise Unreadable("reference")
        return found

    def _asked(self, method: str, path: str, value: dict[str, Any]) -> Answer:
        body = json.dumps(value, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", SIGNATURE: signed(self.secret, body).decode()}
        try:
            return ask(method, self.url + path, body=body, headers=headers, seconds=self.seconds)
        except NotReached as error:
            raise ProviderDown(f"Không kết nối được cổng thanh toán ({error}).", sent=False) from error
        except NoAnswer as error:
            raise ProviderDown(f"Cổng thanh toán không trả lời ({error}).", sent=True) from error


def signed(secret: str, body: bytes) -> bytes:
    """The signature of a message."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest().encode()


def provider() -> Provider | None:
    """The one the operator set; None where there is none."""
    given: dict[str, str] = settings.ONESTOP_PAYMENT
    return HmacProvider(given["name"], given["url"], given["merchant"], given["secret"]) if given else None


def _words(answer: Answer, name: str) -> str:
    """What it says under that name, as long as a square can hold."""
    found = answer.json().get(name)
    return found if isinstance(found, str) and len(found) <= _MOST_SQUARE else ""


def _told(body: bytes, merchant: str) -> Told:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise Unreadable("json") from error
    if not isinstance(found, dict) or found.get("merchant") != merchant:
        raise Unreadable("merchant")
    amount = found.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= _MOST_DONG:
        raise Unreadable("amount")
    texts = {name: found.get(name, "") for name in ("reference", "transaction", "status")}
    for name, text in texts.items():
        if not isinstance(text, str) or len(text) > _LONGEST or "\x00" in text:
            raise Unreadable(name)
    if texts["status"] not in list(Word) or not texts["reference"]:
        raise Unreadable("status")
    if texts["status"] == Word.PAID and not texts["transaction"]:
        raise Unreadable("transaction")
    return Told(texts["reference"], texts["transaction"], amount, Word(texts["status"]))
