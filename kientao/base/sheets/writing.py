"""Writes a list as an .xlsx file that prints on A4 as offices print it."""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import chain, islice
from typing import IO, Any

import xlsxwriter
from django.utils import timezone

from kientao.base.clock import now

Value = str | int | Decimal | date | datetime | bool | None
ROWS_OF_A_SHEET = 1_000_000  # Excel has 1,048,576, the heading among them
_LONGEST = 32_767  # what Excel keeps in a cell
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_SAFELY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_DAYS_OF_EXCEL = date(1900, 3, 1)  # before, its calendar is wrong


class Kind(StrEnum):
    """What a column holds. A percentage is given as points: Decimal("97.4") is 97,4 %."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of the list: its heading, its width in characters, what it holds."""

    label: str
    width: float = 20
    kind: Kind = Kind.TEXT


_FORMATS: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"text_wrap": True, "num_format": "@"},
    Kind.WHOLE: {"num_format": "#,##0", "align": "right"},
    Kind.DECIMAL: {"num_format": "#,##0.##", "align": "right"},
    Kind.PERCENT: {"num_format": "0.0%", "align": "right"},
    Kind.DATE: {"num_format": "dd/mm/yyyy", "align": "center"},
    Kind.MOMENT: {"num_format": "hh:mm dd/mm/yyyy", "align": "center"},
}


def write_sheet(
    title: str,
    columns: Sequence[ColumnSpec],
    rows: Iterable[Sequence[Value]],
    *,
    subtitle: Sequence[str] = (),
    total: Sequence[Value] | None = None,
) -> bytes:
    """The file: title, subtitle lines, a frozen heading with filters, the rows, a bold line of totals.

    A4 landscape, one page wide, the heading on every page. Text is never a formula or a link, whatever it begins with;
    None is an empty cell. A value that is not of its column's kind is written as text.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {**_SAFELY, "in_memory": True}) as book:
        sheet, heading, last = _write_list(book, title, columns, rows, subtitle)
        if total is not None:
            _write_row(sheet, last + 1, columns, total, _formats(book, columns, {"bold": True, "top": 2}))
        _arrange(sheet, heading, last, columns)
    return file.getvalue()


def stream_sheet(
    file: IO[bytes],
    title: str,
    columns: Sequence[ColumnSpec],
    rows: Iterable[Sequence[Value]],
    *,
    subtitle: Sequence[str] = (),
) -> int:
    """The same list into a file on disk, one row at a time in memory: for lists as long as a province's. How many.

    What doesn't fit on a sheet of Excel goes on on the next one.
    """
    left, number, count = iter(rows), 1, 0
    with xlsxwriter.Workbook(file, {**_SAFELY, "constant_memory": True}) as book:
        while True:
            sheet, heading, last = _write_list(book, title, columns, islice(left, ROWS_OF_A_SHEET), subtitle, number)
            _arrange(sheet, heading, last, columns)
            count += last - heading
            following = next(left, None)
            if following is None:
                return count
            left, number = chain([following], left), number + 1


def _write_list(
    book: Any,
    title: str,
    columns: Sequence[ColumnSpec],
    rows: Iterable[Sequence[Value]],
    subtitle: Sequence[str],
    number: int = 1,
) -> tuple[Any, int, int]:
    book.set_properties({"title": _clean(title), "created": timezone.localtime(now()).replace(tzinfo=None)})
    sheet = book.add_worksheet(_sheet_name(title, f" {number}" if number > 1 else ""))
    heading = _write_titles(book, sheet, title, subtitle, columns)
    return sheet, heading, _write_rows(book, sheet, heading, columns, rows)


def _write_titles(book: Any, sheet: Any, title: str, subtitle: Sequence[str], columns: Sequence[ColumnSpec]) -> int:
    """Returns the row of the heading, counted from 0."""
    lines: list[tuple[str, dict[str, Any]]] = [
        (title, {"bold": True, "font_size": 14}),
        *((line, {"italic": True}) for line in subtitle),
    ]
    for at, (line, how) in enumerate(lines):
        sheet.write_string(at, 0, _clean(line), book.add_format({**_FONT, **how}))
    heading = len(lines) + 1
    head = book.add_format(
        {
            **_FONT,
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
            "bg_color": "#E8EDED",
        }
    )
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(heading, place, _clean(column.label), head)
    return heading


def _write_rows(
    book: Any, sheet: Any, heading: int, columns: Sequence[ColumnSpec], rows: Iterable[Sequence[Value]]
) -> int:
    formats = _formats(book, columns, {})
    at = heading
    for at, row in enumerate(rows, start=heading + 1):
        _write_row(sheet, at, columns, row, formats)
    return at


def _formats(book: Any, columns: Sequence[ColumnSpec], more: dict[str, Any]) -> list[Any]:
    return [book.add_format({**_FONT, "border": 1, **_FORMATS[column.kind], **more}) for column in columns]


def _write_row(
    sheet: Any, at: int, columns: Sequence[ColumnSpec], row: Sequence[Value], formats: Sequence[Any]
) -> None:
    if len(row) != len(columns):
        raise ValueError(f"row {at + 1} has {len(row)} values for {len(columns)} columns")
    for place, (column, value, how) in enumerate(zip(columns, row, formats, strict=True)):
        _write_cell(sheet, at, place, column.kind, value, how)


def _write_cell(sheet: Any, at: int, place: int, kind: Kind, value: Value, how: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(at, place, None, how)
    elif kind in (Kind.WHOLE, Kind.DECIMAL, Kind.PERCENT) and _is_number(value):
        sheet.write_number(at, place, value / 100 if kind == Kind.PERCENT else value, how)  # type: ignore[operator] # a number, by the line above
    elif kind == Kind.MOMENT and isinstance(value, datetime) and value.date() >= _DAYS_OF_EXCEL:
        local = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        sheet.write_datetime(at, place, local, how)
    elif kind == Kind.DATE and isinstance(value, date) and _day(value) >= _DAYS_OF_EXCEL:
        sheet.write_datetime(at, place, _day(value), how)
    else:
        sheet.write_string(at, place, _clean(_words(value)), how)


def _is_number(value: Value) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _day(value: date) -> date:
    """A moment's date is the date in Việt Nam."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _clean(text: str) -> str:
    text = _UNWANTED.sub("", unicodedata.normalize("NFC", text))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _sheet_name(title: str, more: str = "") -> str:
    words = " ".join(_NOT_IN_A_SHEET_NAME.sub(" ", _clean(title)).split())
    units = words.encode("utf-16-le")[: 62 - 2 * len(more)]  # 31 units of UTF-16, as Excel counts
    return (units.decode("utf-16-le", "ignore").strip("' ") or "Danh sách") + more


def _arrange(sheet: Any, heading: int, last: int, columns: Sequence[ColumnSpec]) -> None:
    sheet.freeze_panes(heading + 1, 0)
    if last > heading:
        sheet.autofilter(heading, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading)
    sheet.set_footer("&RTrang &P/&N")
