"""How a paragraph looks: its style, and what its own properties say otherwise. Lengths in points."""

from dataclasses import dataclass, replace
from typing import Any

from lxml.etree import _Element

from kientao.documents.docx.names import VAL, is_on, w
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.stylesheet import NORMAL, style_sheet

_TWIPS = 20  # in a point
_WHOLE_LINE = 240  # of w:line
_P, _R, _STYLE, _SPACING, _INDENT = w("pPr"), w("rPr"), w("pStyle"), w("spacing"), w("ind")


@dataclass(frozen=True, slots=True)
class Look:
    """`line` is in lines unless `exact` says how high one is; `first` below 0 hangs."""

    style: str = NORMAL
    size: float = 12
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    exact: float | None = None
    left: float = 0
    right: float = 0
    first: float = 0
    tab: float | None = None
    keep_next: bool = False
    rule: bool = False


class Looks:
    """The styles of one layout."""

    def __init__(self, layout: Layout) -> None:
        sheet = style_sheet(layout)
        defaults = sheet.find(w("docDefaults"))
        assert defaults is not None
        first = _changed(Look(), defaults.find(f".//{_P}"), defaults.find(f".//{_R}"))
        self._styles: dict[str, Look] = {}
        for style in sheet.findall(w("style")):
            base = style.find(w("basedOn"))
            look = first if base is None else self._styles[base.get(VAL, "")]
            name = style.get(w("styleId"), "")
            self._styles[name] = replace(_changed(look, style.find(_P), style.find(_R)), style=name)

    def of(self, paragraph: _Element) -> Look:
        """How this paragraph looks."""
        properties = paragraph.find(_P)
        if properties is None:
            return self._styles[NORMAL]
        named = properties.find(_STYLE)
        look = self._styles[NORMAL if named is None else named.get(VAL, NORMAL)]
        return look if len(properties) == 1 and named is not None else _changed(look, properties, None)


def of_run(look: Look, properties: _Element | None) -> tuple[bool, bool, float]:
    """Bold, italic and the size of a run inside a paragraph that looks so."""
    if properties is None:
        return look.bold, look.italic, look.size
    changed = _changed(look, None, properties)
    return changed.bold, changed.italic, changed.size


def _changed(look: Look, paragraphs: _Element | None, letters: _Element | None) -> Look:
    new: dict[str, Any] = {}
    for one in paragraphs if paragraphs is not None else ():
        if one.tag == _SPACING:
            new |= _spacing(one)
        elif one.tag == _INDENT:
            new |= _indent(one)
        elif one.tag == w("jc"):
            new["align"] = one.get(VAL, "left")
        elif one.tag == w("keepNext"):
            new["keep_next"] = is_on(one)
        elif one.tag == w("pBdr"):
            new["rule"] = True
        elif one.tag == w("tabs"):
            new["tab"] = _points(one[0], "pos")
    for one in letters if letters is not None else ():
        if one.tag == w("b"):
            new["bold"] = is_on(one)
        elif one.tag == w("i"):
            new["italic"] = is_on(one)
        elif one.tag == w("sz"):
            new["size"] = int(one.get(VAL, "24")) / 2
    return replace(look, **new) if new else look


def _spacing(given: _Element) -> dict[str, float | None]:
    new: dict[str, float | None] = {name: _points(given, name) for name in ("before", "after") if given.get(w(name))}
    if given.get(w("lineRule")) == "exact":
        new["exact"] = _points(given, "line")
    elif given.get(w("line")):
        new |= {"line": int(given.get(w("line"), "")) / _WHOLE_LINE, "exact": None}
    return new


def _indent(given: _Element) -> dict[str, float]:
    new = {name: _points(given, name) for name in ("left", "right") if given.get(w(name))}
    if given.get(w("hanging")):
        new["first"] = -_points(given, "hanging")
    elif given.get(w("firstLine")):
        new["first"] = _points(given, "firstLine")
    return new


def _points(given: _Element, name: str) -> float:
    return int(given.get(w(name), "0")) / _TWIPS
