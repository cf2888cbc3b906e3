"""The list as a workbook, in the columns the import reads: taken away, corrected, brought back."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.base.sheets.writing import Kind as CellKind
from kientao.people.access import actor_of
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.people.pages.organisations.listing import COLUMNS as LISTED
from kientao.people.pages.organisations.listing import FILTERS, rows
from kientao.people.policies.organisations import may_see_organisations
from kientao.people.rules.organisation_sheet import COLUMNS, HELP
from kientao.ui.table.query import TableQuery

_DAYS = ("valid_from", "valid_to")
_SPECS = [
    ColumnSpec(one.label, 40 if one.key == "name" else 18, CellKind.DATE if one.key in _DAYS else CellKind.TEXT)
    for one in COLUMNS
]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every row the address asks for, not only those of one page."""
    require(may_see_organisations(actor_of(request)))
    query = TableQuery.from_request(request, "co-quan", LISTED, FILTERS)
    asked = rows(request, query).prefetch_related("names", "successions__successor")
    return _answer(workbook([_cells(one) for one in asked]), f"danh-muc-co-quan-{today():%Y%m%d}.xlsx")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty sheet with the headings and what to write under each."""
    require(may_see_organisations(actor_of(request)))
    return _answer(workbook([]), "mau-nhap-co-quan.xlsx")


def workbook(cells: list[dict[str, str | date | None]]) -> bytes:
    """One sheet, with what to write in it above."""
    rows = [[row.get(column.key) for column in COLUMNS] for row in cells]
    return write_sheet("Danh mục cơ quan", _SPECS, rows, subtitle=HELP)


def _cells(one: Organisation) -> dict[str, str | date | None]:
    names = [name.text for name in one.names.all() if name.kind not in ("standard", "former") and name.text]
    links = [f"{link.successor.code}{': ' if link.field else ''}{link.field}" for link in one.successions.all()]
    return {
        "code": one.code,
        "name": one.name,
        "short_name": one.short_name,
        "kind": Kind(one.kind).words,
        "level": Level(one.level).words,
        "parent": one.parent.code if one.parent else "",
        "unit_code": one.unit_code,
        "id_code": one.id_code,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "legal_act": one.legal_act,
        "ending_act": one.ending_act,
        "successors": "; ".join(links) if one.valid_to else "",
        "aliases": "; ".join(name for name in names if name != one.short_name),
        "email": one.email,
    }


def _answer(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=_XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
