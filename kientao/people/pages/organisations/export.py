"""The list as a workbook, in the columns the import reads: taken away, corrected, brought back."""

from datetime import date
from io import BytesIO

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.people.pages.organisations.listing import COLUMNS as LISTED
from kientao.people.pages.organisations.listing import FILTERS, rows
from kientao.people.policies.organisations import may_see_organisations
from kientao.people.rules.organisation_sheet import COLUMNS
from kientao.ui.table.query import TableQuery

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
    """One sheet. Words are written as words: nothing in them becomes a formula."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Cơ quan")
        bold, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        for place, (field, (heading, note)) in enumerate(COLUMNS.items()):
            sheet.write_string(0, place, heading, bold)
            if note:
                sheet.write_comment(0, place, note, {"x_scale": 2, "y_scale": 2})
            sheet.set_column(place, place, 40 if field == "name" else 18)
            for number, row in enumerate(cells, start=1):
                value = row.get(field)
                if isinstance(value, date):
                    sheet.write_datetime(number, place, value, day)
                elif value:
                    sheet.write_string(number, place, value)
        sheet.freeze_panes(1, 2)
    return out.getvalue()


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
