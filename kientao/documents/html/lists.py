"""The numbers and bullets a browser prints in front of list items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from kientao.documents.html.looks import without_marker
from kientao.documents.numerals import numeral

_KINDS = frozenset({"1", "a", "A", "i", "I"})
_STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z]+-[a-z]+|decimal)\b", re.I)
_BULLET = "- "
_WHOLE = re.compile(r"\s*([+-]?\d{1,7})")


@dataclass(slots=True)
class ListState:
    """`kind` "" for bullets, None for a list without marks."""

    kind: str | None
    next: int = 1
    step: int = 1

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str | None], node: LexborNode) -> "ListState | None":
        """The state of a list that begins; None for an element that is no list."""
        if tag not in ("ol", "ul", "menu", "dir"):
            return None
        if without_marker(attributes):
            return cls(None)
        if tag != "ol":
            return cls("")
        styled = _STYLE.search(attributes.get("style") or "")
        kind = _STYLES.get(styled.group(1).lower(), "1") if styled else attributes.get("type") or "1"
        backwards = "reversed" in attributes
        first = len([item for item in node.iter() if item.tag == "li"]) if backwards else 1
        return cls(kind if kind in _KINDS else "1", whole(attributes.get("start"), first), -1 if backwards else 1)


def marker_of(items: ListState | None, attributes: Mapping[str, str | None]) -> str:
    """What stands before this item, with its blank; "" for nothing."""
    if items is None:
        return _BULLET
    if items.kind is None:
        return ""
    if items.kind == "":
        return "" if without_marker(attributes) else _BULLET
    value = whole(attributes.get("value"), items.next)
    items.next = value + items.step
    return "" if without_marker(attributes) else f"{numeral(value, items.kind)}. "


def whole(text: str | None, default: int) -> int:
    """The whole number an attribute begins with."""
    match = _WHOLE.match(text or "")
    return int(match.group(1)) if match else default
