"""A list as an .xlsx file: the columns and rows a page shows, all of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from django.http import HttpResponse

from kientao.base.clock import today
from kientao.base.sheets.writing import ColumnSpec, Kind, Value, write_sheet
from kientao.ui.chip import Chip
from kientao.ui.numbers import day
from kientao.ui.table.cells import Cell, Link, Noted, Share
from kientao.ui.table.columns import Column

_KINDS: dict[str, Kind] = {"whole": Kind.WHOLE, "decimal": Kind.DECIMAL, "date": Kind.DATE, "percent": Kind.PERCENT}
_WIDTHS = {"narrow": 8.0, "": 20.0, "normal": 24.0, "wide": 60.0}


def sheet_answer(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Cell]],
    *,
    name: str,
    subtitle: Sequence[str] = (),
) -> HttpResponse:
    """Cells by column key, as in a table. `name` is the file's, without its ending."""
    specs = [ColumnSpec(one.label, _WIDTHS[one.width], _KINDS.get(one.kind, Kind.TEXT)) for one in columns]
    lines = [[plain(row.get(one.key)) for one in columns] for row in rows]
    content = write_sheet(title, specs, lines, subtitle=[*subtitle, f"Xuất ngày {day(today())}"])
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.xlsx', safe='')}"
    return response


def plain(cell: Cell) -> Value:
    """One value of a sheet: notes stand after the words, chips are their words."""
    if cell is None or isinstance(cell, str | int | Decimal | date):
        return cell
    if isinstance(cell, Chip):
        return cell.words
    if isinstance(cell, Link | Noted):
        return f"{cell.words} ({cell.note})" if cell.note else cell.words
    if isinstance(cell, Share):
        return Decimal(cell.part) * 100 / Decimal(cell.total) if cell.total else None
    return ", ".join(chip.words for chip in cell)
