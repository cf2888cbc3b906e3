"""Files of another system as rows with their places: CSV, workbooks with a sheet for each kind, JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from kientao.base.sheets.csv_reading import read_csv
from kientao.base.sheets.guard import Limits, SheetRefused, column_letters
from kientao.base.sheets.headings import Heading, best_heading, is_numbering
from kientao.base.sheets.reading import Sheet, Value, read_sheets
from kientao.registers.onestop.imports.columns import (
    COLUMNS,
    LABELS,
    PAPERS,
    PROGRESS,
    SUPPLEMENTS,
    Kind,
    keys_of,
    plain,
)

ENDINGS = (".csv", ".xlsx", ".json")
MOST_ROWS = 500_000
_MEGABYTE = 1024 * 1024
LIMITS = Limits(file=200 * _MEGABYTE, unpacked=1500 * _MEGABYTE, rows=MOST_ROWS + 100, columns=200, text=600_000_000)
_SUPPLEMENT = {
    "ngaybosung": "asked", "ngayyeucaubosung": "asked", "ngaytiepnhanbosung": "met", "noidungbosung": "words",
    "ngayhentratruoc": "due_before",
}  # fmt: skip
Rows = Iterator[tuple[int, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind, each with its number. `columns` gives a key's place: letters in a sheet, a name in JSON."""

    kind: Kind
    rows: Sequence[tuple[int, dict[str, Any]]]
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    unused: tuple[str, ...] = ()


def read_file(name: str, content: bytes) -> list[Table]:
    """The tables in it, dossiers first. Raises SheetRefused."""
    ending = name.lower().rpartition(".")[2]
    if ending == "json":
        try:
            return tables_of(json.loads(content))
        except (ValueError, RecursionError):
            raise SheetRefused("Tệp JSON hỏng, không đọc được: xuất lại từ hệ thống nguồn.") from None
    if ending == "csv":
        return [_table(read_csv(content, limits=LIMITS))]
    tables = [found for sheet in read_sheets(content, limits=LIMITS) if (found := _found(sheet)) is not None]
    if not tables:
        raise _no_heading()
    return sorted(tables, key=lambda one: tuple(Kind).index(one.kind))


def tables_of(given: Any) -> list[Table]:
    """A list of dossiers, or an object with it under `data`; steps, supplements and results may stand in each.

    Raises SheetRefused for what has another shape.
    """
    listed = given.get("data") if isinstance(given, dict) else given
    if not isinstance(listed, list) or not listed:
        raise SheetRefused("Cần một danh sách hồ sơ không rỗng trong «data».")
    if len(listed) > MOST_ROWS:
        raise SheetRefused(f"Có {len(listed)} hồ sơ, mỗi lần tối đa {MOST_ROWS}: chia thành nhiều lần gửi.")
    dossiers: list[tuple[int, dict[str, Any]]] = []
    steps: list[tuple[int, dict[str, Any]]] = []
    results: list[tuple[int, dict[str, Any]]] = []
    names: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
    for number, one in enumerate(listed, 1):
        if not isinstance(one, dict):
            raise SheetRefused(f"data[{number - 1}] không phải một đối tượng hồ sơ.")
        inner = {plain(str(key)): value for key, value in one.items() if isinstance(value, list)}
        row = _named(one, Kind.DOSSIERS, names[Kind.DOSSIERS])
        if asked := _listed(inner.get(SUPPLEMENTS)):
            row["supplements"] = [_supplement(each) for each in asked]
        dossiers.append((number, row))
        for kind, found, rows in ((Kind.STEPS, PROGRESS, steps), (Kind.RESULTS, PAPERS, results)):
            for each in _listed(inner.get(found)):
                rows.append((number, {"code": row.get("code", ""), **_named(each, kind, names[kind])}))
    parts = ((Kind.DOSSIERS, dossiers), (Kind.STEPS, steps), (Kind.RESULTS, results))
    return [Table(kind, rows, names[kind]) for kind, rows in parts if rows]


def _named(given: dict[str, Any], kind: Kind, names: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in given.items():
        key = _key(kind, name)
        if key is None or value is None or isinstance(value, dict | list):
            continue
        row[key] = value if isinstance(value, str | int | float) and not isinstance(value, bool) else str(value)
        names.setdefault(key, name)
    return row


@cache
def _keys(kind: Kind) -> dict[str, str]:
    return keys_of(kind)


def _key(kind: Kind, name: str) -> str | None:
    return _keys(kind).get(plain(name[:100]))


def _supplement(given: dict[str, Any]) -> dict[str, Any]:
    found = {_SUPPLEMENT.get(plain(str(name)[:100])): value for name, value in given.items()}
    return {key: value for key, value in found.items() if key is not None and isinstance(value, str | int | float)}


def _listed(given: Any) -> list[dict[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _table(sheet: Sheet) -> Table:
    found = _found(sheet)
    if found is None:
        raise _no_heading()
    return found


def _found(sheet: Sheet) -> Table | None:
    best: tuple[int, Kind, Heading] | None = None
    for kind, columns in COLUMNS.items():
        heading = best_heading(sheet, columns)
        if heading is None or any(one.required and one.key not in heading.places for one in columns):
            continue
        if best is None or len(heading.places) > best[0]:
            best = (len(heading.places), kind, heading)
    if best is None:
        return None
    _, kind, heading = best
    rows = list(_rows(sheet, heading))
    if len(rows) > MOST_ROWS:
        raise SheetRefused(f"Bảng có {len(rows)} dòng, mỗi lần tối đa {MOST_ROWS}: chia thành nhiều tệp.")
    places = {key: column_letters(place + 1) for key, place in heading.places.items()}
    used = set(heading.places.values())
    unused = tuple(text for at, text in enumerate(heading.texts) if text and at not in used)
    return Table(kind, rows, places, sheet.name, unused)


def _rows(sheet: Sheet, heading: Heading) -> Rows:
    places = list(heading.places.items())
    for at in range(heading.last_row + 1, len(sheet.rows)):
        cells = sheet.rows[at]
        width = len(cells)
        row = {key: _kept(cells[place]) for key, place in places if place < width and cells[place] != ""}
        if not row or (at == heading.last_row + 1 and is_numbering(cells)):
            continue
        yield at + 1, row


def _kept(value: Value) -> str | int | float:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return int(value) if value == int(value) else value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, time | timedelta) else ""


def _no_heading() -> SheetRefused:
    needed = "; ".join(
        f"{kind.words}: {', '.join(f'«{one.label}»' for one in columns if one.required)}"
        for kind, columns in COLUMNS.items()
    )
    return SheetRefused(f"Không tìm thấy dòng tiêu đề của bảng nào. Cần các cột: {needed}.")


def label(kind: Kind, key: str) -> str:
    """What a column is called, for people."""
    return LABELS[kind].get(key, "")
