"""A document as a reader hands it on: its text, and the shape the file itself gave to it.

Readers that know real structure (Word, HTML, PDF) give `blocks`. Plain text has none: its blocks are
recovered later, by the compiler, from the text alone.
"""

from dataclasses import dataclass
from typing import Literal

from kientao.kernel.span import Span, Spans

Format = Literal["txt", "md", "html", "docx", "doc", "pdf"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `pieces` is more than one span where a page break or set-aside text cuts it."""

    pieces: Spans
    heading_level: int | None = None
    bold: bool = False
    centred: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0].start if self.pieces else 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, at its upper left position; rows and columns count from 0.

    `lines` are the paragraphs inside the cell, each as its pieces; an empty cell has none.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Spans, ...] = ()

    @property
    def pieces(self) -> Spans:
        return tuple(span for line in self.lines for span in line)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its merged cells. `header_rows` is what the file marks as repeated heading, if it does.

    `cells` come in reading order and never overlap; positions a merged cell covers have no cell of their own.
    A table cut by page breaks is one table, its repeated headings left out of `cells` (see `SourceDocument.furniture`).
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int | None = None

    @property
    def start(self) -> int:
        return min((span.start for cell in self.cells for span in cell.pieces), default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text a reader recognised and set aside: a page number, a running heading, a repeated table heading."""

    spans: Spans
    why: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What every reader returns.

    `text` is NFC. Every span of `blocks` and `furniture` is a place in it; every non-blank character lies in exactly
    one of them when `blocks` is given. `blocks` is None for plain text.
    `pages[i]` is the offset where page i+1 begins (empty for formats without pages).
    `pages_without_text` lists 1-based pages that hold no text (scans); `hidden` counts hidden characters left out.
    """

    name: str
    format: Format
    sha256: str
    text: str
    blocks: tuple[Block, ...] | None = None
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[int, ...] = ()
    pages_without_text: tuple[int, ...] = ()
    converted_from: str | None = None  # legacy encoding: "TCVN3" or "VNI"


__all__ = ["Block", "Cell", "Format", "Furniture", "Paragraph", "SourceDocument", "Span", "Spans", "Table"]
