"""Rows of any layout, and the headed tables among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.compiler.marks.shapes import numbers_columns
from kientao.compiler.procedures.columns import Column, Columns, columns_of
from kientao.compiler.procedures.labels import is_bare_number, is_step_number, part_of, step_path
from kientao.kernel.excerpt import Excerpt

_FEW = 2  # cells that a row of a form holds: its number and its words


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a row. `own`: it starts in this row; `tall`: it covers rows below as well."""

    column: int
    columns: int
    lines: tuple[Excerpt, ...]
    own: bool = True
    tall: bool = False
    bold: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> Excerpt | None:
        if not self.lines:
            return None
        first, *rest = self.lines
        return first.joined(*rest) if rest else first


@dataclass(frozen=True, slots=True)
class RawRow:
    boxes: tuple[Box, ...]

    @property
    def filled(self) -> tuple[Box, ...]:
        """The cells that start here and say something."""
        return tuple(box for box in self.boxes if box.own and box.lines)

    def at(self, columns: Columns, role: Column) -> Box | None:
        """The cell under a column, also where it is merged with the one above."""
        column = columns.at(role)
        if column is None:
            return None
        return next((box for box in self.boxes if box.column <= column < box.column + box.columns), None)


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows under a heading. Without a heading they go on with the table before; `repeated` headings are left out."""

    columns: Columns
    heading: tuple[Excerpt, ...]
    rows: tuple[RawRow, ...]
    repeated: tuple[Excerpt, ...] = ()


def tables_in(rows: Sequence[RawRow], before: Columns | None) -> Iterator[RawRow | RawTable]:
    """Headed tables, and between them the rows of a form. `before` heads the table right above these rows."""
    at = 0
    if before is not None and _goes_on(rows, before):
        end, repeated = _end(rows, 0, before)
        yield RawTable(before, (), _without(rows[:end], repeated), _words(repeated))
        at = end
    while at < len(rows):
        found = _heading(rows, at)
        if found is None:
            yield rows[at]
            at += 1
            continue
        columns, depth = found
        end, repeated = _end(rows, at + depth, columns)
        for row in rows[at : at + depth]:
            yield from _caption(row, columns)
        yield RawTable(
            columns,
            _heads(rows[at : at + depth], columns),
            _without(rows[at + depth : end], repeated),
            _words(repeated),
        )
        at = end


def _heads(rows: Sequence[RawRow], columns: Columns) -> tuple[Excerpt, ...]:
    caption = {id(box) for row in rows for box in _caption_boxes(row, columns)}
    return tuple(line for row in rows for box in row.filled if id(box) not in caption for line in box.lines)


def _caption(row: RawRow, columns: Columns) -> Iterator[RawRow]:
    boxes = _caption_boxes(row, columns)
    if boxes:
        yield RawRow(boxes)


def _caption_boxes(row: RawRow, columns: Columns) -> tuple[Box, ...]:
    """ "2.3 | Thành phần hồ sơ | Bản chính | Bản sao" heads a table and opens a part of the form."""
    if columns.kind != "papers":
        return ()
    paper = columns.at("paper")
    return tuple(box for box in row.filled if paper is not None and box.column <= paper)


def _heading(rows: Sequence[RawRow], at: int) -> tuple[Columns, int] | None:
    """The columns that a heading in row `at` gives, and how many rows it takes."""
    row = rows[at]
    if len(row.filled) < _FEW or any(not box.own and box.lines for box in row.boxes):
        return None
    wide = [box for box in row.filled if box.columns > 1]
    if wide and len(wide) < len(row.filled) and at + 1 < len(rows) and any(box.tall for box in row.filled):
        columns = _columns([row, rows[at + 1]])
        if columns is not None:
            return columns, 2
    columns = _columns([row])
    return (columns, 1) if columns is not None else None


def _columns(rows: Sequence[RawRow]) -> Columns | None:
    width = max(box.column + box.columns for row in rows for box in row.boxes)
    if width > 40:
        return None
    places: list[list[Box]] = [[] for _ in range(width)]
    for row in rows:
        for box in row.boxes:
            for column in range(box.column, box.column + box.columns):
                if box.lines and (box.own or not places[column]):
                    places[column].append(box)
    firsts = [column for column, seen in enumerate(places) if column == 0 or not _same(seen, places[column - 1])]
    heads = [" ".join(box.text for box in places[column]) for column in firsts]
    found = columns_of(heads)
    if found is None:
        return None
    roles: list[Column] = []
    for column in range(width):
        index = next(i for i in range(len(firsts) - 1, -1, -1) if firsts[i] <= column)
        roles.append(found.roles[index])
    return Columns(found.kind, tuple(roles), found.unit)


def _same(left: Sequence[Box], right: Sequence[Box]) -> bool:
    return len(left) == len(right) and bool(left) and all(a is b for a, b in zip(left, right, strict=True))


def _end(rows: Sequence[RawRow], start: int, columns: Columns) -> tuple[int, list[RawRow]]:
    """Where the rows under a heading end, and the headings repeated among them."""
    repeated: list[RawRow] = []
    for at in range(start, len(rows)):
        row = rows[at]
        if numbers_columns([box.text for box in row.filled]):
            repeated.append(row)
            continue
        again = _heading(rows, at)
        if again is not None:
            if again[0] != columns or starts_again(rows, at + again[1], columns):
                return at, repeated
            repeated.extend(rows[at : at + again[1]])
            continue
        if not any(row is seen for seen in repeated) and _opens_part(row, columns):
            return at, repeated
    return len(rows), repeated


def starts_again(rows: Sequence[RawRow], at: int, columns: Columns) -> bool:
    """Do the rows from `at` on, below a heading that stood before, begin another process or list?"""
    for row in rows[at : at + 3]:
        box = row.at(columns, "number")
        if box is not None and box.own and step_path(box.text):
            return step_path(box.text)[-1] == 1
    return columns.at("number") is None


def _opens_part(row: RawRow, columns: Columns) -> bool:
    """ "3 | BIỂU MẪU" ends the steps above it."""
    filled = row.filled
    if not filled or len(filled) > (_FEW if columns.kind != "papers" else len(columns.roles)):
        return False
    words = [box for box in filled if not is_bare_number(box.text)]
    if not words or len(words) > 1 and columns.kind == "steps":
        return False
    opening = part_of(words[0].lines[0])
    if opening is None:
        return False
    return columns.kind != "list" or opening.part in ("name", "process", "components")


def _goes_on(rows: Sequence[RawRow], before: Columns) -> bool:
    """A table that a page break cut goes on without a heading: as wide, and its first row looks like one more."""
    width = max((box.column + box.columns for row in rows for box in row.boxes), default=0)
    if width != len(before.roles) or _heading(rows, 0) is not None or _opens_part(rows[0], before):
        return False
    box = rows[0].at(before, "number")
    if box is None or not box.text:
        return len(rows[0].filled) >= _FEW
    path = step_path(box.text)
    return is_step_number(box.text) and bool(path) and path[-1] != 1


def _without(rows: Sequence[RawRow], repeated: Sequence[RawRow]) -> tuple[RawRow, ...]:
    return tuple(row for row in rows if not any(row is other for other in repeated))


def _words(rows: Sequence[RawRow]) -> tuple[Excerpt, ...]:
    return tuple(line for row in rows for box in row.filled for line in box.lines)
