"""Fees as sheets write them: "Phí : 2.000.000 Đồng (ghi chú)", "Lệ phí: 50.000 đồng/giấy", "Không". Pure."""

import re

from kientao.kernel.in_words import grouped
from kientao.kernel.key import bare, key
from kientao.registers.onestop.rules.procedure import Fee

_FEE = re.compile(
    r"(?P<name>(?:lệ phí|phí)[^:]*)?\s*:?\s*(?P<amount>không|\d{1,3}(?:[.,]\d{3})+|\d{1,9})\s*(?:đồng|vnđ|vnd|đ)?"
    r"\s*(?:/\s*(?P<per>[^()]{1,60}?))?\s*(?:\((?P<note>.*)\))?",
    re.DOTALL,
)
_NO_FEE = frozenset({"khong", "khong thu", "khong co", "mien phi", "khong thu phi", "khong quy dinh", "-"})


def fee_words(fee: Fee) -> str:
    """ "Lệ phí cấp giấy: 50.000 đồng/giấy (ghi chú)"; without an amount its note stands there."""
    if fee.amount is None:
        return f"{fee.name}: {fee.note}".strip(" :")
    amount = f"{grouped(fee.amount)} đồng"
    return f"{fee.name}: {amount}{f'/{fee.per}' if fee.per else ''}{f' ({fee.note})' if fee.note else ''}"


def read_fee(text: str) -> Fee | None:
    """ "Phí: 50.000 đồng/giấy"; None where it says that there is none. What has no amount keeps its words."""
    words = _flat(text)
    if bare(words).strip(" .:") in _NO_FEE:
        return None
    found = _FEE.fullmatch(words) or _FEE.fullmatch(key(words))
    name = (words[: found.end("name")] if found and found["name"] else words.partition(":")[0]).strip(" :")
    if not found:
        rest = words.partition(":")[2].strip() if ":" in words else words
        called = name if ":" in words and name else "Lệ phí" if bare(words).startswith("le phi") else "Phí"
        return Fee(called[:200], None, charge=_is_charge(words), note=rest[:500])
    amount = 0 if found["amount"] == "không" else int(re.sub(r"\D", "", found["amount"]))
    note = words[found.start("note") : found.end("note")] if found["note"] else ""
    per = words[found.start("per") : found.end("per")].strip() if found["per"] else ""
    return Fee((name if found["name"] else "Phí")[:200], amount, charge=_is_charge(words), per=per, note=note[:500])


def _is_charge(words: str) -> bool:
    return bare(words).startswith("le phi")


def _flat(text: str) -> str:
    return " ".join(text.split())
