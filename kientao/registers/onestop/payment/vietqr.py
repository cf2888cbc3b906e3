"""The words of a VietQR square (EMVCo merchant-presented, NAPAS): a banking application fills in the transfer by it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kientao.kernel.unaccented import unaccented

_NAPAS = "A000000727"
_TO_ACCOUNT = "QRIBFTTA"
_DONG = "704"  # ISO 4217
_COUNTRY = "VN"
_STATIC, _DYNAMIC = "11", "12"
_MOST_DONG = 10**13 - 1  # thirteen characters
_MOST_PURPOSE = 25
_BIN = re.compile(r"\d{6}")
_ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
_UNFIT = re.compile(r"[^0-9A-Za-z .-]+")
# Numbers of the fields.
_VERSION, _KIND, _RECEIVER, _CURRENCY, _AMOUNT, _LAND, _MORE, _CHECK = "00", "01", "38", "53", "54", "58", "62", "63"
_PURPOSE = "08"


@dataclass(frozen=True, slots=True)
class Transfer:
    """`bank` is its six-figure number (BIN), `amount` in đồng; None lets the payer type it.

    Raises ValueError, in words for the office, for what no bank takes. `purpose` must be as `fitting` makes it.
    """

    bank: str
    account: str
    amount: int | None = None
    purpose: str = ""

    def __post_init__(self) -> None:
        if not _BIN.fullmatch(self.bank):
            raise ValueError(f"Mã ngân hàng (BIN) gồm 6 chữ số, “{self.bank}” thì không.")
        if not _ACCOUNT.fullmatch(self.account):
            raise ValueError(f"Số tài khoản gồm 1 đến 19 chữ số hoặc chữ cái không dấu, “{self.account}” thì không.")
        if self.amount is not None and not 0 < self.amount <= _MOST_DONG:
            raise ValueError(f"Số tiền phải từ 1 đến {_MOST_DONG} đồng, đang là {self.amount}.")
        if self.purpose != fitting(self.purpose):
            raise ValueError(
                f"Nội dung chuyển khoản không dấu, không ký tự lạ, tối đa {_MOST_PURPOSE} ký tự: “{self.purpose}”."
            )


def fitting(purpose: str) -> str:
    """What a bank passes on of a purpose: no accents, letters, figures, ". -" only, 25 characters at most."""
    plain = " ".join(_UNFIT.sub(" ", unaccented(purpose)).split())
    return plain[:_MOST_PURPOSE].rstrip()


def payload(transfer: Transfer) -> str:
    """What the square says."""
    account = _joined([("00", transfer.bank), ("01", transfer.account)])
    fields = [
        (_VERSION, "01"),
        (_KIND, _STATIC if transfer.amount is None else _DYNAMIC),
        (_RECEIVER, _joined([("00", _NAPAS), ("01", account), ("02", _TO_ACCOUNT)])),
        (_CURRENCY, _DONG),
        *([(_AMOUNT, str(transfer.amount))] if transfer.amount is not None else []),
        (_LAND, _COUNTRY),
        *([(_MORE, _joined([(_PURPOSE, transfer.purpose)]))] if transfer.purpose else []),
    ]
    open_ended = f"{_joined(fields)}{_CHECK}04"
    return f"{open_ended}{checksum(open_ended):04X}"


def parsed(text: str) -> Transfer:
    """The transfer a square asks for. Raises ValueError where it is no VietQR square of ours, or was changed."""
    if f"{checksum(text[:-4]):04X}" != text[-4:]:
        raise ValueError("Mã VietQR sai tổng kiểm tra.")
    fields = _fields(text)
    receiver = _fields(fields.get(_RECEIVER, ""))
    if receiver.get("00") != _NAPAS or fields.get(_CURRENCY) != _DONG:
        raise ValueError("Đây không phải mã VietQR chuyển đồng Việt Nam.")
    account = _fields(receiver.get("01", ""))
    amount = fields.get(_AMOUNT)
    if amount is not None and not (amount.isascii() and amount.isdecimal()):
        raise ValueError("Mã VietQR ghi số tiền lẻ hoặc không phải số.")
    purpose = _fields(fields.get(_MORE, "")).get(_PURPOSE, "")
    return Transfer(account.get("00", ""), account.get("01", ""), None if amount is None else int(amount), purpose)


def checksum(text: str) -> int:
    """CRC-16/CCITT (polynomial 0x1021, starts with 0xFFFF) of the words' bytes."""
    value = 0xFFFF
    for byte in text.encode("utf-8"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def _joined(fields: Iterable[tuple[str, str]]) -> str:
    """Number, length in two figures, value."""
    return "".join(f"{number}{len(value):02}{value}" for number, value in fields)


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        length = text[at + 2 : at + 4]
        if not (length.isascii() and length.isdecimal()) or at + 4 + int(length) > len(text):
            raise ValueError("Mã VietQR bị cắt ngang.")
        found[text[at : at + 2]] = text[at + 4 : at + 4 + int(length)]
        at += 4 + int(length)
    return found
