"""The sheet in which an office lists its organisations: columns, and reading rows into entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from kientao.base.sheets.headings import Column
from kientao.base.sheets.table import CellProblem, Table, TableRow
from kientao.people.kinds import Kind, Level
from kientao.people.rules.entries import Entry, Handover, faults

COLUMNS = (
    Column("code", "Mã", ("Mã cơ quan",)),
    Column("name", "Tên cơ quan", ("Tên cơ quan, đơn vị", "Tên đơn vị")),
    Column("short_name", "Tên viết tắt", required=False),
    Column("kind", "Loại", ("Loại cơ quan",)),
    Column("level", "Cấp"),
    Column("parent", "Mã cơ quan cấp trên", ("Trực thuộc",), required=False),
    Column("unit_code", "Mã đơn vị hành chính", required=False),
    Column("id_code", "Mã định danh điện tử", ("Mã định danh",), required=False),
    Column("valid_from", "Ngày thành lập", required=False),
    Column("valid_to", "Ngày kết thúc", required=False),
    Column("legal_act", "Văn bản thành lập", required=False),
    Column("ending_act", "Văn bản kết thúc", required=False),
    Column("successors", "Cơ quan tiếp nhận", ("Cơ quan kế thừa",), required=False),
    Column("aliases", "Tên gọi khác", required=False),
    Column("email", "Thư điện tử", ("Email",), required=False),
)
HELP = (
    "Mã: tự đặt, không dấu cách, mỗi cơ quan một mã, không dùng lại. Cấp trên và cơ quan tiếp nhận ghi bằng mã.",
    f"Loại: {'; '.join(kind.words for kind in Kind)}.",
    f"Cấp: {'; '.join(level.words for level in Level)}. Mã đơn vị hành chính giữ cả số 0 ở đầu.",
    "Cơ quan tiếp nhận: cách nhau bằng dấu chấm phẩy, thêm lĩnh vực sau dấu hai chấm (25.SKHCN: chuyển đổi số).",
    "Tên gọi khác: cách nhau bằng dấu chấm phẩy.",
)
_KINDS = {kind.words: kind.value for kind in Kind} | {kind.value: kind.value for kind in Kind}
_LEVELS = {level.words: level.value for level in Level} | {level.value: level.value for level in Level}


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    """What was read. Nothing is kept while `table` has problems. `rows`: code → its row."""

    table: Table
    entries: tuple[Entry, ...]
    handovers: tuple[Handover, ...]
    rows: Mapping[str, TableRow]

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """By row; the same cell is told of once."""
        found = sorted(self.table.problems, key=lambda problem: (problem.row, problem.column))
        return tuple({(one.row, one.column, one.header): one for one in reversed(found)}.values())[::-1]


def read_organisations(table: Table) -> OrganisationSheet:
    """Problems of the rows join those of the table."""
    entries: list[Entry] = []
    handovers: list[Handover] = []
    rows: dict[str, TableRow] = {}
    for row in table.rows:
        entry = _entry(row)
        if entry.code in rows:
            message = f"Mã {entry.code} đã có ở dòng {rows[entry.code].number}; mỗi mã chỉ một dòng."
            row.problem("code", message)
        rows.setdefault(entry.code, row)
        entries.append(entry)
        handovers += _links(row, entry)
    if not table.rows and not table.problems:
        table.problems.append(CellProblem(table.heading_row + 1, "", "", "Bảng chưa có dòng nào dưới dòng tiêu đề."))
    return OrganisationSheet(table, tuple(entries), tuple(handovers), rows)


def check_places(sheet: OrganisationSheet, parents: Mapping[str, str]) -> None:
    """Adds problems for parents and successors that are nowhere, and for parents that go round in a circle.

    `parents`: code → code of the parent ("" for none), of every organisation in the register.
    """
    known = set(parents) | set(sheet.rows)
    for entry in sheet.entries:
        if entry.parent and entry.parent not in known:
            message = f"Không có cơ quan mã {entry.parent} trong danh mục hay trong bảng."
            sheet.rows[entry.code].problem("parent", message)
    for link in sheet.handovers:
        if link.successor not in known:
            message = f"Không có cơ quan mã {link.successor} trong danh mục hay trong bảng."
            sheet.rows[link.predecessor].problem("successors", message)
    _check_circles(sheet, parents)


def _check_circles(sheet: OrganisationSheet, parents: Mapping[str, str]) -> None:
    above = {**parents, **{entry.code: entry.parent for entry in sheet.entries if entry.parent}}
    for code, row in sheet.rows.items():
        seen, at = {code}, above.get(code, "")
        while at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at == code:
            row.problem("parent", "Các cơ quan cấp trên nối thành vòng; sửa mã cấp trên ở một trong các dòng.")
            return


def _entry(row: TableRow) -> Entry:
    """What is wrong with it becomes a problem of its cell."""
    entry = Entry(
        code=row.text("code", required=True),
        name=_line(row, "name", required=True),
        short_name=_line(row, "short_name"),
        kind=row.choice("kind", _KINDS, required=True) or "",
        level=row.choice("level", _LEVELS, required=True) or "",
        parent=row.text("parent"),
        unit_code=row.text("unit_code"),
        id_code=row.text("id_code"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        aliases=tuple(filter(None, (" ".join(one.split()) for one in row.text("aliases").split(";")))),
        legal_act=_line(row, "legal_act"),
        ending_act=_line(row, "ending_act"),
        email=row.text("email"),
    )
    for field, message in faults(entry).items():
        if getattr(entry, field, None) not in ("", None):
            row.problem(field, message)
    return entry


def _line(row: TableRow, key: str, *, required: bool = False) -> str:
    return " ".join(row.text(key, required=required).split())


def _links(row: TableRow, entry: Entry) -> list[Handover]:
    parts = [part.strip() for part in row.text("successors", longest=4000).split(";") if part.strip()]
    if parts and entry.valid_to is None:
        row.problem("valid_to", "Có cơ quan tiếp nhận thì phải có ngày kết thúc.")
        return []
    found = []
    for part in parts:
        code, _, field = part.partition(":")
        if code.strip() == entry.code:
            row.problem("successors", "Cơ quan không thể tiếp nhận từ chính mình.")
        elif len(field) > 250:
            row.problem("successors", "Lĩnh vực dài quá 250 ký tự, hãy rút gọn.")
        elif entry.valid_to:
            effective = entry.valid_to + timedelta(days=1)
            found.append(Handover(entry.code, code.strip(), " ".join(field.split()), effective, entry.ending_act))
    return found
