"""How words look: what tags, attributes and styles of a page say of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kientao.documents.legacy import LegacyFont, legacy_font

_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|\d+)", re.I)
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.I)
_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.I)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*\bnone\b", re.I)
_STRONG = frozenset({"b", "strong", "th"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Look:
    bold: bool = False
    centred: bool = False
    heading_level: int | None = None
    font: LegacyFont | None = None
    kept_blanks: bool = False  # <pre>


def look_of(tag: str, attributes: Mapping[str, str | None], outer: Look) -> Look:
    """The look inside an element, given the look around it."""
    look = outer
    level = _HEADINGS.get(tag)
    if level is not None:
        look = replace(look, heading_level=level, bold=True)
    elif tag in _STRONG:
        look = replace(look, bold=True)
    elif tag == "center":
        look = replace(look, centred=True)
    elif tag == "pre":
        look = replace(look, kept_blanks=True)
    return _told(attributes, look) if attributes else look


def without_marker(attributes: Mapping[str, str | None]) -> bool:
    """Does a list's or an item's style print no number or bullet?"""
    return bool(_NO_MARKER.search(attributes.get("style") or ""))


def _told(attributes: Mapping[str, str | None], look: Look) -> Look:
    style = attributes.get("style") or ""
    aligned = _ALIGN.search(style)
    align = aligned.group(1).lower() if aligned else (attributes.get("align") or "").lower()
    if align:
        look = replace(look, centred=align in ("center", "middle"))
    weight = _WEIGHT.search(style)
    if weight:
        said = weight.group(1).lower()
        look = replace(look, bold=said in ("bold", "bolder") or (said.isdigit() and int(said[:4]) >= 600))
    family = _FAMILY.search(style)
    names = family.group(1) if family else attributes.get("face") or ""
    if names:
        look = replace(look, font=legacy_font(names.split(",")[0]))
    return look
