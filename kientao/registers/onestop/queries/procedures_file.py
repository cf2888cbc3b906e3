"""The catalogue as a file: rows of an .xlsx or .csv read against what is known; our own JSON, which loses nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.sheets.csv_reading import read_csv
from kientao.base.sheets.guard import SheetRefused
from kientao.base.sheets.reading import read_sheets
from kientao.base.sheets.table import CellProblem, Table, TableRow, table_in
from kientao.people.models import Organisation
from kientao.people.queries.directory import Directory
from kientao.people.queries.organisations import province_id_of
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.as_json import BadJson, as_json, from_json
from kientao.registers.onestop.rules.procedure import Content
from kientao.registers.onestop.rules.procedure_checks import wrong_with
from kientao.registers.onestop.rules.procedure_sheet import (
    COLUMNS,
    LONGEST,
    LONGEST_CELL,
    BadCell,
    BadRow,
    read_code,
    read_row,
)

FORMAT = "kientao-procedures/1"


@dataclass(frozen=True, slots=True)
class Given:
    """One procedure of a file. `decision` is what the file names: a ministry's, or the province's own."""

    row: int
    code: str
    content: Content
    decision: str = ""
    owner: Organisation | None = None
    internal: bool | None = None


@dataclass(slots=True)
class File:
    """What a file says. Nothing is taken over while it has `problems`; `doubts` are to be looked at."""

    given: list[Given] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    doubts: list[CellProblem] = field(default_factory=list)
    unused: tuple[str, ...] = ()


def source_of(name: str) -> str:
    """What a file is by its ending: csv, json, excel."""
    ending = name.lower().rpartition(".")[2]
    return {"csv": "csv", "txt": "csv", "tsv": "csv", "json": "json"}.get(ending, "excel")


def read_file(content: bytes, name: str, there: Mapping[str, Content], actor: Actor) -> File:
    """Every procedure of the file, `there` being what the catalogue says by code. Whatever is wrong is a problem."""
    source = source_of(name)
    if source == "json":
        return _read_json(content)
    try:
        table = table_in([read_csv(content)] if source == "csv" else read_sheets(content), COLUMNS)
    except SheetRefused as refused:
        return File(problems=[CellProblem(1, "", "", str(refused))])
    given = list(_read_table(table, there, _Owners(actor)))
    if not given and not table.problems:
        table.problems.append(CellProblem(table.heading_row, "", "", "Bảng chưa có dòng nào dưới dòng tiêu đề."))
    return File(given, table.problems, table.doubts, table.unused)


def _read_table(table: Table, there: Mapping[str, Content], owners: "_Owners") -> Iterator[Given]:
    seen: dict[str, int] = {}
    for row in table.rows:
        code = _code(row, row.text("code", longest=LONGEST["code"]), seen)
        known = there.get(code)
        cells = {
            one.key: row.text(
                one.key, longest=LONGEST.get(one.key, LONGEST_CELL), required=one.key == "name" and known is None
            )
            for one in COLUMNS[1:]
        }
        decision, owner = cells.pop("decision"), owners.named(row, cells.pop("owner"))
        if not code or (known is None and not cells["name"]):
            continue
        try:
            read = read_row(cells, known)
        except BadRow as bad:
            for column, message in bad.cells.items():
                row.problem(column, message)
            continue
        for column, message in wrong_with(read.content).items():
            row.problem(column, message)
        for doubt in read.doubts:
            row.doubt(doubt.column, doubt.message)
        yield Given(row.number, code, read.content, " ".join(decision.split()), owner)


def _code(row: TableRow, text: str, seen: dict[str, int]) -> str:
    if not text:
        row.problem("code", "Còn trống: ghi mã thủ tục.")
        return ""
    try:
        code = read_code(text)
    except BadCell as bad:
        row.problem("code", str(bad))
        return ""
    if code in seen:
        row.problem("code", f"Mã {code} đã có ở dòng {seen[code]}: giữ lại một dòng.")
        return ""
    seen[code] = row.number
    return code


class _Owners:
    """Which organisation a cell names; the register is asked once."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._directory: Directory | None = None
        self._known: dict[str, Organisation | None] = {}

    def named(self, row: TableRow, words: str) -> Organisation | None:
        """None for an empty cell and for one that joins the problems."""
        if not words:
            return None
        if words not in self._known:
            self._known[words] = self._found(words)
        if self._known[words] is None:
            row.problem("owner", f"«{words[:60]}» chưa rõ là cơ quan nào: ghi tên đầy đủ trong danh bạ.")
        return self._known[words]

    def _found(self, words: str) -> Organisation | None:
        if self._directory is None:
            province = province_id_of(self._actor.organisation) if self._actor.organisation else None
            self._directory = Directory.load(province, today())
        match = self._directory.resolve(words)
        if match.organisation is None or not match.sure:
            return None
        return Organisation.objects.get(pk=match.organisation)


def _read_json(content: bytes) -> File:
    """What `as_file` wrote."""
    file = File()
    try:
        whole = json.loads(content.decode("utf-8-sig"))
        if (
            not isinstance(whole, dict)
            or whole.get("format") != FORMAT
            or not isinstance(whole.get("procedures"), list)
        ):
            raise ValueError(FORMAT)
    except (ValueError, RecursionError):
        message = f"Tệp không phải danh mục thủ tục dạng JSON của hệ thống ({FORMAT})."
        return File(problems=[CellProblem(1, "", "", message)])
    seen: set[str] = set()
    for place, one in enumerate(whole["procedures"], start=1):
        try:
            file.given.append(_given_json(place, one, seen))
        except (BadJson, BadCell, KeyError, TypeError, AttributeError) as bad:
            message = f"Thủ tục thứ {place} sai cấu trúc: {str(bad)[:200]}"
            file.problems.append(CellProblem(place, "", "", message))
    return file


def _given_json(place: int, one: dict[str, Any], seen: set[str]) -> Given:
    code = read_code(one["code"])
    if code in seen:
        raise BadCell(f"mã {code} lặp lại")
    seen.add(code)
    content = from_json(Content, one["content"])
    if wrong := wrong_with(content):
        raise BadCell(" ".join(wrong.values()))
    owner = Organisation.objects.on(today()).filter(code=one.get("owner") or "").first()
    return Given(place, code, content, "", owner, bool(one.get("internal")))


def as_file(pairs: Iterable[tuple[Procedure, ProcedureVersion]]) -> bytes:
    """The catalogue as it comes in again, nothing lost: JSON."""
    procedures = [
        {
            "code": procedure.code,
            "internal": procedure.internal,
            "owner": procedure.owner.code,
            "content": as_json(content_of(version)),
        }
        for procedure, version in pairs
    ]
    return json.dumps({"format": FORMAT, "procedures": procedures}, ensure_ascii=False, indent=1).encode()
