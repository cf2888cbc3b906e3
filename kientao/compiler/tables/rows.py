"""The rows of a table: groups, tasks, and what stands aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiler.blocks.model import Grid, GridCell
from kientao.compiler.marks.columns import Role
from kientao.compiler.marks.labels import label_of
from kientao.compiler.marks.shapes import (
    LETTER,
    is_group_label,
    is_ordinal,
    numbers_columns,
)
from kientao.compiler.tables.heads import AGENCY_ROLES, Columns
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading inside the table."""

    row: int
    number: str | None
    title: Excerpt
    words: tuple[Excerpt, ...]  # everything printed in the row


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row that says what is to be done: the cells by role, merged ones included. `rows` > 1 where the task's own cell
    spans rows; `cells[role]` then holds the cells of all of them, each once."""

    row: int
    rows: int
    number: str | None
    cells: dict[Role, tuple[GridCell, ...]]
    own: tuple[GridCell, ...]  # cells that start in these rows


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A heading printed again, or a total: belongs to the table, is no task."""

    row: int
    words: tuple[Excerpt, ...]


AnyRow = GroupRow | ItemRow | AsideRow

_UNDER = re.compile(r"[-–+•]|a[.)]?")
_FIGURE = re.compile(r"[\d.,%\s()+-]+(?:triệu|tỷ|nghìn)?(?: đồng)?|-")
_TOTAL = re.compile(r"(?:tổng cộng|tổng số|cộng|tổng(?: kinh phí| điểm)?)\s*:?(?: \(?[ivx+, -]+\)?)?")
_FIGURES_STAND_IN: tuple[Role | None, ...] = ("budget", "amount", "criterion", "unit", "note", None)


def _is_figure(cell: GridCell, columns: Columns) -> bool:
    return bool(_FIGURE.fullmatch(cell.text)) and columns.roles[cell.column] in _FIGURES_STAND_IN


def read_rows(grid: Grid, columns: Columns) -> list[AnyRow]:
    """Every row below the heading, in order."""
    places = grid.places()
    found: list[AnyRow] = []
    row = columns.header_rows
    heads = {heading.strip().lower() for heading in columns.headings if heading}
    numbers = [_number(places, columns, r) for r in range(grid.rows)]
    while row < grid.rows:
        cells = _cells_of(places, grid.columns, row)
        filled = [cell for cell in cells if cell.text and cell.row == row]
        if not filled:
            row += 1
            continue
        repeated = len(filled) >= 3 and sum(cell.text.strip().lower() in heads for cell in filled) >= len(filled) - 1
        if repeated or numbers_columns([cell.text for cell in filled]):
            found.append(AsideRow(row, tuple(line for cell in filled for line in cell.lines)))
            row += 1
            continue
        if _TOTAL.fullmatch(key(filled[0].text)) and all(
            cell is filled[0] or _FIGURE.fullmatch(cell.text) for cell in filled
        ):
            found.append(AsideRow(row, tuple(line for cell in filled for line in cell.lines)))
            row += 1
            continue
        group = _group(places, grid, columns, row, filled, numbers)
        if group is not None:
            found.append(group)
            row += 1
            continue
        span = _task_rows(places, columns, row)
        found.append(_item(places, grid, columns, row, span, numbers[row]))
        row += span
    return found


def _cells_of(places: dict[tuple[int, int], GridCell], columns: int, row: int) -> list[GridCell]:
    seen: list[GridCell] = []
    for column in range(columns):
        cell = places.get((row, column))
        if cell is not None and not any(cell is other for other in seen):
            seen.append(cell)
    return seen


def _number(places: dict[tuple[int, int], GridCell], columns: Columns, row: int) -> str | None:
    for column in columns.of("number"):
        cell = places.get((row, column))
        if cell is not None and cell.row == row and cell.text:
            number = cell.text.strip().rstrip(".").strip()
            return None if number in ("", "-", "–", "+", "•") else number
    return None


def _group(
    places: dict[tuple[int, int], GridCell],
    grid: Grid,
    columns: Columns,
    row: int,
    filled: list[GridCell],
    numbers: Sequence[str | None],
) -> GroupRow | None:
    """A heading has a title and nothing else: a cell over the whole width, or one beside empty ones."""
    number_columns = columns.of("number")
    rest = [cell for cell in filled if cell.column not in number_columns or cell.column_span > 1]
    figures = [
        cell for cell in rest if _FIGURE.fullmatch(cell.text) and columns.roles[cell.column] in _FIGURES_STAND_IN
    ]
    if len(figures) == len(rest) - 1:
        rest = [cell for cell in rest if not any(cell is figure for figure in figures)]  # a sub-total beside the title
    number = numbers[row]
    words = tuple(line for cell in filled for line in cell.lines)
    if len(filled) == 1 and filled[0].column_span >= max(2, grid.columns - 1):
        return _titled(row, filled[0], words)
    if len(filled) == 1 and not rest and not is_ordinal(filled[0].text) and len(filled[0].text) > 6:
        return _titled(row, filled[0], words)
    if len(rest) != 1:
        return None
    title = rest[0]
    if number is not None and is_group_label(number) and is_upper(title.text):
        return GroupRow(row, number, title.words, words)
    if title.column_span >= max(2, grid.columns - 2):
        return GroupRow(row, number, title.words, words)
    covered = any(
        (cell := places.get((row, column))) is not None and cell.row < row and cell.text
        for role in (*AGENCY_ROLES, "deadline", "product")
        for column in columns.of(role)
    )
    if covered or columns.roles[title.column] not in ("task", "goal", None):
        return None
    if number is None:
        if is_upper(title.text) or title.bold or _label_group(title.text) or _heads_the_next(title, numbers, row):
            return _titled(row, title, words)
        return None
    if is_group_label(number) or LETTER.match(number) or is_upper(title.text):
        return GroupRow(row, number, title.words, words)
    following = next((n for n in numbers[row + 1 :] if n), None)
    if following is not None and following.startswith(number + ".") or _lists_below(places, columns, row):
        return GroupRow(row, number, title.words, words)
    return GroupRow(row, number, title.words, words) if title.bold and grid.columns > 3 else None


def _lists_below(places: dict[tuple[int, int], GridCell], columns: Columns, row: int) -> bool:
    """Is the next row a dash or a letter under this one?"""
    for column in columns.of("number"):
        cell = places.get((row + 1, column))
        if cell is not None and cell.row == row + 1 and _UNDER.fullmatch(cell.text.strip()):
            return True
    texts = [places[(row + 1, column)].text for column in columns.of("task") if (row + 1, column) in places]
    return any(re.match(r"a[).] ", text) for text in texts)


def _heads_the_next(title: GridCell, numbers: Sequence[str | None], row: int) -> bool:
    """A short line without number or end, over a numbered row: "Về giải quyết thủ tục hành chính"."""
    text = title.text
    numbered = row + 1 < len(numbers) and numbers[row + 1] is not None
    return numbered and text[:1].isupper() and len(text) < 150 and text[-1:].isalnum() and label_of(text) is None


def _label_group(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.scheme in ("roman", "capital", "part", "chapter")


def _titled(row: int, cell: GridCell, words: tuple[Excerpt, ...]) -> GroupRow:
    """A heading whose label stands in the same cell as its title."""
    title = cell.words
    label = label_of(title.text)
    if label is not None and not label.is_bullet and len(title) > label.length:
        return GroupRow(row, label.value or None, title[label.length :], words)
    return GroupRow(row, None, title, words)


def _task_rows(places: dict[tuple[int, int], GridCell], columns: Columns, row: int) -> int:
    """How many rows the task of this row takes: as many as its number and text cells span."""
    tasks = [places.get((row, column)) for column in columns.of("task")]
    spans = [cell.row + cell.row_span - row for cell in tasks if cell is not None and cell.row == row]
    span = min(spans) if spans else 1
    numbers = [places.get((row, column)) for column in columns.of("number")]
    for cell in numbers:
        if cell is not None and cell.row == row:
            span = min(span, cell.row_span) if cell.text else span
    return max(1, span)


def _item(
    places: dict[tuple[int, int], GridCell], grid: Grid, columns: Columns, row: int, span: int, number: str | None
) -> ItemRow:
    cells: dict[Role, list[GridCell]] = {}
    own: list[GridCell] = []
    for at in range(row, row + span):
        for column in range(grid.columns):
            cell = places.get((at, column))
            if cell is None:
                continue
            role = columns.roles[column]
            if row <= cell.row < row + span and not any(cell is other for other in own):
                own.append(cell)
            if role is not None and cell.lines and not any(cell is other for other in cells.get(role, ())):
                cells.setdefault(role, []).append(cell)
    return ItemRow(row, span, number, {role: tuple(found) for role, found in cells.items()}, tuple(own))
