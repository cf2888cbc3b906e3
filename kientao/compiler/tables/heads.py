"""The heading of a table: what each column holds, and what the table is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kientao.compiler.blocks.model import Grid, GridCell
from kientao.compiler.marks.columns import Role, column_role
from kientao.compiler.marks.shapes import (
    is_group_label,
    is_ordinal,
    looks_like_agency,
)
from kientao.kernel.key import key

AGENCY_ROLES: tuple[Role, ...] = ("lead", "coordinating", "executing")

TableKind = Literal["tasks", "targets", "other"]


@dataclass(frozen=True, slots=True)
class Columns:
    """Roles by column, and how many rows the heading takes."""

    roles: tuple[Role | None, ...]
    header_rows: int
    headings: tuple[str, ...]

    def of(self, role: Role) -> tuple[int, ...]:
        return tuple(column for column, has in enumerate(self.roles) if has == role)


def table_kind(columns: Columns) -> TableKind:
    """A task table names work and somebody, or work and a time with a product; a list of people or points is none."""
    roles = set(columns.roles)
    if "person" in roles or "criterion" in roles and "lead" not in roles:
        return "other"
    agencies = bool(roles & set(AGENCY_ROLES))
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
            for role in AGENCY_ROLES
            for column in before.of(role)
        )
    for row in range(3):
        cell = places.get((row, numbers[0]))
        if cell is not None and (is_ordinal(cell.text) or is_group_label(cell.text)):
            return True
    return False


_SAYS_WORK = re.compile(r"(?:nội dung |tên )?(?:nhiệm vụ|công việc|giải pháp)")


def _resolved(
    grid: Grid, places: dict[tuple[int, int], GridCell], headings: Sequence[str], first_row: int
) -> list[Role | None]:
    """Roles of all columns, doubts settled: one task column, agencies under an empty heading found by content."""
    roles = [column_role(heading) for heading in headings]
    tasks = [column for column, role in enumerate(roles) if role == "task"]
    if len(tasks) > 1:
        lengths = {c: _mean_length(grid, places, c, first_row) for c in tasks}
        plain = [c for c in tasks if _SAYS_WORK.match(key(headings[c]))]
        chosen = max(plain if len(plain) == 1 else tasks, key=lambda c: (lengths[c], c))
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
    if "task" not in roles and any(role in AGENCY_ROLES for role in roles):
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
