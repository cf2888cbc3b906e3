"""One agency's work: how it stands, how much was on time, every piece of it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.programme.models import Assignment
from kientao.programme.pages.parts.latest_letter import latest_letter
from kientao.programme.pages.parts.work_list import COLUMNS, cells_of, filtered, work_filters, work_rows
from kientao.programme.queries.agency_page import Standing, agency_seen_by, standing, work_of
from kientao.ui.empty import Empty
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import asks_for, table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Filter
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer


@dataclass(frozen=True, slots=True)
class _Asked:
    actor: Actor
    agency: Organisation
    work: QuerySet[Assignment]
    filters: tuple[Filter, ...]
    query: TableQuery
    columns: tuple[Column, ...]


@require_safe
def page(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The own agency, and those who read everything; strangers get 404."""
    asked = _asked(request, organisation_id)
    rows, total, query = one_page(filtered(asked.work, asked.query), asked.query)
    table = Table(
        id="viec-co-quan",
        title="Danh sách việc",
        address=request.path,
        columns=asked.columns,
        filters=asked.filters,
        rows=work_rows(asked.actor, rows),
        query=query,
        total=total,
        unit="việc",
        export_href=reverse("agency-export", args=[organisation_id]),
        empty=Empty(
            "Cơ quan chưa được giao việc nào", "Việc hiện ở đây khi một kế hoạch giao cho cơ quan.", icon="list"
        ),
    )
    if asks_for(request, table.id):
        return table_answer(request, "programme/pages/agency.html", table)
    found = standing(asked.work)
    values = {
        "page_head": _head(asked.agency, found),
        "letter": latest_letter(asked.actor, asked.agency.pk),
        "figures": _figures(found, request.path),
    }
    return table_answer(request, "programme/pages/agency.html", table, values)


@require_safe
def export(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The same rows in the same order, all of them."""
    asked = _asked(request, organisation_id)
    columns = [column for column in asked.columns if column.key in asked.query.columns]
    day = today()
    rows = (
        cells_of(asked.actor, one, one.status, day)  # type: ignore[attr-defined] # counted by the query
        for one in filtered(asked.work, asked.query)
    )
    title = f"Việc của {asked.agency.name}"
    return sheet_answer(title, columns, rows, name=f"viec-{asked.agency.code}-{day:%Y-%m-%d}")


def _asked(request: HttpRequest, organisation_id: int) -> _Asked:
    actor = actor_of(request)
    agency = agency_seen_by(actor, organisation_id)
    if agency is None:
        raise Http404
    work = work_of(actor, agency)
    filters = work_filters(work)
    columns = COLUMNS if actor.organisation == agency.pk else tuple(one for one in COLUMNS if one.key != "lam-gi")
    query = TableQuery.from_request(request, "viec-co-quan", columns, filters)
    return _Asked(actor, agency, work, filters, query, columns)


def _head(agency: Organisation, found: Standing) -> PageHead:
    late = next(count for key, _, count in found.board if key == "overdue")
    lead = (
        f"{late} việc quá hạn trong {found.counted} việc." if late else f"{found.counted} việc, không việc nào quá hạn."
    )
    return PageHead(f"Việc của {agency.name}", lead, crumbs=(("Danh mục cơ quan", reverse("organisations")),))


def _figures(found: Standing, here: str) -> Figures:
    day = today()
    by_status = [
        Figure(
            words,
            count,
            "việc",
            as_of=day,
            href=f"{here}?nhom={key}#viec-co-quan",
            tone="late" if key == "overdue" and count else "",
        )
        for key, words, count in found.board
    ]
    note = f"theo hạn ban đầu: {found.on_time_original}/{found.judged_original}"
    on_time = Figure("Đúng hạn", part=found.on_time, total=found.judged, as_of=day, note=note)
    apart = []
    if found.standing:
        apart.append(
            Figure("Thường xuyên, đếm riêng", found.standing, "việc", href=f"{here}?trang-thai=standing#viec-co-quan")
        )
    late = [one for one in by_status if one.tone]
    others = [one for one in by_status if not one.tone]
    return Figures((*late, on_time, *others, *apart), "Tình hình chung")
