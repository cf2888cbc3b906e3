"""A table inside a sheet: finds its heading row, reads its rows, and collects every problem with its place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from kientao.base.sheets.cells import BadCell, as_day, as_decimal, as_text, as_whole, as_yes_no
from kientao.base.sheets.guard import Limits, SheetRefused, column_letters
from kientao.base.sheets.headings import Column, Heading, best_heading, is_numbering
from kientao.base.sheets.reading import Sheet, Value, read_sheets, spread
from kientao.kernel.key import bare

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong, and where: `row` as Excel numbers it, `column` its letters ('' for the whole row)."""

    row: int
    column: str
    header: str
    message: str

    def __str__(self) -> str:
        place = f"Dòng {self.row}"
        if self.column:
            place += f", cột {self.column}"
        return f"{place} ({self.header}): {self.message}" if self.header else f"{place}: {self.message}"


@dataclass(slots=True)
class Table:
    """The rows under a heading. `problems` grows while the rows are read; nothing is taken over while it has any.

    `doubts` are cells that were taken and should be looked at; `unused` are headings that no column asked for.
    """

    sheet: str
    heading_row: int
    rows: list["TableRow"] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    doubts: list[CellProblem] = field(default_factory=list)
    unused: tuple[str, ...] = ()


class TableRow:
    """One row; the readers give None (text: '') for an empty cell and for a bad one, which joins the problems."""

    def __init__(
        self, number: int, cells: Sequence[Value], places: Mapping[str, int], table: Table, names: Mapping[str, str]
    ) -> None:
        self.number = number
        self._cells, self._places, self._table, self._names = cells, places, table, names

    def problem(self, key: str, message: str) -> None:
        """Adds a problem of the caller's finding; `key` may be '' for the whole row."""
        self._table.problems.append(self._at(key, message))

    def doubt(self, key: str, message: str) -> None:
        """Adds something to look at that keeps nothing from being taken over."""
        self._table.doubts.append(self._at(key, message))

    def text(self, key: str, *, required: bool = False, longest: int = 1000) -> str:
        """What people see in the cell."""
        text = as_text(self._value(key))
        if len(text) > longest:
            self.problem(key, f"Dài {len(text)} ký tự, tối đa {longest}: rút ngắn lại.")
            return ""
        return self._kept(key, text or None, required) or ""

    def day(self, key: str, *, required: bool = False) -> date | None:
        """See cells.as_day."""
        return self._read(key, as_day, required)

    def whole(
        self, key: str, *, required: bool = False, least: int | None = None, most: int | None = None
    ) -> int | None:
        """See cells.as_whole; `least` and `most` are allowed."""
        return self._within(key, self._read(key, as_whole, required), least, most)

    def decimal(
        self, key: str, *, required: bool = False, least: Decimal | None = None, most: Decimal | None = None
    ) -> Decimal | None:
        """See cells.as_decimal; `least` and `most` are allowed."""
        return self._within(key, self._read(key, as_decimal, required), least, most)

    def yes_no(self, key: str, *, required: bool = False) -> bool | None:
        """See cells.as_yes_no."""
        return self._read(key, as_yes_no, required)

    def choice(self, key: str, options: Mapping[str, T], *, required: bool = False) -> T | None:
        """The value of the option named in the cell, accents and capitals ignored."""
        text = self.text(key, required=required)
        if not text:
            return None
        found = {bare(label): value for label, value in options.items()}
        wanted = " ".join(bare(text).split())
        if wanted in found:
            return found[wanted]
        self.problem(key, f"«{text[:40]}» không có trong danh sách: {', '.join(list(options)[:12])}.")
        return None

    def _at(self, key: str, message: str) -> CellProblem:
        place = self._places.get(key)
        letters = column_letters(place + 1) if place is not None else ""
        return CellProblem(self.number, letters, self._names.get(key, ""), message)

    def _value(self, key: str) -> Value:
        place = self._places.get(key)
        return self._cells[place] if place is not None and place < len(self._cells) else ""

    def _read(self, key: str, reader: Callable[[Value], T | None], required: bool) -> T | None:
        try:
            return self._kept(key, reader(self._value(key)), required)
        except BadCell as bad:
            self.problem(key, str(bad))
            return None

    def _kept(self, key: str, value: T | None, required: bool) -> T | None:
        if value is None and required:
            self.problem(key, "Còn trống: điền vào ô này.")
        return value

    def _within(self, key: str, value: T | None, least: T | None, most: T | None) -> T | None:
        if value is not None and least is not None and value < least:  # type: ignore[operator] # of one kind that has an order
            self.problem(key, f"Nhỏ hơn {least}.")
            return None
        if value is not None and most is not None and value > most:  # type: ignore[operator] # of one kind that has an order
            self.problem(key, f"Lớn hơn {most}.")
            return None
        return value


def read_table(
    content: bytes, columns: Sequence[Column], *, limits: Limits | None = None, spread_merged: bool = False
) -> Table:
    """The table with these columns, on whichever visible sheet has most of them.

    `spread_merged` gives every row of a vertically merged cell its value. A missing column is a problem and leaves the
    table without rows. Raises SheetRefused when the file can't be read or no sheet has any of the columns.
    """
    return table_in(read_sheets(content, limits=limits), columns, spread_merged=spread_merged)


def table_in(sheets: Sequence[Sheet], columns: Sequence[Column], *, spread_merged: bool = False) -> Table:
    """The same in sheets that were read already."""
    found = [(sheet, heading) for sheet in sheets if (heading := best_heading(sheet, columns)) is not None]
    if not found:
        raise SheetRefused(
            "Không tìm thấy dòng tiêu đề của bảng. Cần các cột: "
            + ", ".join(f"«{column.label}»" for column in columns if column.required)
            + ". Tải tệp mẫu để điền."
        )
    sheet, heading = max(found, key=lambda pair: len(pair[1].places))
    unused = tuple(text for at, text in enumerate(heading.texts) if text and at not in heading.places.values())
    table = Table(sheet.name, heading.last_row + 1, problems=list(_heading_problems(columns, heading)), unused=unused)
    if not any(column.required and column.key not in heading.places for column in columns):
        names = {column.key: column.label for column in columns}
        rows = spread(sheet) if spread_merged else sheet.rows
        table.rows = [
            TableRow(at + 1, rows[at], heading.places, table, names) for at in _data_rows(sheet, heading, rows)
        ]
    return table


def _data_rows(sheet: Sheet, heading: Heading, rows: Sequence[Sequence[Value]]) -> Iterable[int]:
    places = list(heading.places.values())
    for at in range(heading.last_row + 1, len(rows)):
        cells = [rows[at][place] for place in places if place < len(rows[at])]
        if not any(as_text(cell) for cell in cells):
            continue
        if at == heading.last_row + 1 and is_numbering(sheet.rows[at]):
            continue
        yield at


def _heading_problems(columns: Sequence[Column], heading: Heading) -> Iterable[CellProblem]:
    row = heading.last_row + 1
    for column in columns:
        if column.required and column.key not in heading.places:
            seen = ", ".join(f"«{text}»" for text in heading.texts[:20] if text)
            yield CellProblem(row, "", column.label, f"Thiếu cột này. Các cột tìm thấy: {seen}.")
        twice = heading.twice.get(column.key)
        if twice:
            letters = " và ".join(column_letters(place + 1) for place in twice)
            yield CellProblem(
                row, column_letters(twice[0] + 1), column.label, f"Có ở cả hai cột {letters}: bỏ bớt một."
            )
