"""The document as it is read from top to bottom: lines, and tables whose columns are known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kientao.compiler.blocks.bars import is_bar
from kientao.compiler.blocks.blocks import blocks_of
from kientao.compiler.blocks.chrome import chrome_lines
from kientao.compiler.blocks.lines import Line as PrintedLine
from kientao.compiler.blocks.lines import are_spaced, lines_of, wrap_width
from kientao.compiler.blocks.markup import markup_spans
from kientao.compiler.blocks.model import Grid, Para
from kientao.compiler.draft import Remainder
from kientao.compiler.procedures.bars import BarTable, cut_bars
from kientao.compiler.procedures.columns import Columns
from kientao.compiler.procedures.paragraphs import whole_paragraphs
from kientao.compiler.procedures.rows import Box, RawRow, RawTable, starts_again, tables_in
from kientao.compiler.procedures.tabs import cut_tabs
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import merged

_ENOUGH_BARS = 4
_ENOUGH_TABS = 3
_ENOUGH_PIPES = 2
_PIPE_ROW = re.compile(r"(?m)^[ \t]*\|[^\n|]*\|[^\n]*\|[ \t]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """Words outside every table whose columns are known: a paragraph, or one paragraph of a cell (`cell`)."""

    words: Excerpt
    bold: bool = False
    centred: bool = False
    level: int | None = None
    cell: bool = False

    @property
    def text(self) -> str:
        return self.words.text


@dataclass(frozen=True, slots=True)
class Table:
    """A list of procedures, the steps of a process or the papers of a dossier."""

    number: int
    columns: Columns
    heading: tuple[Excerpt, ...]
    rows: tuple[RawRow, ...]

    @property
    def start(self) -> int:
        return min((words.start for words in self.heading), default=0)


@dataclass(frozen=True, slots=True)
class Flow:
    """`cells` are the places of all cells: (start, end, table, row, column), from 1."""

    pieces: tuple[Line | Table, ...]
    furniture: tuple[Remainder, ...]
    cells: tuple[tuple[int, int, int, int, int], ...]
    noisy: bool = False

    def tables(self) -> Iterator[Table]:
        return (piece for piece in self.pieces if isinstance(piece, Table))


def flow_of(source: SourceDocument) -> Flow:
    """Lines and tables in reading order; what pages and web sites print around them is set aside."""
    return _flow(source)


@lru_cache(maxsize=2)  # the kind is told from it, the draft read from it, the places written with it
def _flow(source: SourceDocument) -> Flow:
    if source.blocks is not None or _has_pipes(source.text):
        return _given(source)
    return _recovered(source)


def cells_of(source: SourceDocument) -> tuple[tuple[int, int, int, int, int], ...]:
    """The places of all cells of the document."""
    return flow_of(source).cells


def _has_pipes(text: str) -> bool:
    return len(_PIPE_ROW.findall(text)) >= _ENOUGH_PIPES


class _Making:
    """The flow in the making."""

    def __init__(self) -> None:
        self.pieces: list[Line | Table] = []
        self.furniture: list[Remainder] = []
        self.cells: list[tuple[int, int, int, int, int]] = []
        self.tables = 0

    def lines(self, lines: Iterable[Line]) -> None:
        self.pieces.extend(line for line in lines if line.words)

    def grid(self, rows: Sequence[RawRow]) -> None:
        """A table as the file has it: it may hold headed parts and lines of a form between them."""
        self.tables += 1
        for at, row in enumerate(rows, 1):
            self._keep_places(row, at)
        last = self.pieces[-1] if self.pieces else None
        before = last if isinstance(last, Table) else None
        for part in tables_in(rows, before.columns if before is not None else None):
            if isinstance(part, RawTable):
                self._table(part)
            else:
                for box in part.boxes:
                    if box.own:
                        self.lines(Line(words, box.bold, cell=True) for words in box.lines)

    def _table(self, part: RawTable) -> None:
        last = self.pieces[-1] if self.pieces else None
        repeated = part.repeated
        goes_on = isinstance(last, Table) and not part.heading
        if isinstance(last, Table) and _same_heading(last, part) and not starts_again(part.rows, 0, part.columns):
            goes_on, repeated = True, (*part.heading, *repeated)
        if repeated:
            self.furniture.append(
                Remainder(merged(span for words in repeated for span in words.spans), "repeated table heading")
            )
        if goes_on and isinstance(last, Table):
            self.pieces[-1] = Table(last.number, last.columns, last.heading, (*last.rows, *part.rows))
        else:
            self.pieces.append(Table(self.tables, part.columns, part.heading, part.rows))

    def _keep_places(self, row: RawRow, at: int) -> None:
        for box in row.boxes:
            if box.own:
                self.cells.extend(
                    (span.start, span.end, self.tables, at, box.column + 1) for line in box.lines for span in line.spans
                )

    def done(self, *, noisy: bool) -> Flow:
        return Flow(tuple(self.pieces), tuple(self.furniture), tuple(self.cells), noisy)


def _same_heading(table: Table, part: RawTable) -> bool:
    """Is it the heading of the table above, printed again on the next page?"""
    heads = [key(words.text) for words in part.heading]
    return part.columns == table.columns and heads == [key(words.text) for words in table.heading]


def _given(source: SourceDocument) -> Flow:
    blocks = blocks_of(source)
    making = _Making()
    making.furniture.extend(blocks.furniture)
    for piece in blocks.pieces:
        if isinstance(piece, Para):
            making.lines([Line(piece.words, piece.bold, piece.centred, piece.heading_level)])
        else:
            making.grid(_rows_of(piece))
    return making.done(noisy=blocks.noisy)


def _rows_of(grid: Grid) -> list[RawRow]:
    places = grid.places()
    rows: list[RawRow] = []
    for row in range(grid.rows):
        boxes: list[Box] = []
        for column in range(grid.columns):
            cell = places.get((row, column))
            if cell is None or (boxes and boxes[-1].column <= cell.column < boxes[-1].column + boxes[-1].columns):
                continue
            boxes.append(
                Box(cell.column, cell.column_span, cell.lines, cell.row == row, cell.row_span > 1, bold=cell.bold)
            )
        rows.append(RawRow(tuple(boxes)))
    return rows


def _recovered(source: SourceDocument) -> Flow:
    """Plain text: cells closed by bars, cells after tabs, or no tables at all."""
    text = source.text
    markup = markup_spans(text)
    lines = lines_of(text, markup)
    first, last = chrome_lines(lines)
    body = lines[first:last]
    making = _Making()
    outside = [line for line in (*lines[:first], *lines[last:]) if not line.blank]
    if outside:
        making.furniture.append(Remainder(merged(span for line in outside for span in line.words.spans), "web page"))
    bars = [line for line in body if is_bar(line)]
    if bars:
        making.furniture.append(Remainder(tuple(span for line in bars for span in line.words.spans), "table bars"))
    if markup:
        making.furniture.append(Remainder(markup, "markup"))
    plain = [line for line in body if not is_bar(line)]
    width = wrap_width(plain)
    spaced = are_spaced(plain)
    if len(bars) >= _ENOUGH_BARS:
        _from_bars(making, text, body, width)
    elif sum(_has_tabs(text, line) for line in body) >= _ENOUGH_TABS:
        _from_tabs(making, text, body, width, spaced=spaced)
    else:
        making.lines(_as_lines(text, body, width, spaced))
    return making.done(noisy=bool(outside))


def _has_tabs(text: str, line: PrintedLine) -> bool:
    return "\t" in text[line.start : line.end].rstrip()


def _as_lines(text: str, lines: Sequence[PrintedLine], width: int | None, spaced: bool) -> list[Line]:
    return [Line(words, bold) for words, bold in whole_paragraphs(text, lines, width, spaced)]


def _from_bars(making: _Making, text: str, body: Sequence[PrintedLine], width: int | None) -> None:
    for part in cut_bars(text, body, width):
        if isinstance(part, BarTable):
            making.grid([*part.heading, *part.rows])
        else:
            making.lines(Line(words, bold, cell=part.cell) for words, bold in part.paragraphs)


def _from_tabs(making: _Making, text: str, body: Sequence[PrintedLine], width: int | None, *, spaced: bool) -> None:
    for part in cut_tabs(text, body, width):
        if part.rows:
            making.grid(part.rows)
        else:
            making.lines(_as_lines(text, part.lines, width, spaced))


__all__ = ["Flow", "Line", "Table", "cells_of", "flow_of"]
