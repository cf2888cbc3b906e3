"""The sheet in which an office lists its organisations: columns, and reading rows into entries."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kientao.kernel.key import bare
from kientao.people.kinds import Kind, Level
from kientao.people.rules.entries import Entry, Handover, faults

# field: (heading, what to write)
COLUMNS: dict[str, tuple[str, str]] = {
    "code": ("Mã", "Tự đặt, không dấu cách, mỗi cơ quan một mã, không dùng lại. Bắt buộc."),
    "name": ("Tên cơ quan", "Tên đầy đủ. Bắt buộc."),
    "short_name": ("Tên viết tắt", "Ví dụ: Sở KH&CN."),
    "kind": ("Loại", "; ".join(kind.words for kind in Kind) + ". Bắt buộc."),
    "level": ("Cấp", "; ".join(level.words for level in Level) + ". Bắt buộc."),
    "parent": ("Mã cơ quan cấp trên", "Mã đã có trong danh mục hoặc ở dòng khác của bảng này."),
    "unit_code": ("Mã đơn vị hành chính", "Theo QĐ 19/2025/QĐ-TTg: 2 số (tỉnh) hoặc 5 số (xã), giữ số 0 ở đầu."),
    "id_code": ("Mã định danh điện tử", "Theo QĐ 20/2020/QĐ-TTg."),
    "valid_from": ("Ngày thành lập", "dd/mm/yyyy; để trống nếu có từ trước."),
    "valid_to": ("Ngày kết thúc", "Ngày hoạt động cuối cùng; để trống nếu đang hoạt động."),
    "legal_act": ("Văn bản thành lập", ""),
    "ending_act": ("Văn bản kết thúc", ""),
    "successors": ("Cơ quan tiếp nhận", "Mã, cách nhau bằng dấu chấm phẩy; thêm lĩnh vực sau dấu hai chấm."),
    "aliases": ("Tên gọi khác", "Cách nhau bằng dấu chấm phẩy."),
    "email": ("Thư điện tử", ""),
}
_REQUIRED = ("code", "name", "kind", "level")
_KINDS = {bare(kind.words): kind.value for kind in Kind} | {kind.value: kind.value for kind in Kind}
_LEVELS = {bare(level.words): level.value for level in Level} | {level.value: level.value for level in Level}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")


@dataclass(frozen=True, slots=True)
class SheetError:
    """`row` as the spreadsheet counts (the heading is row 1), `column` its heading."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    """What was read. Nothing is kept while there are errors. `rows`: code → row."""

    entries: tuple[Entry, ...]
    handovers: tuple[Handover, ...]
    errors: tuple[SheetError, ...]
    rows: Mapping[str, int]


def read_rows(rows: Sequence[Sequence[object]]) -> OrganisationSheet:
    """Rows of cells, the first one the headings. Blank rows are passed over."""
    if not rows:
        return OrganisationSheet((), (), (SheetError(1, "", "Bảng trống: dòng đầu phải là tên các cột."),), {})
    places, errors = _places(rows[0])
    entries: list[Entry] = []
    handovers: list[Handover] = []
    at: dict[str, int] = {}
    for number, cells in enumerate(rows[1:], start=2):
        given = {field: _text(cells[place]) if place < len(cells) else "" for field, place in places.items()}
        if errors or not any(given.values()):
            continue
        entry, links, wrong = _entry(given)
        if entry.code in at:
            wrong["code"] = f"Mã {entry.code} đã có ở dòng {at[entry.code]}; mỗi mã chỉ một dòng."
        at.setdefault(entry.code, number)
        errors += [SheetError(number, COLUMNS[field][0], message) for field, message in wrong.items()]
        entries.append(entry)
        handovers += links
    if not entries and not errors:
        errors.append(SheetError(2, "", "Bảng chưa có dòng nào dưới dòng tiêu đề."))
    return OrganisationSheet(tuple(entries), tuple(handovers), tuple(errors), at)


def misplaced(sheet: OrganisationSheet, parents: Mapping[str, str]) -> list[SheetError]:
    """Parents and successors that are nowhere, and parents that go round in a circle.

    `parents`: code → code of the parent ("" for none), of every organisation in the register.
    """
    known = set(parents) | set(sheet.rows)
    found = []
    for entry in sheet.entries:
        if entry.parent and entry.parent not in known:
            message = f"Không có cơ quan mã {entry.parent} trong danh mục hay trong bảng."
            found.append(SheetError(sheet.rows[entry.code], COLUMNS["parent"][0], message))
    for link in sheet.handovers:
        if link.successor not in known:
            message = f"Không có cơ quan mã {link.successor} trong danh mục hay trong bảng."
            found.append(SheetError(sheet.rows[link.predecessor], COLUMNS["successors"][0], message))
    return found + _circles(sheet, parents)


def _circles(sheet: OrganisationSheet, parents: Mapping[str, str]) -> list[SheetError]:
    above = {**parents, **{entry.code: entry.parent for entry in sheet.entries if entry.parent}}
    for code in sheet.rows:
        seen, at = {code}, above.get(code, "")
        while at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at == code:
            message = "Các cơ quan cấp trên nối thành vòng; sửa mã cấp trên ở một trong các dòng."
            return [SheetError(sheet.rows[code], COLUMNS["parent"][0], message)]
    return []


def _places(headings: Sequence[object]) -> tuple[dict[str, int], list[SheetError]]:
    by_words = {bare(heading): field for field, (heading, _) in COLUMNS.items()}
    places: dict[str, int] = {}
    errors: list[SheetError] = []
    for place, heading in enumerate(headings):
        words = " ".join(bare(_text(heading)).replace("*", " ").split())
        field = by_words.get(words)
        if field in places:
            errors.append(SheetError(1, _text(heading), "Cột này có hai lần; giữ một."))
        elif field:
            places[field] = place
    for field in _REQUIRED:
        if field not in places:
            errors.append(SheetError(1, COLUMNS[field][0], f"Thiếu cột “{COLUMNS[field][0]}” ở dòng tiêu đề."))
    return places, errors


def _entry(given: Mapping[str, str]) -> tuple[Entry, list[Handover], dict[str, str]]:
    wrong: dict[str, str] = {}
    first, last = (_day(given.get(field, ""), field, wrong) for field in ("valid_from", "valid_to"))
    entry = Entry(
        code=given["code"],
        name=given["name"],
        short_name=given.get("short_name", ""),
        kind=_KINDS.get(bare(given["kind"]), given["kind"]),
        level=_LEVELS.get(bare(given["level"]), given["level"]),
        parent=given.get("parent", ""),
        unit_code=given.get("unit_code", ""),
        id_code=given.get("id_code", ""),
        valid_from=first,
        valid_to=last,
        legal_act=given.get("legal_act", ""),
        ending_act=given.get("ending_act", ""),
        aliases=tuple(part for part in (one.strip() for one in given.get("aliases", "").split(";")) if part),
        email=given.get("email", ""),
    )
    links = _links(entry, given.get("successors", ""), wrong)
    return entry, links, {**faults(entry), **wrong}


def _links(entry: Entry, words: str, wrong: dict[str, str]) -> list[Handover]:
    parts = [part.strip() for part in words.split(";") if part.strip()]
    if parts and entry.valid_to is None:
        wrong.setdefault("valid_to", "Có cơ quan tiếp nhận thì phải có ngày kết thúc.")
        return []
    found = []
    for part in parts:
        code, _, field = part.partition(":")
        if code.strip() == entry.code:
            wrong["successors"] = "Cơ quan không thể tiếp nhận từ chính mình."
        elif entry.valid_to:
            effective = entry.valid_to + timedelta(days=1)
            found.append(Handover(entry.code, code.strip(), field.strip()[:250], effective, entry.ending_act))
    return found


def _text(cell: object) -> str:
    """A cell as text: 25.0 is "25", blanks folded."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split())


def _day(text: str, field: str, wrong: dict[str, str]) -> date | None:
    if not text:
        return None
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    wrong[field] = f"“{text[:40]}” không phải ngày; viết như 01/7/2025."
    return None
