"""Ruled tables: heads that come back on every page, rows that stay whole, cells over several columns and rows."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from lxml.etree import _Element

from kientao.documents.writing import stylesheet
from kientao.documents.writing.cleaning import clean
from kientao.documents.writing.content import Align, Cell, Column, Row, Table
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.xml import Shape, element, paragraph, run, twips

_PADDING = 1.2  # mm
_LINES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(block: Table, layout: Layout, room: float) -> _Element:
    """The table as wide as `room` (mm). Raises ValueError, naming the row, where cells don't fill the columns."""
    if not block.columns:
        raise ValueError("Bảng không có cột nào.")
    widths = _widths(block.columns, room)
    size = block.size
    properties = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *(element(name, val="single", sz=4, space=0, color="000000") for name in _LINES)),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(name, w=twips(_PADDING), type="dxa") for name in ("left", "right"))),
        element("tblLook", val="0020"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *_heads(block, widths, size), *_rows(block, widths, size))


def _widths(columns: Sequence[Column], room: float) -> list[int]:
    """Twips that add up to the room."""
    total = sum(column.share for column in columns)
    edges, reached = [0], 0.0
    for column in columns:
        reached += column.share
        edges.append(twips(room * reached / total))
    return [end - start for start, end in pairwise(edges)]


def _heads(block: Table, widths: list[int], size: float | None) -> Iterator[_Element]:
    columns = block.columns
    grouped = any(column.group for column in columns)
    if grouped:
        yield _row(_group_heads(columns, widths, size), head=True)
    merge = "continue" if grouped else None
    cells = [
        _cell("" if grouped and not column.group else column.title, width, size, head=True,
              merge=None if column.group else merge)
        for column, width in zip(columns, widths, strict=True)
    ]  # fmt: skip
    yield _row(cells, head=True)
    if block.numbered:
        numbers = [_cell(f"({number})", width, size, head=True, light=True) for number, width in enumerate(widths, 1)]
        yield _row(numbers, head=True)


def _group_heads(columns: Sequence[Column], widths: list[int], size: float | None) -> Iterator[_Element]:
    at = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        for column, count in _spans(group, list(members)):
            width = sum(widths[at : at + count])
            at += count
            yield _cell(column, width, size, head=True, across=count, merge=None if group else "restart")


def _spans(group: str, members: list[Column]) -> list[tuple[str, int]]:
    return [(group, len(members))] if group else [(column.title, 1) for column in members]


def _rows(block: Table, widths: list[int], size: float | None) -> Iterator[_Element]:
    open_merges: dict[int, tuple[int, int]] = {}  # column → rows still to come, columns taken
    for number, cells in enumerate(block.rows, start=1):
        yield _row(_cells(block, cells, widths, size, open_merges, number))
    if open_merges:
        raise ValueError(f"Bảng thiếu hàng: ô gộp dọc ở cột {min(open_merges) + 1} dài hơn bảng.")


def _cells(
    block: Table,
    row: Row,
    widths: list[int],
    size: float | None,
    open_merges: dict[int, tuple[int, int]],
    number: int,
) -> list[_Element]:
    drawn: list[_Element] = []
    waiting = [Cell(cell) if isinstance(cell, str) else cell for cell in row]
    only = len(waiting) == 1 and waiting[0].across == len(widths)
    at = 0
    while at < len(widths):
        if at in open_merges:
            left, across = open_merges.pop(at)
            if left > 1:
                open_merges[at] = (left - 1, across)
            drawn.append(_cell("", sum(widths[at : at + across]), size, across=across, merge="continue"))
        elif waiting:
            cell = waiting.pop(0)
            across = cell.across
            if cell.down > 1:
                open_merges[at] = (cell.down - 1, across)
            looks = {"bold": cell.bold, "italic": cell.italic, "keep": only}
            align = cell.align or block.columns[min(at, len(widths) - 1)].align
            merge = "restart" if cell.down > 1 else None
            drawn.append(
                _cell(cell.text, sum(widths[at : at + across]), size, across=across, merge=merge, align=align, **looks)
            )
        else:
            raise _misfit(number, at, len(widths))
        at += across
    if waiting or at != len(widths):
        raise _misfit(number, at + sum(cell.across for cell in waiting), len(widths))
    return drawn


def _misfit(number: int, found: int, wanted: int) -> ValueError:
    return ValueError(f"Hàng {number} của bảng lấp {found} cột, bảng có {wanted} cột.")


def _row(cells: Iterator[_Element] | Sequence[_Element], *, head: bool = False) -> _Element:
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader") if head else None), *cells)


def _cell(
    text: str,
    width: int,
    size: float | None,
    *,
    head: bool = False,
    light: bool = False,
    bold: bool = False,
    italic: bool = False,
    keep: bool = False,
    across: int = 1,
    merge: str | None = None,
    align: Align = Align.LEFT,
) -> _Element:
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=across) if across > 1 else None,
        element("vMerge", val=merge) if merge else None,
        element("vAlign", val="center") if head else None,
    )
    style = stylesheet.CELL_HEAD if head else stylesheet.CELL
    shape = Shape(align=None if head or align is Align.LEFT else align.value, keep_next=keep)
    looks: dict[str, bool | None] = {"bold": False if light else bold or None, "italic": light or italic or None}
    drawn = [
        paragraph(style, run(line, size=size, **looks), shape=shape)
        for line in (clean(text).split("\n") if text else ())
    ]
    return element("tc", properties, *(drawn or [paragraph(style, shape=shape)]))
