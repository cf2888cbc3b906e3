"""Reads the visible sheets of an .xlsx file into rows."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kientao.base.sheets.guard import Limits, SheetRefused, clean_copy

Value = str | int | float | bool | date | datetime | time | timedelta
Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `rows[n]` is row n + 1 as Excel numbers it; an empty cell is ''.

    `merged` are the merged ranges, (row, column) of both corners, counted from 0; only the first cell has the value.
    """

    name: str
    rows: list[list[Value]]
    merged: list[Range] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing but empty cells."""
        return all(cell == "" for row in self.rows for cell in row)


def read_sheets(content: bytes, *, limits: Limits | None = None) -> list[Sheet]:
    """The visible sheets with something in them, in order. Formulas give the value Excel kept.

    Raises SheetRefused when the file can't be read, is too large, or has no such sheet.
    """
    safe = clean_copy(content, limits or Limits())
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(safe)) as book:
            sheets = [
                _sheet(book.get_sheet_by_name(about.name))
                for about in book.sheets_metadata
                if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet
            ]
    except BaseException as broken:
        # Where the reader meets what it never thought of it panics, which is no Exception.
        expected = isinstance(broken, (CalamineError, OSError, ValueError, OverflowError))
        if expected or type(broken).__name__ == "PanicException":
            raise SheetRefused("Nội dung tệp bị hỏng. Mở tệp bằng Excel, lưu lại rồi tải lên lại.") from broken
        raise
    filled = [sheet for sheet in sheets if not sheet.is_empty]
    if not filled:
        raise SheetRefused("Tệp không có trang nào có dữ liệu (trang ẩn không được đọc): kiểm tra lại tệp.")
    return filled


def read_sheet(content: bytes, *, limits: Limits | None = None) -> Sheet:
    """The first visible sheet with something in it. Raises SheetRefused."""
    return read_sheets(content, limits=limits)[0]


def spread(sheet: Sheet, *, last_row: int | None = None) -> list[list[Value]]:
    """The rows with every merged range filled with its value, down to `last_row` (counted from 0) or the end."""
    end = len(sheet.rows) if last_row is None else min(last_row + 1, len(sheet.rows))
    rows: list[list[Value]] = [list(row) for row in sheet.rows[:end]]
    width = max(map(len, rows), default=0)
    budget = 2 * end * width  # ranges that lie over each other would never end
    for (top, left), (bottom, right) in sheet.merged:
        bottom, right = min(bottom, end - 1), min(right, width - 1)
        budget -= max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if top >= end or left >= width or budget < 0:
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * (right - left + 1)
    return rows


def _sheet(given: CalamineSheet) -> Sheet:
    rows: list[list[Any]] = given.to_python(skip_empty_area=False)
    return Sheet(given.name, rows, list(given.merged_cell_ranges or []))
