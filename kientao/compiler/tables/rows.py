"""Which table lists tasks, and what each of its rows is: a heading, a task, a continued task, nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kientao.compiler.blocks.model import Grid, GridCell
from kientao.compiler.key import is_upper, key
from kientao.compiler.marks.columns import Role, column_role
from kientao.compiler.marks.labels import label_of
from kientao.compiler.marks.shapes import (
    LETTER,
    is_group_label,
    is_ordinal,
    looks_like_agency,
    looks_like_time,
)
from kientao.kernel.excerpt import Excerpt

_AGENCY_ROLES: tuple[Role, ...] = ("lead", "coordinating", "executing")

TableKind = Literal["tasks", "targets", "other"]


@dataclass(frozen=True, slots=True)
class Columns:
    """Roles by column, and how many rows the heading takes."""

    roles: tuple[Role | None, ...]
    header_rows: int
    headings: tuple[str, ...]

    def of(self, role: Role) -> tuple[int, ...]:
        return tuple(column for column, has in enumerate(self.roles) if has == role)


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


def table_kind(columns: Columns) -> TableKind:
    """A task table names work and somebody, or work and a time with a product; a list of people or points is none."""
    roles = set(columns.roles)
    if "person" in roles or "criterion" in roles and "lead" not in roles:
        return "other"
    agencies = bool(roles & set(_AGENCY_ROLES))
    if "task" in roles and (agencies or ("deadline" in roles and ("product" in roles or "leader" in roles))):
        return "tasks"
    if (
        "goal" in roles
        and "task" not in roles
        and ("unit" in roles or agencies or "amount" in roles or "product" in roles)
    ):
        return "targets"
    return "other"


def read_columns(grid: Grid, before: Columns | None) -> Columns | None:
    """The heading of a table. A table without one goes on with the columns of the table before it when it has as many
    and its first row starts like a row of tasks."""
    places = grid.places()
    best: tuple[int, Columns] | None = None
    for depth in range(1, min(4, grid.rows) + 1):
        for first in range(min(3, grid.rows - depth + 1)):
            headings = tuple(_heading(places, column, first, depth) for column in range(grid.columns))
            if depth > 1 and not _is_second_level(places, grid.columns, first, depth):
                continue
            roles = _resolved(grid, places, headings, first + depth)
            score = len({role for role in roles if role is not None}) * 10 - depth - first * 2
            if _has_ordinal(places, grid.columns, first, depth):
                continue
            if best is None or score > best[0]:
                best = (score, Columns(tuple(roles), first + depth, headings))
    if best is not None and best[0] >= 18:
        return best[1]
    if before is not None and len(before.roles) == grid.columns and _starts_like_rows(places, before):
        return Columns(before.roles, 0, before.headings)
    return best[1] if best is not None and best[0] > 0 else None


def _heading(places: dict[tuple[int, int], GridCell], column: int, first: int, depth: int) -> str:
    seen: list[GridCell] = []
    for row in range(first, first + depth):
        cell = places.get((row, column))
        if cell is not None and cell not in seen:
            seen.append(cell)
    return " ".join(cell.text for cell in seen if cell.text)


def _is_second_level(places: dict[tuple[int, int], GridCell], columns: int, first: int, depth: int) -> bool:
    """Another row belongs to the heading where a cell above it spans columns or rows."""
    for row in range(first, first + depth - 1):
        wide = any(
            (cell := places.get((row, column))) is not None
            and (cell.column_span > 1 and cell.column_span < columns - 1 or cell.row + cell.row_span > row + 1)
            for column in range(columns)
        )
        if not wide:
            return False
    return True


def _has_ordinal(places: dict[tuple[int, int], GridCell], columns: int, first: int, depth: int) -> bool:
    for row in range(first, first + depth):
        cell = places.get((row, 0))
        if cell is not None and (is_ordinal(cell.text) or is_group_label(cell.text)):
            return True
        texts = {id(c): c.text for column in range(columns) if (c := places.get((row, column))) is not None}
        if any(len(text) > 120 for text in texts.values()) or len(texts) < 2:
            return True
    return False


def _starts_like_rows(places: dict[tuple[int, int], GridCell], before: Columns) -> bool:
    numbers = before.of("number")
    if not numbers:
        return any(
            (cell := places.get((0, column))) is not None and looks_like_agency(cell.text)
            for role in _AGENCY_ROLES
            for column in before.of(role)
        )
    for row in range(3):
        cell = places.get((row, numbers[0]))
        if cell is not None and (is_ordinal(cell.text) or is_group_label(cell.text)):
            return True
    return False


def _resolved(
    grid: Grid, places: dict[tuple[int, int], GridCell], headings: Sequence[str], first_row: int
) -> list[Role | None]:
    """Roles of all columns, doubts settled: one task column, agencies under an empty heading found by content."""
    roles = [column_role(heading) for heading in headings]
    tasks = [column for column, role in enumerate(roles) if role == "task"]
    if len(tasks) > 1:
        lengths = {c: _mean_length(grid, places, c, first_row) for c in tasks}
        chosen = max(tasks, key=lambda c: (lengths[c], c))
        for column in tasks:
            if column != chosen:
                roles[column] = "goal" if "goal" not in roles and column < chosen else None
    named = [
        c
        for c, role in enumerate(roles)
        if role == "goal" and re.search("nhiệm vụ|giải pháp|công việc", headings[c].lower())
    ]
    if "task" not in roles and named:
        roles[named[-1]] = "task"
    if "task" not in roles and any(role in _AGENCY_ROLES for role in roles):
        free = [
            c
            for c, role in enumerate(roles)
            if role is None or role == "goal" and "unit" not in roles and "amount" not in roles
        ]
        if free:
            longest = max(free, key=lambda c: _mean_length(grid, places, c, first_row))
            if _mean_length(grid, places, longest, first_row) > 20 and roles[longest] is None:
                roles[longest] = "task"
    if "number" not in roles and roles and roles[0] is None:
        texts = [places[(row, 0)].text for row in range(first_row, grid.rows) if (row, 0) in places]
        ordinals = sum(is_ordinal(t) or is_group_label(t) for t in texts)
        if texts and ordinals >= 0.5 * len(texts):
            roles[0] = "number"
    return roles


def _mean_length(grid: Grid, places: dict[tuple[int, int], GridCell], column: int, first_row: int) -> float:
    texts = [places[(row, column)].text for row in range(first_row, grid.rows) if (row, column) in places]
    return sum(map(len, texts)) / len(texts) if texts else 0.0


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
        if len(filled) >= 3 and sum(cell.text.strip().lower() in heads for cell in filled) >= len(filled) - 1:
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
            return cell.text.strip().rstrip(".").strip() or None
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
        for role in (*_AGENCY_ROLES, "deadline", "product")
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
    if following is not None and following.startswith(number + "."):
        return GroupRow(row, number, title.words, words)
    return GroupRow(row, number, title.words, words) if title.bold and grid.columns > 3 else None


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


def looks_like_task_row(row: ItemRow) -> bool:
    """At least something of who or when is filled, or the row is numbered."""
    agencies = any(row.cells.get(role) for role in _AGENCY_ROLES)
    times = any(looks_like_time(cell.text) for cell in row.cells.get("deadline", ()))
    return bool(agencies or times or row.number or row.cells.get("product"))
