"""What the first stage yields."""

from dataclasses import dataclass

from kientao.compiler.draft import Remainder
from kientao.kernel.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph, whole, without a converter's markup. `bold` when the file or its markup says so for all of it."""

    words: Excerpt
    bold: bool = False
    centred: bool = False
    heading_level: int | None = None

    @property
    def start(self) -> int:
        return self.words.start


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its upper left place. `lines` are its paragraphs."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Excerpt, ...]
    bold: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> Excerpt:
        first, *rest = self.lines
        return first.joined(*rest) if rest else first


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `cells[(row, column)]` is the cell that covers the place, also for merged cells."""

    number: int
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    header_rows: int | None = None

    @property
    def start(self) -> int:
        return min((line.start for cell in self.cells for line in cell.lines), default=0)

    def places(self) -> dict[tuple[int, int], GridCell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }


Piece = Para | Grid


@dataclass(frozen=True, slots=True)
class Blocks:
    """The document in reading order, and what was set aside."""

    pieces: tuple[Piece, ...]
    furniture: tuple[Remainder, ...]
    noisy: bool = False  # a web page's chrome was found
