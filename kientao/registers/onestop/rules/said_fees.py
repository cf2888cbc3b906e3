"""Fees as decisions say them: several in one cell, under a heading of their own, none at all. Pure."""

import re

from kientao.kernel.key import bare, key
from kientao.registers.onestop.rules.procedure import Fee
from kientao.registers.onestop.rules.typed_fee import read_fee

_PARTS = re.compile(r"[\n;]+|(?<=[.)\w])\s+(?=(?:[-+*•]\s*)?(?:Lệ phí|Phí)\b[^:;]{0,200}:)|(?:^|\s)[-+*•]\s+")
_HEADING = re.compile(
    r"(?:mức |về )?(?:phí|lệ phí)(?:\s*(?:,|và|/)\s*(?:phí|lệ phí))?\s*:\s*(?=.*(?:phí|đồng|\d|không))"
)
_GLUED = re.compile(r"(?<=[\d.])(?=đồng|vnđ)", re.IGNORECASE)
_NONE = ("khong quy dinh", "khong thu", "khong co", "mien", "khong phai nop", "khong mat", "chua quy dinh", "khong")


def read_fees(text: str) -> tuple[Fee, ...]:
    """Each fee with its amount; one whose amount isn't a figure keeps the words. Empty where there is none."""
    words = _GLUED.sub(" ", " ".join(text.replace("\n", " ; ").split()))
    found = []
    for part in _PARTS.split(words):
        part = _without_heading(part.strip(" ;.-+*•"))
        if not part or _says_none(part):
            continue
        fee = read_fee(part)
        if fee is not None:
            found.append(fee)
    return tuple(found)


def _without_heading(part: str) -> str:
    """ "Phí: Phí thẩm định: 150.000 đồng" begins with a heading that isn't the fee's name."""
    heading = _HEADING.match(key(part))
    if heading and re.match(r"(?:lệ )?phí\b", key(part)[heading.end() :]):
        return part[heading.end() :].strip()
    return part


def _says_none(part: str) -> bool:
    said = bare(part).strip(" .:")
    rest = re.sub(r"^(?:le phi|phi)(?: ?(?:,|va|/) ?(?:le phi|phi))?\s*:?\s*", "", said)
    return rest == "" or any(
        rest == none or rest.startswith(f"{none} ") and not re.search(r"\d", rest) for none in _NONE
    )
