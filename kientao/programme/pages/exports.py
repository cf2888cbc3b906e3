"""The list of assignments as a workbook: every row the address asks for, however many."""

import tempfile
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from kientao.base.sheets.writing import ColumnSpec, Kind, Value, stream_sheet
from kientao.programme.chips import status_words
from kientao.programme.pages.board_asked import Asked
from kientao.programme.pages.board_lines import Line, days_late, streamed
from kientao.programme.pages.board_rows import asked_rows, ordered
from kientao.programme.queries.board_scope import asked_work
from kientao.programme.words import on_time_words
from kientao.ui.numbers import day

SPECS = (
    ColumnSpec("TT", 6, Kind.WHOLE),
    ColumnSpec("Kế hoạch", 18),
    ColumnSpec("Đề mục", 24),
    ColumnSpec("Số", 8),
    ColumnSpec("Nhiệm vụ", 50),
    ColumnSpec("Sản phẩm", 30),
    ColumnSpec("Cơ quan chủ trì", 26),
    ColumnSpec("Tình trạng", 18),
    ColumnSpec("Hạn ban đầu", 12, Kind.DATE),
    ColumnSpec("Hạn hiện nay", 12, Kind.DATE),
    ColumnSpec("Số ngày quá hạn", 10, Kind.WHOLE),
    ColumnSpec("So với hạn ban đầu", 16),
    ColumnSpec("So với hạn hiện nay", 16),
    ColumnSpec("Đang giữ", 24),
    ColumnSpec("Nơi nghiệm thu", 24),
    ColumnSpec("Ngày nộp", 12, Kind.DATE),
    ColumnSpec("Ngày nghiệm thu", 12, Kind.DATE),
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest) -> FileResponse:
    """The same rows in the same order as on the page, all pages of it."""
    asked = asked_rows(request)
    scope = asked.scope
    file = tempfile.TemporaryFile()  # noqa: SIM115, the answer closes it
    subtitle = [f"Tại ngày {day(scope.day)}", *([said] if (said := _said(asked)) else [])]
    stream_sheet(file, "Danh sách việc", SPECS, _rows(asked), subtitle=subtitle)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"viec-{scope.day:%Y%m%d}.xlsx", content_type=_XLSX)


def _rows(asked: Asked) -> Iterator[list[Value]]:
    work = ordered(asked, asked_work(asked.actor, asked.scope))
    for number, line in enumerate(streamed(work, asked.scope.day), start=1):
        yield _cells(number, line, asked)


def _cells(number: int, line: Line, asked: Asked) -> list[Value]:
    row, today = line.stood, asked.scope.day
    first, now = on_time_words(row, today)
    return [
        number,
        row.plan.number or row.plan.title,
        str(row.section or ""),
        row.task.number,
        row.task.text,
        line.product,
        row.organisation.name,
        status_words(line.status),
        row.original_due,
        row.current_due,
        days_late(line, today) or None,
        first,
        now,
        line.holder,
        row.receiver.name,
        row.decided_on,
        row.accepted_on if asked.as_of is None else None,
    ]


def _said(asked: Asked) -> str:
    said = [
        f"{one.label}: {one.said(asked.query.values[key])}"
        for one in asked.filters
        for key in one.keys
        if asked.query.values.get(key)
    ]
    return "; ".join(said)
