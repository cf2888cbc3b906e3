"""The sheet in which an office lists tasks: columns, and reading every row with every problem at its place. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.base.sheets.headings import Column
from kientao.base.sheets.table import Table, TableRow
from kientao.compiler.row import RowWords
from kientao.compiling.plan_json import SectionJson, TaskJson
from kientao.kernel.period import Period
from kientao.programme.rules.shape import Meaning, Meanings, PartyRole, named_in
from kientao.programme.rules.typed import faults, typed_task

COLUMNS: tuple[Column, ...] = (
    Column("number", "STT", ("TT", "Số", "Số thứ tự"), required=False),
    Column("section", "Nhóm nhiệm vụ", ("Mục", "Lĩnh vực", "Đề mục"), required=False),
    Column("text", "Nhiệm vụ", ("Nội dung nhiệm vụ", "Nội dung công việc", "Nội dung", "Tên nhiệm vụ")),
    Column("deliverables", "Sản phẩm", ("Kết quả", "Sản phẩm, kết quả", "Kết quả, sản phẩm"), required=False),
    Column("lead", "Cơ quan chủ trì", ("Đơn vị chủ trì", "Chủ trì", "Cơ quan thực hiện")),
    Column("coordinating", "Cơ quan phối hợp", ("Đơn vị phối hợp", "Phối hợp"), required=False),
    Column("others", "Vai trò khác", (), required=False),
    Column("deadlines", "Thời hạn", ("Thời gian", "Thời gian hoàn thành", "Thời hạn hoàn thành"), required=False),
    Column("goal", "Mục tiêu", (), required=False),
    Column("budget", "Kinh phí", (), required=False),
    Column("note", "Ghi chú", (), required=False),
)
HELP = (
    "Mỗi dòng một nhiệm vụ. Trong một ô, mỗi dòng một sản phẩm, cơ quan hoặc thời hạn (Alt+Enter để xuống dòng).",
    "Cơ quan: tên hoặc chữ viết tắt, nhận cả «Các sở, ban, ngành», «UBND cấp xã».",
    "Thời hạn: 30/6/2026, Quý I/2026, Hằng quý, Thường xuyên; riêng cho sản phẩm: «Báo cáo: 30/11/2026».",
)
_LONGEST = 5000
_COLUMN_OF: dict[PartyRole, str] = {"lead": "lead", "coordinating": "coordinating"}


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """Tasks in the order of the rows, and the headings they stand under."""

    tasks: tuple[TaskJson, ...]
    sections: tuple[SectionJson, ...]


def read_tasks(table: Table, period: Period, meanings: Meanings) -> TaskSheet:
    """Every row as a task; what is wrong joins the table's problems, all of it."""
    tasks: list[TaskJson] = []
    sections: dict[str, SectionJson] = {}
    for row in table.rows:
        words = RowWords(**{one.key: row.text(one.key, longest=_LONGEST) for one in COLUMNS if one.key != "section"})
        title = row.text("section", longest=500)
        section = sections.setdefault(title, _section(title, len(sections))) if title else None
        task = typed_task(words, period, section=section["id"] if section else None)
        task = {**task, "id": f"r{row.number}", "section_title": title or None}
        _check(row, words, task, period, meanings)
        tasks.append(task)
    if not tasks and not table.problems:
        raise EmptySheet
    return TaskSheet(tuple(tasks), tuple(sections.values()))


class EmptySheet(ValueError):
    """A heading without rows under it."""


def _section(title: str, place: int) -> SectionJson:
    return {"id": f"n{place + 1}", "number": None, "title": title, "parent": None, "spans": []}


def _check(row: TableRow, words: RowWords, task: TaskJson, period: Period, meanings: Meanings) -> None:
    for field, message in faults(words, period).items():
        row.problem(field, message)
    if not any(role in ("lead", "implementing") for role, _, _ in named_in(task)):
        row.problem("lead", "Còn trống: ghi cơ quan chủ trì, hoặc «Thực hiện: …» ở cột vai trò khác.")
    for column, phrase, meaning in _doubtful(task, meanings):
        row.problem(column, f"«{phrase[:80]}» chưa rõ là cơ quan nào. {meaning.reason}".strip())


def _doubtful(task: TaskJson, meanings: Meanings) -> Iterator[tuple[str, str, Meaning]]:
    for role, _, agency in named_in(task):
        meaning = meanings.of(agency)
        if meaning.kind == "doubtful":
            yield _COLUMN_OF.get(role, "others"), agency["text"], meaning


def template_rows() -> Sequence[Sequence[str]]:
    """Two rows to write over."""
    return (
        ("1", "I. Cải cách thể chế", "Rà soát văn bản quy phạm pháp luật", "Báo cáo kết quả rà soát", "Sở Tư pháp",
         "Các sở, ban, ngành", "", "30/11/2026", "", "", ""),
        ("2", "II. Cải cách thủ tục hành chính", "Công khai thủ tục hành chính", "", "UBND cấp xã", "",
         "Tổng hợp: Văn phòng UBND tỉnh", "Thường xuyên", "", "", ""),
    )  # fmt: skip
