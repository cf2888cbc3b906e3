"""Elements of WordprocessingML, with their properties in the order its schema wants."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from kientao.documents.docx.names import RELATIONS, WORD, w
from kientao.documents.writing.cleaning import clean

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = {"w": WORD, "r": RELATIONS}


def element(name: str, /, *children: _Element | None, **attributes: str | float) -> _Element:
    """`<w:name w:attribute=…>children</w:name>`; a trailing "_" of an attribute's name is dropped, None is no child."""
    made = etree.Element(w(name), {w(key.rstrip("_")): _text(value) for key, value in attributes.items()}, _NAMES)
    made.extend(child for child in children if child is not None)
    return made


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


@dataclass(frozen=True, slots=True)
class Shape:
    """How one paragraph differs from its style. Lengths in millimetres, spacing in points."""

    align: str | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None  # indent of the first line; less than 0 hangs
    keep_next: bool = False
    exact: float | None = None  # height of a line in points
    rule: bool = False  # drawn above the paragraph's line
    tab: float | None = None


def paragraph(style: str, *runs: _Element, shape: Shape | None = None) -> _Element:
    """A paragraph of that style."""
    return element("p", _paragraph_properties(style, shape or Shape()), *runs)


def run(text: str, *, bold: bool | None = None, italic: bool | None = None, size: float | None = None) -> _Element:
    """Words of one look, cleaned; None is as the style says. "\\n" is a line break, "\\t" a tab."""
    looks = [
        *(() if bold is None else (_switch("b", bold), _switch("bCs", bold))),
        *(() if italic is None else (_switch("i", italic), _switch("iCs", italic))),
        *(() if size is None else sizes(size)),
    ]
    return element("r", element("rPr", *looks) if looks else None, *_pieces(clean(text)))


def sizes(points: float) -> tuple[_Element, _Element]:
    """The size of letters, in half-points as Word counts."""
    return element("sz", val=round(points * 2)), element("szCs", val=round(points * 2))


def _pieces(text: str) -> Iterable[_Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield element("br")
        for place, words in enumerate(line.split("\t")):
            if place:
                yield element("tab")
            if words:
                written = element("t")
                written.text = words
                written.set(_SPACE, "preserve")
                yield written


def _paragraph_properties(style: str, shape: Shape) -> _Element:
    return element(
        "pPr",
        element("pStyle", val=style),
        element("keepNext") if shape.keep_next else None,
        element("pBdr", element("top", val="single", sz=6, space=0, color="000000")) if shape.rule else None,
        None if shape.tab is None else element("tabs", element("tab", val="left", pos=twips(shape.tab))),
        _spacing(shape),
        _indent(shape),
        None if shape.align is None else element("jc", val=shape.align),
    )


def _spacing(shape: Shape) -> _Element | None:
    given: dict[str, str | float] = {}
    if shape.before is not None:
        given["before"] = round(shape.before * 20)
    if shape.after is not None:
        given["after"] = round(shape.after * 20)
    if shape.exact is not None:
        given |= {"line": round(shape.exact * 20), "lineRule": "exact"}
    return element("spacing", **given) if given else None


def _indent(shape: Shape) -> _Element | None:
    given: dict[str, str | float] = {}
    if shape.left is not None:
        given["left"] = twips(shape.left)
    if shape.right is not None:
        given["right"] = twips(shape.right)
    if shape.first is not None:
        given["hanging" if shape.first < 0 else "firstLine"] = twips(abs(shape.first))
    return element("ind", **given) if given else None


def _switch(name: str, on: bool) -> _Element:
    return element(name) if on else element(name, val="0")


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
