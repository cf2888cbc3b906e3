"""The shape of a document: paragraphs and tables as places in its text."""

from dataclasses import dataclass

from kientao.kernel.span import Spans


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; more than one span where something was left out of it."""

    spans: Spans
    bold: bool = False
    centred: bool = False
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """At its upper left place, rows and columns from 0; each line as its spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first `head` rows are its heading."""

    rows: int
    columns: int
    head: int
    cells: tuple[Cell, ...]


Block = Para | Grid


def places_of(block: Block) -> Spans:
    """Every place of the text that the block draws."""
    if isinstance(block, Para):
        return block.spans
    return tuple(span for cell in block.cells for line in cell.lines for span in line)
