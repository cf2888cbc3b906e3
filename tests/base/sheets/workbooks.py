"""Excel files to try the reader with, good ones and bad ones."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]], *, merged: Sequence[str] = (), hidden: Sequence[str] = ()
) -> bytes:
    """Sheets by name, rows of values; dates become date cells. `merged` ranges (A1:B1) are of the first sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, date | datetime):
                        sheet.write_datetime(at, place, value, as_date)
                    elif value not in ("", None):
                        sheet.write(at, place, value)
            if name in hidden:
                sheet.hide()
            for area in merged if name == next(iter(sheets)) else ():
                first = rows[int(area.split(":")[0][1:]) - 1][ord(area[0]) - ord("A")]
                sheet.merge_range(area, first)
    return file.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, data)
    return file.getvalue()


def sheet_xml(cells: str) -> bytes:
    """A worksheet with these rows."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()
