"""Lines and grids become one text and blocks that point into it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kientao.documents.characters import cleaned
from kientao.documents.content import Content, Grid, Line
from kientao.documents.legacy import Encoding, converted, legacy_encoding
from kientao.kernel.source import Block, Cell, Furniture, Paragraph, Table
from kientao.kernel.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Assembled:
    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    converted_from: Encoding | None


def assembled(content: Sequence[Content], aside: Iterable[tuple[str, str]] = ()) -> Assembled:
    """Text and blocks of `content`; `aside` is furniture as (words, why), put after everything else.

    One paragraph a line; in a table each line of a cell, and a blank line between rows. Where the words turn out to be
    bytes of an old font that nothing named, all of them are converted.
    """
    pairs = list(aside)
    builder = _Builder(None)
    builder.document(content, pairs)
    encoding = legacy_encoding(builder.text())
    if encoding is not None:
        builder = _Builder(encoding)
        builder.document(content, pairs)
    return Assembled(builder.text(), tuple(builder.blocks), tuple(builder.furniture), encoding)


class _Builder:
    def __init__(self, encoding: Encoding | None) -> None:
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []
        self._parts: list[str] = []
        self._length = 0
        self._clean: Callable[[str], str] = (
            cleaned if encoding is None else lambda text: cleaned(converted(text, encoding))
        )

    def text(self) -> str:
        return "".join(self._parts)

    def document(self, content: Sequence[Content], aside: Iterable[tuple[str, str]]) -> None:
        for item in content:
            if isinstance(item, Line):
                self._paragraph(item)
            elif is_wrapper(item):
                self.document([inner for cell in item.cells for inner in cell.content], ())
            else:
                self._table(item)
        for words, why in aside:
            spans = self._add(words)
            if spans:
                self.furniture.append(Furniture(spans, why))

    def _paragraph(self, line: Line) -> None:
        spans = self._add(line.text)
        if spans:
            self.blocks.append(Paragraph(spans, line.heading_level, line.bold, line.centred))

    def _table(self, grid: Grid) -> None:
        cells: list[Cell] = []
        row = -1
        for cell in grid.cells:
            if cell.row != row:
                self._blank_line()
                row = cell.row
            lines = tuple(spans for line in flat(cell.content) if (spans := self._add(line.text)))
            cells.append(Cell(cell.row, cell.column, cell.row_span, cell.column_span, lines))
        self._blank_line()
        if any(cell.lines for cell in cells):
            self.blocks.append(Table(grid.rows, grid.columns, tuple(cells), grid.header_rows))

    def _add(self, words: str) -> Spans:
        """Appends a line of its own; NFC before it gets its place."""
        text = self._clean(words).strip()
        if not text:
            return ()
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return (Span(start, self._length),)

    def _blank_line(self) -> None:
        if self._parts and self._parts[-1] != "\n":
            self._parts.append("\n")
            self._length += 1


def flat(content: Iterable[Content]) -> Iterator[Line]:
    """The lines of a cell, those of tables inside it in their place."""
    for item in content:
        if isinstance(item, Line):
            yield item
        else:
            for cell in item.cells:
                yield from flat(cell.content)


def is_wrapper(grid: Grid) -> bool:
    """Is a table there only to place other tables: fewer cells than a table inside it, which is one of several rows?"""
    inner = [item for cell in grid.cells for item in cell.content if isinstance(item, Grid)]
    return any(
        is_wrapper(table) or (table.rows > 1 and table.columns > 1 and len(table.cells) > len(grid.cells))
        for table in inner
    )
