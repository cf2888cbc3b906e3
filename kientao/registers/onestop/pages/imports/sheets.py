"""What was found wrong in a batch, and an empty workbook to fill in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.refusal import require
from kientao.base.sheets.writing import ColumnSpec, Kind, write_sheet
from kientao.people.access import actor_of
from kientao.registers.onestop.imports.columns import DOSSIERS
from kientao.registers.onestop.pages.imports.shared import batch_of, told
from kientao.registers.onestop.policies.imports import may_import

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = (
    ColumnSpec("Mức", 12),
    ColumnSpec("Bảng", 14),
    ColumnSpec("Dòng", 10, Kind.WHOLE),
    ColumnSpec("Cột", 18),
    ColumnSpec("Tên cột", 24),
    ColumnSpec("Cần sửa", 80),
)


@require_safe
def errors(request: HttpRequest, import_id: int) -> HttpResponse:
    """All of them, for whoever runs the other system."""
    batch = batch_of(request, import_id)
    rows = [
        (level, about, row, column, heading, words)
        for level, name in (("Lỗi", "errors"), ("Cần xem", "findings"))
        for about, row, column, heading, words in told(batch, name)
    ]
    content = write_sheet(f"Lỗi của {batch.name}", _COLUMNS, rows, subtitle=(batch.system,))
    return _sheet(content, f"loi-lan-gui-{batch.pk}.xlsx")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Every column of a dossier; the first three must be there."""
    require(may_import(actor_of(request)))
    columns = [ColumnSpec(one.label, 22) for one in DOSSIERS]
    return _sheet(write_sheet("Hồ sơ", columns, ()), "mau-ho-so.xlsx")


def _sheet(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
