"""Tables as rows: heads that come back, merged cells, and frames without lines that set blocks side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from lxml.etree import _Element

from kientao.documents.docx.names import VAL, w
from kientao.documents.printing.atoms import Atom
from kientao.documents.printing.looks import Looks
from kientao.documents.printing.paragraphs import SetLine, paragraph
from kientao.documents.printing.sheet import Sheets

_RULE = 0.5  # points
_SAME = 0.01
_TWIPS = 20
_P, _TC, _TCPR, _SPAN, _MERGE, _VERTICAL = w("p"), w("tc"), w("tcPr"), w("gridSpan"), w("vMerge"), w("vAlign")


@dataclass(slots=True)
class SetCell:
    """One cell; `tall` is its height over all the rows it takes. `goes_on`: merged with the cell above."""

    left: float
    width: float
    padding: float
    lines: list[SetLine]
    middle: bool = False
    goes_on: bool = False
    goes_down: bool = False
    tall: float = 0

    @property
    def content(self) -> float:
        """How high its lines are, air included."""
        return sum(line.before + line.height + line.after for line in self.lines)


@dataclass(slots=True)
class SetRow:
    """One row at `left` of the column."""

    left: float
    height: float
    cells: list[SetCell]
    ruled: bool
    heads: tuple[Atom, ...] = ()
    keep_next: bool = False
    before: float = field(default=0, init=False)
    after: float = field(default=0, init=False)

    def draw(self, sheets: Sheets, left: float, top: float) -> None:
        """Rules first, then what the cells say."""
        left += self.left
        if self.ruled:
            self._rules(sheets, left, top)
        for cell in self.cells:
            at = top + (max(cell.tall - cell.content, 0) / 2 if cell.middle else 0)
            for line in cell.lines:
                line.draw(sheets, left + cell.left + cell.padding, at + line.before)
                at += line.before + line.height + line.after

    def cut(self, room: float) -> "tuple[SetRow, SetRow] | None":
        """A row higher than a page: the lines that fit, and the others."""
        parts = [_cut(cell, room) for cell in self.cells]
        if not any(first.lines for first, _ in parts):
            return None
        above, below = [first for first, _ in parts], [second for _, second in parts]
        for cell in above:
            cell.tall = room
        height = max(cell.content for cell in below)
        for cell in below:
            cell.tall = height
        return replace(self, height=room, cells=above, keep_next=False), replace(self, height=height, cells=below)

    def _rules(self, sheets: Sheets, left: float, top: float) -> None:
        bottom = top + self.height
        for edge in [self.cells[0].left, *(cell.left + cell.width for cell in self.cells)]:
            sheets.line(left + edge, top, left + edge, bottom, _RULE)
        for start, end in _joined([cell for cell in self.cells if not cell.goes_on]):
            sheets.line(left + start, top, left + end, top, _RULE)
        for start, end in _joined([cell for cell in self.cells if not cell.goes_down]):
            sheets.line(left + start, bottom, left + end, bottom, _RULE)


def table(drawn: _Element, looks: Looks, room: float) -> list[SetRow]:
    """The rows of a drawn table in a column of `room` points."""
    edges = [
        0.0,
        *accumulate(_number(column, "w") / _TWIPS for column in drawn.iterfind(f"{w('tblGrid')}/{w('gridCol')}")),
    ]
    ruled = drawn.find(f"{w('tblPr')}/{w('tblBorders')}") is not None
    margin = drawn.find(f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}")
    padding = 0.0 if margin is None else _number(margin, "w") / _TWIPS
    left = (room - edges[-1]) / 2 if ruled else 0.0
    heads: list[SetRow] = []
    body: list[SetRow] = []
    for row in drawn.iterfind(w("tr")):
        cells = list(_cells(row, looks, edges, padding))
        made = SetRow(left, 0, cells, ruled)
        if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None:
            made.keep_next = True
            heads.append(made)
        else:
            made.keep_next = any(line.keep_next for line in cells[0].lines[-1:])
            body.append(made)
    for part in (heads, body):
        _merge(part)
    again = tuple(heads)
    for row_of_body in body:
        row_of_body.heads = again
    return [*heads, *body]


def _cells(row: _Element, looks: Looks, edges: Sequence[float], padding: float) -> Iterator[SetCell]:
    at = 0
    for cell in row.iterfind(_TC):
        properties = cell.find(_TCPR)
        assert properties is not None
        span, merge = properties.find(_SPAN), properties.find(_MERGE)
        end = at + (1 if span is None else _number(span, "val"))
        wide = edges[end] - edges[at]
        lines = [line for part in cell.iterfind(_P) for line in paragraph(part, looks, wide - 2 * padding)]
        made = SetCell(edges[at], wide, padding, lines, middle=properties.find(_VERTICAL) is not None)
        made.goes_on = merge is not None and merge.get(VAL) == "continue"
        if made.goes_on:
            made.lines = []
        yield made
        at = end


def _merge(rows: list[SetRow]) -> None:
    """Heights of rows: a merged cell is as high as all of its own, the last of which grows where it needs more."""
    spans = [
        (number, _last(rows, number, cell), cell)
        for number, row in enumerate(rows)
        for cell in row.cells
        if not cell.goes_on
    ]
    for first, last, cell in sorted(spans, key=lambda span: span[1] - span[0]):
        have = sum(row.height for row in rows[first : last + 1])
        rows[last].height += max(cell.content - have, 0)
    for first, last, cell in spans:
        cell.tall = sum(row.height for row in rows[first : last + 1])
        for row in rows[first:last]:
            row.keep_next = True
            _at(row, cell.left).goes_down = True


def _last(rows: list[SetRow], number: int, cell: SetCell) -> int:
    """The last row that the cell takes."""
    while number + 1 < len(rows) and _goes_on(rows[number + 1], cell.left):
        number += 1
    return number


def _joined(cells: Sequence[SetCell]) -> list[tuple[float, float]]:
    """From where to where neighbours reach together."""
    reaches: list[tuple[float, float]] = []
    for cell in cells:
        if reaches and abs(reaches[-1][1] - cell.left) < _SAME:
            reaches[-1] = (reaches[-1][0], cell.left + cell.width)
        else:
            reaches.append((cell.left, cell.left + cell.width))
    return reaches


def _goes_on(row: SetRow, left: float) -> bool:
    return any(cell.goes_on and cell.left == left for cell in row.cells)


def _at(row: SetRow, left: float) -> SetCell:
    return next(cell for cell in row.cells if cell.left == left)


def _cut(cell: SetCell, room: float) -> tuple[SetCell, SetCell]:
    reached, count = 0.0, 0
    for line in cell.lines:
        reached += line.before + line.height + line.after
        if reached > room:
            break
        count += 1
    return replace(cell, lines=cell.lines[:count]), replace(cell, lines=cell.lines[count:])


def _number(element: _Element, name: str) -> int:
    return int(element.get(w(name), "0"))
