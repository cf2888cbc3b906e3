"""Tables of a Word file with the cells Word merged."""

from collections.abc import Iterator
from typing import Protocol

from lxml.etree import _Element

from kientao.documents.content import Content, Grid, GridCell
from kientao.documents.docx.names import VAL, is_on, number, w
from kientao.documents.grids import with_real_columns

_ROW, _CELL, _TRPR, _TCPR = w("tr"), w("tc"), w("trPr"), w("tcPr")
_DEL, _HIDDEN, _HEADER = w("del"), w("hidden"), w("tblHeader")
_SPAN, _VMERGE, _HMERGE, _CELL_DEL = w("gridSpan"), w("vMerge"), w("hMerge"), w("cellDel")
_MOST_COLUMNS = 1000


class Teller(Protocol):
    """Reads what stands inside a cell."""

    def content(self, parent: _Element) -> list[Content]: ...

    def count_hidden(self, element: _Element) -> None: ...


def grid_of(table: _Element, story: Teller) -> Grid:
    """The table's cells, each at its upper left place, in reading order."""
    cells: list[GridCell] = []
    above: dict[int, GridCell] = {}
    headers = 0
    at = 0
    for element in _rows(table):
        properties = element.find(_TRPR)
        if properties is not None and properties.find(_DEL) is not None:
            continue
        if properties is not None and is_on(properties.find(_HIDDEN)):
            story.count_hidden(element)
            continue
        if headers == at and properties is not None and is_on(properties.find(_HEADER)):
            headers += 1
        above = _row(element, at, above, cells, story)
        at += 1
    columns = with_real_columns(cells, _widths(table))
    return Grid(at, columns, cells, headers or None)


def _row(
    element: _Element, at: int, above: dict[int, GridCell], cells: list[GridCell], story: Teller
) -> dict[int, GridCell]:
    """Adds one row's cells and returns what stands in it, by column: merged cells of rows above too."""
    here: dict[int, GridCell] = {}
    column = _skipped(element)
    last: GridCell | None = None
    for cell in _cells(element):
        properties = cell.find(_TCPR)
        if properties is not None and properties.find(_CELL_DEL) is not None:
            continue
        span = _value(properties, _SPAN, 1)
        upper = above.get(column)
        if _continues(properties, _VMERGE) and upper is not None and upper.column_span == span:
            upper.row_span += 1
            here[column] = upper
            story.count_hidden(cell)
            last = None
        elif _continues(properties, _HMERGE) and last is not None:
            last.column_span += span
            last.content.extend(story.content(cell))
        else:
            last = here[column] = GridCell(at, column, 1, span, story.content(cell))
            cells.append(last)
        column += span
    return here


def _rows(table: _Element) -> Iterator[_Element]:
    return _within(table, _ROW)


def _cells(row: _Element) -> Iterator[_Element]:
    return _within(row, _CELL)


def _within(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Rows or cells, also inside content controls and custom XML."""
    for element in parent:
        if element.tag == wanted:
            yield element
        elif element.tag not in (_TRPR, w("tblPr"), w("tblGrid"), w("tblPrEx"), _DEL) and len(element):
            yield from _within(element, wanted)


def _skipped(row: _Element) -> int:
    properties = row.find(_TRPR)
    return 0 if properties is None else _value(properties, w("gridBefore"), 0)


def _value(properties: _Element | None, name: str, default: int) -> int:
    found = None if properties is None else properties.find(name)
    return default if found is None else number(found.get(VAL), default, least=default, most=_MOST_COLUMNS)


def _continues(properties: _Element | None, name: str) -> bool:
    """Is the cell merged with the one before it in this direction?"""
    found = None if properties is None else properties.find(name)
    return found is not None and found.get(VAL, "continue") == "continue"


def _widths(table: _Element) -> list[int]:
    grid = table.find(w("tblGrid"))
    return [] if grid is None else [number(item.get(w("w")), 0, least=0) for item in grid.findall(w("gridCol"))]
