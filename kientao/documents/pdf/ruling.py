"""Rules that cross become tables: a grid of columns and rows, cells merged where a rule is missing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kientao.documents.pdf.glyphs import Drawn, Rule

_NEAR = 2.5  # points two rules may differ and still be one


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's place in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """`xs` and `ys` are the grid's lines from left to right and top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) of the grid at a point, None outside."""
        if not (self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1):
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, column


def ruled_tables(page: Drawn) -> list[RuledTable]:
    """Tables of a page from top to bottom. A single box around text is none."""
    across, down = _merged(page.across), _merged(page.down)
    tables = [_table(group_across, group_down) for group_across, group_down in _connected(across, down)]
    return sorted((table for table in tables if table is not None), key=lambda table: (table.top, table.xs[0]))


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces of one line joined."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / _NEAR), r.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch each other."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, h in enumerate(across):
        for j, v in enumerate(down):
            if h.start - _NEAR <= v.at <= h.end + _NEAR and v.start - _NEAR <= h.at <= v.end + _NEAR:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and len(group[1]) >= 2]


def _table(across: list[Rule], down: list[Rule]) -> RuledTable | None:
    xs, ys = _places([rule.at for rule in down]), _places([rule.at for rule in across])
    if len(xs) < 3 or len(ys) < 2:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    group = _joined_cells(xs, ys, across, down)
    members: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            members.setdefault(group[row * columns + column], []).append((row, column))
    boxes: list[Box] = []
    for cells in members.values():
        top, left = min(r for r, _ in cells), min(c for _, c in cells)
        bottom, right = max(r for r, _ in cells), max(c for _, c in cells)
        if (bottom - top + 1) * (right - left + 1) != len(cells):
            boxes.extend(Box(r, c, 1, 1) for r, c in cells)  # not a rectangle: rules too broken to trust
        else:
            boxes.append(Box(top, left, bottom - top + 1, right - left + 1))
    return RuledTable(tuple(xs), tuple(ys), tuple(sorted(boxes, key=lambda b: (b.row, b.column))))


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR * 1.5:
            found.append(value)
    return found


def _joined_cells(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[int]:
    """A group number for each cell of the grid: cells without a rule between them share one."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(rows * columns))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _covers(down, xs[column + 1], ys[row], ys[row + 1]):
                parent[root(here)] = root(here + 1)
            if row + 1 < rows and not _covers(across, ys[row + 1], xs[column], xs[column + 1]):
                parent[root(here)] = root(here + columns)
    return [root(at) for at in range(rows * columns)]


def _covers(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Is there a rule at `at` over most of the way from start to end?"""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NEAR * 1.5
    )
    return covered >= 0.55 * (end - start)
