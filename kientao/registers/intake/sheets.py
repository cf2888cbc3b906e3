"""What a source sends as a table: Excel, CSV, or JSON rows laid out as a sheet, with the same limits and readers."""

import json
from typing import Any

from kientao.base.sheets.csv_reading import read_csv
from kientao.base.sheets.guard import Limits, SheetRefused
from kientao.base.sheets.reading import Sheet, Value, read_sheets
from kientao.base.sheets.table import Table, table_in
from kientao.registers.intake.rules.rows import Reading

ENDINGS = (".xlsx", ".csv")
JSON = ".json"  # only what came through the machine door is kept so
LIMITS = Limits()
_TEXT = 2000
_MOST = 10**15  # above, a spreadsheet keeps no whole number either


def read_content(name: str, content: bytes, reading: Reading) -> Table:
    """The table the reading asks for. Raises SheetRefused."""
    ending = f".{name.lower().rpartition('.')[2]}"
    if ending == JSON:
        given = _listed(content)
        table = table_in([_sheet(given)], reading.columns(by_name=True))
        if table.rows and len(table.rows) < len(given):
            raise SheetRefused("Có dòng không mang trường nào của cách đọc: bỏ các dòng trống.")
        return table
    sheets = [read_csv(content, limits=LIMITS)] if ending == ".csv" else read_sheets(content, limits=LIMITS)
    return table_in(sheets, reading.columns())


def laid_out(given: Any) -> bytes:
    """Rows that came as JSON, as they are kept until they are written. Raises SheetRefused for another shape."""
    if not isinstance(given, list) or not given:
        raise SheetRefused("Cần một danh sách dòng không rỗng trong «data».")
    if len(given) >= LIMITS.rows:
        raise SheetRefused(f"Có {len(given)} dòng, mỗi lần tối đa {LIMITS.rows - 1}: chia thành nhiều lần gửi.")
    names: set[str] = set()
    for number, one in enumerate(given):
        if not isinstance(one, dict):
            raise SheetRefused(f"data[{number}] không phải một đối tượng.")
        for name, value in one.items():
            if not _is_cell(value):
                raise SheetRefused(f"data[{number}].{name[:40]}: cần một chữ, số hoặc có/không, tối đa {_TEXT} ký tự.")
        names.update(one)
    if len(names) > LIMITS.columns:
        raise SheetRefused(f"Có {len(names)} tên trường, tối đa {LIMITS.columns}: kiểm tra lại.")
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _is_cell(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= _TEXT
    return value is None or (isinstance(value, int | float) and -_MOST < value < _MOST)


def _listed(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)
    return found


def _sheet(given: list[dict[str, Any]]) -> Sheet:
    """The names as its first row: row n of the list is row n + 2 of the sheet."""
    names = list(dict.fromkeys(name for one in given for name in one))
    heads: list[Value] = [name[:300] for name in names]
    return Sheet("JSON", [heads, *([_cell(one.get(name)) for name in names] for one in given)])


def _cell(value: Any) -> Value:
    return value if isinstance(value, str | bool | int | float) else ""
