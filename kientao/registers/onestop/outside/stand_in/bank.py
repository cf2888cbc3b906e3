"""A provider of payments for practice: a page where the citizen pays, fails, pays twice, or somebody else tries to."""

import html
import json
import secrets
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from kientao.registers.onestop.outside.http import NoAnswer, NotReached, ask
from kientao.registers.onestop.outside.payments import SIGNATURE, signed
from kientao.registers.onestop.outside.stand_in.answering import Environ, Start, as_json, as_page, body_of, nothing

CHOICES = {
    "paid": "Thanh toán",
    "failed": "Không đủ tiền",
    "twice": "Thanh toán, ngân hàng báo hai lần",
    "silent": "Thanh toán, ngân hàng quên báo",
    "wrong": "Trả thiếu một nghìn đồng",
    "forged": "Giả chữ ký của ngân hàng",
}


@dataclass
class Placed:
    """An order and what became of it."""

    reference: str
    amount: int
    words: str
    callback: str
    status: str = "waiting"
    transaction: str = ""
    calls: list[tuple[bytes, str]] = field(default_factory=list)


@dataclass
class Bank:
    """A WSGI application. `answers` are the statuses it got for its calls; `broken` answers every question with 503."""

    merchant: str
    secret: str
    address: str = ""
    orders: dict[str, Placed] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)
    broken: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """POST /orders, POST /query, GET and POST /pay/REFERENCE."""
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if self.broken:
            return as_json(start, {"error": "busy"}, "503 Service Unavailable")
        if method == "POST" and path in ("/orders", "/query"):
            return self._asked(environ, start, path)
        order = self.orders.get(path.removeprefix("/pay/")) if path.startswith("/pay/") else None
        if order is None:
            return nothing(start)
        if method == "POST":
            chosen = parse_qs(body_of(environ).decode()).get("choice", [""])[0]
            self.happens(order.reference, chosen)
            return as_page(start, CHOICES.get(chosen, "Đã ghi"), f"<p>Giao dịch {html.escape(order.reference)}.</p>")
        return as_page(start, f"Nộp {order.amount} đồng", _buttons(order))

    def happens(self, reference: str, choice: str) -> None:
        """What the citizen, or somebody else, does on the page."""
        order = self.orders[reference]
        if choice == "forged":
            self._call(order, "paid", order.amount, secret=secrets.token_hex(8), transaction="GIA-1")
            return
        with self._lock:
            order.status = "failed" if choice == "failed" else "paid"
            order.transaction = order.transaction or f"NH-{secrets.token_hex(6).upper()}"
        if choice == "silent":
            return
        amount = order.amount - 1000 if choice == "wrong" else order.amount
        self._call(order, order.status, amount)
        if choice == "twice":
            self.repeat(reference)

    def repeat(self, reference: str) -> None:
        """The last call again, byte for byte."""
        order = self.orders[reference]
        body, signature = order.calls[-1]
        self._post(order, body, signature)

    def _asked(self, environ: Environ, start: Start, path: str) -> Iterable[bytes]:
        body = body_of(environ)
        if environ.get("HTTP_X_SIGNATURE", "").encode() != signed(self.secret, body):
            return as_json(start, {"error": "signature"}, "403 Forbidden")
        given = json.loads(body)
        if given.get("merchant") != self.merchant:
            return as_json(start, {"error": "merchant"}, "403 Forbidden")
        if path == "/query":
            order = self.orders.get(given["reference"])
            return nothing(start) if order is None else as_json(start, self._said(order, order.status, order.amount))
        if given["reference"] in self.orders or given["amount"] <= 0:
            return as_json(start, {"error": "order"}, "409 Conflict")
        placed = Placed(given["reference"], given["amount"], given["words"], given["callback"])
        self.orders[placed.reference] = placed
        return as_json(start, {"address": f"{self.address}/pay/{placed.reference}"})

    def _said(self, order: Placed, status: str, amount: int, transaction: str = "") -> dict[str, Any]:
        return {
            "merchant": self.merchant,
            "reference": order.reference,
            "transaction": transaction or order.transaction,
            "amount": amount,
            "status": status,
        }

    def _call(self, order: Placed, status: str, amount: int, *, secret: str = "", transaction: str = "") -> None:
        body = json.dumps(self._said(order, status, amount, transaction)).encode()
        signature = signed(secret or self.secret, body).decode()
        order.calls.append((body, signature))
        self._post(order, body, signature)

    def _post(self, order: Placed, body: bytes, signature: str) -> None:
        headers = {"Content-Type": "application/json", SIGNATURE: signature}
        with suppress(NotReached, NoAnswer):
            self.answers.append(ask("POST", order.callback, body=body, headers=headers).status)


def _buttons(order: Placed) -> str:
    buttons = "".join(
        f'<p><button name="choice" value="{value}">{html.escape(words)}</button></p>'
        for value, words in CHOICES.items()
    )
    return f'<p>{html.escape(order.words)}</p><form method="post">{buttons}</form>'
