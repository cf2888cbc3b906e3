"""Shared by the text layouts: a stream of printed cells under a heading becomes a grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiler.blocks.lines import Line, paragraphs
from kientao.compiler.blocks.model import Grid, GridCell
from kientao.compiler.blocks.streams import CellView, Cutting, Row, cut_rows
from kientao.compiler.marks.columns import Role, column_role
from kientao.compiler.marks.shapes import is_group_label, is_ordinal
from kientao.kernel.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as the text layout prints it: its lines, and whether the layout says that a row starts here."""

    lines: tuple[Line, ...]
    opens_row: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines if not line.blank)

    @property
    def bold(self) -> bool:
        return any(line.marked for line in self.lines)


def header_length(cells: Sequence[PrintedCell], at: int, limit: int = 14) -> int:
    """How many cells from `at` on are column headings; 0 when they are no table heading.

    A heading starts with the number column or has two columns that say what they hold; it ends at the first ordinal,
    group label, empty cell or row mark.
    """
    roles: list[Role | None] = []
    for cell in cells[at : at + limit]:
        text = cell.text
        if not text or len(text) > 90 or is_ordinal(text) or is_group_label(text) or (roles and cell.opens_row):
            break
        role = column_role(text)
        if role is None and (len(text) > 40 or text[:1].islower()):
            break
        roles.append(role)
    known = [role for role in roles if role is not None]
    if len(roles) < 3 or len(set(known)) < 2:
        return 0
    if roles[0] != "number" and len(set(known)) < 3:
        return 0
    while roles and roles[-1] is None and len(roles) > 3:
        roles.pop()
    return len(roles)


@dataclass(frozen=True, slots=True)
class FoundGrid:
    grid: Grid
    used: int  # cells of the stream taken after the heading
    repeated: tuple[Excerpt, ...]  # headings printed again


def grid_from_stream(
    source: str, number: int, heading: Sequence[PrintedCell], stream: Sequence[PrintedCell], width: int | None
) -> FoundGrid | None:
    """The table under `heading`, or None when not one row fits."""
    heads = [cell.text for cell in heading]
    roles = [column_role(text) for text in heads]
    views = [CellView(cell.text, cell.bold, cell.opens_row) for cell in stream]
    cutting: Cutting = cut_rows(views, roles, heads)
    rows = _trimmed(cutting.rows, views)
    if not rows:
        return None
    lowered = [head.strip().lower() for head in heads]
    cells = [_grid_cell(source, cell, 0, column, width) for column, cell in enumerate(heading)]
    above: dict[int, int] = {}  # column → index in cells of the cell that covers it in the row above
    repeated: list[Excerpt] = []
    row_number = 0
    for row in rows:
        printed = [stream[row.first + k] for k in range(row.length)]
        if _is_repeated(printed, lowered):
            repeated.extend(line.words for cell in printed for line in cell.lines if not line.blank)
            continue
        row_number += 1
        if row.heading:
            above = {}
            _add_heading(source, cells, printed, row, row_number, len(heads), width)
            continue
        covered: dict[int, int] = {}
        for cell, column in zip(printed, row.places, strict=True):
            covered[column] = len(cells)
            cells.append(_grid_cell(source, cell, row_number, column, width))
        for column in range(len(heads)):
            if column not in covered and column in above:
                merged = cells[above[column]]
                cells[above[column]] = GridCell(
                    merged.row, merged.column, row_number - merged.row + 1, 1, merged.lines, merged.bold
                )
                covered[column] = above[column]
        above = covered
    last = rows[-1]
    grid = Grid(number, row_number + 1, len(heads), tuple(cells), header_rows=1)
    return FoundGrid(grid, last.first + last.length, tuple(repeated))


def _trimmed(rows: Sequence[Row], views: Sequence[CellView]) -> list[Row]:
    """Rows without the empty ones at the end."""
    kept = list(rows)
    while kept and not any(views[kept[-1].first + k].text for k in range(kept[-1].length)):
        kept.pop()
    return kept


def _is_repeated(printed: Sequence[PrintedCell], heads: list[str]) -> bool:
    words = [cell.text.strip().lower() for cell in printed]
    filled = [word for word in words if word]
    return len(filled) >= 3 and not is_ordinal(filled[0]) and filled[-2:] == heads[-2:]


def _add_heading(
    source: str,
    cells: list[GridCell],
    printed: Sequence[PrintedCell],
    row: Row,
    at: int,
    columns: int,
    width: int | None,
) -> None:
    filled = [cell for cell in printed if cell.text]
    if len(filled) == 1:
        cells.append(_grid_cell(source, filled[0], at, 0, width, columns))
        return
    cells.append(_grid_cell(source, filled[0], at, 0, width))
    cells.append(_grid_cell(source, filled[1], at, 1, width, columns - 1))


def _grid_cell(
    source: str, cell: PrintedCell, row: int, column: int, width: int | None, column_span: int = 1
) -> GridCell:
    lines = tuple(words for words, _ in paragraphs(source, cell.lines, cell_width(cell.lines, width)))
    return GridCell(row, column, 1, column_span, lines, cell.bold)


def cell_width(lines: Sequence[Line], width: int | None) -> int | None:
    """Cells of a hard-wrapped dump wrap where their own longest line ends, narrower than the page."""
    if width is None:
        return None
    longest = max((len(line.text) for line in lines), default=0)
    return min(width, max(longest, 14)) if len([line for line in lines if not line.blank]) > 1 else width
