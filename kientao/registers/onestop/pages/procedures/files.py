"""The catalogue as files: a workbook that can be brought in again, JSON that loses nothing, and one version alone."""

import tempfile
from collections.abc import Iterable, Iterator

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.sheets.writing import ColumnSpec, Value, stream_sheet, write_sheet
from kientao.people.access import actor_of
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.pages.procedures.listing import COLUMNS as SHOWN
from kientao.registers.onestop.pages.procedures.listing import asked, filters_for
from kientao.registers.onestop.pages.procedures.subject import version_of
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.procedures import shown_versions, visible_procedures
from kientao.registers.onestop.queries.procedures_file import as_file
from kientao.registers.onestop.rules.procedure_sheet import COLUMNS, HELP, cells_of
from kientao.ui.numbers import day
from kientao.ui.table.query import TableQuery

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"code": 12.0, "name": 50.0, "components": 50.0, "sequences": 50.0, "legal_bases": 40.0, "conditions": 40.0}
_TOGETHER = 200
_EXAMPLE = {
    "code": "1.000001",
    "name": "Cấp giấy phép xây dựng nhà ở riêng lẻ",
    "field": "Hoạt động xây dựng",
    "level": "Cấp xã",
    "online": "Toàn trình",
    "channels": "Trực tiếp | Trực tuyến",
    "limit": "Trực tiếp: 10 ngày làm việc\nTrực tuyến: 7 ngày làm việc",
    "fees": "Lệ phí: 75.000 đồng/giấy phép",
    "components": "Đơn đề nghị\nBản vẽ thiết kế",
    "sets": "1",
}
SPECS = tuple(ColumnSpec(one.label, _WIDTHS.get(one.key, 22.0)) for one in COLUMNS)


@require_safe
def workbook(request: HttpRequest) -> FileResponse:
    """What the list shows, with every column that comes in again."""
    file = tempfile.TemporaryFile()  # noqa: SIM115, the answer closes it
    subtitle = [*HELP, f"Tại ngày {day(today())}"]
    stream_sheet(file, "Thủ tục hành chính", SPECS, _lines(_pairs(request)), subtitle=subtitle)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"thu-tuc-{today():%Y%m%d}.xlsx", content_type=_XLSX)


@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """The same procedures as JSON."""
    return _download(as_file(_pairs(request)), f"thu-tuc-{today():%Y%m%d}.json")


@require_safe
def one(request: HttpRequest, procedure_version_id: int) -> HttpResponse:
    """One version as JSON."""
    version = version_of(request, procedure_version_id)
    return _download(as_file([(version.procedure, version)]), f"{version.procedure.code}-ban-{version.number}.json")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The headings, what to write under them, and a row to write over."""
    content = write_sheet("Thủ tục hành chính", SPECS, [[_EXAMPLE.get(one.key, "") for one in COLUMNS]], subtitle=HELP)
    answer = HttpResponse(content, content_type=_XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="mau-nhap-thu-tuc.xlsx"'
    return answer


def _pairs(request: HttpRequest) -> Iterator[tuple[Procedure, ProcedureVersion]]:
    """Procedures of the list with the version shown of each, some hundreds at a time."""
    actor = actor_of(request)
    filters = filters_for(visible_procedures(actor))
    query = TableQuery.from_request(request, "thu-tuc", SHOWN, filters, sort="ma")
    found = list(asked(actor, query))
    for first in range(0, len(found), _TOGETHER):
        together = found[first : first + _TOGETHER]
        versions = shown_versions(together, actor, today())
        yield from ((one, versions[one.pk]) for one in together if one.pk in versions)


def _lines(pairs: Iterable[tuple[Procedure, ProcedureVersion]]) -> Iterator[list[Value]]:
    for procedure, version in pairs:
        cells = {
            "code": procedure.code,
            "owner": procedure.owner.name,
            "decision": version.ministry_decision,
            **dict(cells_of(content_of(version))),
        }
        yield [cells.get(one.key, "") for one in COLUMNS]


def _download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
