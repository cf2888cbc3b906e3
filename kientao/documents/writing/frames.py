"""Tables without lines that set blocks side by side, and drawn rules."""

from collections.abc import Sequence

from lxml.etree import _Element

from kientao.documents.writing import stylesheet
from kientao.documents.writing.xml import Shape, element, paragraph, twips

_RULE_HEIGHT = 3.0  # points
Side = Sequence[_Element]


def side_by_side(widths: Sequence[float], *rows: Sequence[Side]) -> _Element:
    """Columns of these widths (mm); a row stays on one page."""
    properties = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa")),
        element("tblLook", val="0000"),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    drawn = [element("tr", element("trPr", element("cantSplit")), *map(_cell, widths, row)) for row in rows]
    return element("tbl", properties, grid, *drawn)


def rule(length: float, room: float, *, gap: float = 2, after: float = 0) -> _Element:
    """A solid line of `length` in the middle of `room` (mm), `gap` points under what stands above."""
    aside = max((room - length) / 2, 0)
    shape = Shape(before=gap, after=after, left=aside, right=aside, first=0, exact=_RULE_HEIGHT, rule=True)
    return paragraph(stylesheet.TINY, shape=shape)


def gap() -> _Element:
    """A paragraph that takes no room: between two tables, and after one that ends a page."""
    return paragraph(stylesheet.TINY)


def _cell(width: float, content: Side) -> _Element:
    return element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa")), *(content or (gap(),)))
