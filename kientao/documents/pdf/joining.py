"""Paragraphs and tables that page breaks cut are made whole again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kientao.documents.pdf.labels import begins_paragraph
from kientao.documents.pdf.pages import PageCell, PageTable, PageText
from kientao.kernel.span import Span, Spans

_SAME_COLUMN = 4.0  # points the lines of one table may move from page to page
_ORDINAL = re.compile(r"(?:[IVXLC]+|\d{1,4}(?:\.\d+)*|[a-zđ])[.)]?")
_ENDED = (".", ":", ";", "!", "?", "./.")


@dataclass(slots=True)
class WholeText:
    """A paragraph with its pieces on one page or more."""

    pieces: list[Span]
    words: str
    bold: bool
    centred: bool
    open: bool

    def takes(self, text: PageText) -> bool:
        """Is `text`, first on the next page, the rest of this paragraph?"""
        if not self.open or text.opens or self.words.endswith(_ENDED):
            return False
        return not text.centred and not self.centred


@dataclass(slots=True)
class WholeCell:
    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[list[Span]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class WholeTable:
    """A table on one page or more."""

    xs: tuple[float, ...]
    rows: int = 0
    cells: list[WholeCell] = field(default_factory=list)

    def takes(self, table: PageTable) -> bool:
        """Is `table`, first on the next page, the rest of this one? Its columns stand where this one's stand."""
        few, many = sorted((self.xs, table.xs), key=len)
        if abs(few[0] - many[0]) > _SAME_COLUMN or abs(few[-1] - many[-1]) > _SAME_COLUMN:
            return False
        return all(any(abs(x - other) <= _SAME_COLUMN for other in many) for x in few)

    def add(self, table: PageTable, write: Callable[[str], Spans], blank: Callable[[], None]) -> list[Spans]:
        """Puts the rows of `table` under those here; gives back the repeated heading that was left out."""
        self._agree_on_columns(table)
        heading = self._repeated(table)
        furniture = [write(line) for row in heading for cell in row for line in cell.lines]
        for index, row in enumerate(_rows(table)[len(heading) :]):
            blank()
            if index == 0 and self.rows and self._is_cut(row):
                self._complete(row, write)
            elif index == 0 and self.rows:
                self._place(row, self._extend(row, write), write)
            else:
                self._place(row, [], write)
        blank()
        return [spans for spans in furniture if spans]

    def _agree_on_columns(self, table: PageTable) -> None:
        """Both tables counted in the same columns, those of the one that shows more."""
        if len(self.xs) == len(table.xs):
            return
        wide = max((self.xs, table.xs), key=len)
        for owner in (self, table):
            if owner.xs is wide:
                continue
            place = [_nearest(wide, x) for x in owner.xs]
            for cell in owner.cells:
                end = place[cell.column + cell.column_span]
                cell.column = place[cell.column]
                cell.column_span = end - cell.column
            owner.xs = wide

    def _repeated(self, table: PageTable) -> list[list[PageCell]]:
        """The rows at the top of `table` that repeat the first rows here."""
        if not self.rows:
            return []
        mine: dict[int, list[tuple[int, str]]] = {}
        for cell in self.cells:
            if cell.row < 4:
                mine.setdefault(cell.row, []).append((cell.column, " ".join(cell.words)))
        found: list[list[PageCell]] = []
        for index, row in enumerate(_rows(table)):
            if [(cell.column, " ".join(cell.lines)) for cell in row] != mine.get(index):
                break
            found.append(row)
        return found

    def _is_cut(self, row: Sequence[PageCell]) -> bool:
        """Is the row the lower part of the last row here?"""
        if any(cell.column_span >= len(self.xs) - 1 for cell in row):
            return False
        filled = [cell for cell in row if cell.lines]
        if not filled or not row or row[0].lines:
            return False
        lower = any(cell.lines[0][:1].islower() for cell in filled)
        if not self._numbered():
            return lower
        return lower or not self._merges(0)

    def _numbered(self) -> bool:
        first = [cell.words[0] for cell in self.cells if cell.column == 0 and cell.column_span == 1 and cell.words]
        return len(first) > 1 and 2 * sum(bool(_ORDINAL.fullmatch(words)) for words in first) > len(first)

    def _merges(self, column: int) -> bool:
        return any(cell.row_span > 1 for cell in self.cells if cell.column == column and cell.row > 1)

    def _above(self, column: int) -> WholeCell | None:
        """The cell that reaches the last row in this column."""
        return next(
            (
                cell
                for cell in reversed(self.cells)
                if cell.column <= column < cell.column + cell.column_span and cell.row + cell.row_span == self.rows
            ),
            None,
        )

    def _complete(self, row: Sequence[PageCell], write: Callable[[str], Spans]) -> None:
        for cell in row:
            above = self._above(cell.column)
            if above is not None:
                above.row_span += cell.row_span - 1
                _append(above, cell.lines, write)

    def _extend(self, row: Sequence[PageCell], write: Callable[[str], Spans]) -> list[PageCell]:
        """Cells of the row that only go on with a merged cell above; they are grown into it."""
        grown: list[tuple[PageCell, WholeCell]] = []
        for cell in row:
            above = self._above(cell.column)
            if above is None or (cell.column, cell.column_span) != (above.column, above.column_span):
                continue
            goes_on = not cell.lines or cell.lines[0][:1].islower()
            if goes_on and (above.row_span > 1 or cell.row_span > 1 or self._merges(cell.column)):
                grown.append((cell, above))
        if len(grown) == len(row):
            return []
        for cell, above in grown:
            above.row_span += cell.row_span
            _append(above, cell.lines, write)
        return [cell for cell, _ in grown]

    def _place(self, row: Sequence[PageCell], without: Sequence[PageCell], write: Callable[[str], Spans]) -> None:
        for cell in row:
            if any(cell is grown for grown in without):
                continue
            placed = WholeCell(self.rows, cell.column, cell.row_span, cell.column_span)
            _append(placed, cell.lines, write)
            self.cells.append(placed)
        self.rows += 1


def _nearest(places: Sequence[float], x: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - x))


def _rows(table: PageTable) -> list[list[PageCell]]:
    """Cells by the row they begin in; a row may have none where all are merged from above."""
    rows: list[list[PageCell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return rows


def _append(cell: WholeCell, lines: Sequence[str], write: Callable[[str], Spans]) -> None:
    """Adds lines to a cell; the first goes on with its last line when that had not ended."""
    for index, line in enumerate(lines):
        spans = write(line)
        if not spans:
            continue
        if index == 0 and cell.words and not begins_paragraph(line) and not cell.words[-1].endswith((".", ";")):
            cell.lines[-1].extend(spans)
            cell.words[-1] += " " + line
        else:
            cell.lines.append(list(spans))
            cell.words.append(line)
