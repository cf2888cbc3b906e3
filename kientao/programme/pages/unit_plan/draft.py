"""A unit's yearly plan: what is in it, what has to be put right, and, once adopted, how it stands."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.programme.models import UnitDraftItem
from kientao.programme.pages.unit_plan import rows
from kientao.programme.pages.unit_plan.findings import findings_shown
from kientao.programme.pages.unit_plan.heading import heading
from kientao.programme.pages.unit_plan.opened import Opened, opened
from kientao.programme.queries.unit_plans import given_states
from kientao.ui.empty import Empty
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.table.answer import asks_for, table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Filter
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

_PARTS = {"": "Nhiệm vụ", "chi-tieu": "Chỉ tiêu", "bo": "Không đưa vào"}
_UNITS = {"": "nhiệm vụ", "chi-tieu": "chỉ tiêu", "bo": "mục"}
_EMPTY = {
    "": Empty(
        "Kế hoạch chưa có nhiệm vụ nào",
        "Kế hoạch tỉnh không giao việc cho cơ quan trong năm này. Thêm nhiệm vụ cơ quan tự đề ra.",
    ),
    "chi-tieu": Empty("Kế hoạch chưa có chỉ tiêu nào", "Thêm chỉ tiêu cơ quan tự đặt.", icon="target"),
    "bo": Empty("Không có mục nào bị bỏ", "Mục không đưa vào kế hoạch được giữ ở đây, kèm lý do.", icon="check"),
}


@require_safe
def page(request: HttpRequest, unit_draft_id: int, part: str = "") -> HttpResponse:
    """The unit itself and the programme office; strangers get 404."""
    here = opened(request, unit_draft_id)
    columns, filters = _declared(here, part)
    query = TableQuery.from_request(request, f"ke-hoach-{part or 'viec'}", columns, filters)
    every = rows.part_of(here, part)
    shown, total, query = one_page(rows.filtered(here, every, query), query)
    table = Table(
        id=f"ke-hoach-{part or 'viec'}",
        title=_PARTS[part],
        address=request.path,
        columns=columns,
        filters=filters,
        rows=tuple(_rows(here, part, every, shown)),
        query=query,
        total=total,
        unit=_UNITS[part],
        bulk=_bulk(here, part),
        empty=_EMPTY[part],
    )
    values = {} if asks_for(request, table.id) else _around(here, part)
    return table_answer(request, "programme/pages/unit_plan/draft.html", table, values)


def _declared(here: Opened, part: str) -> tuple[tuple[Column, ...], tuple[Filter, ...]]:
    """While it is drafted the check matters, afterwards how the work stands."""
    if part == "bo":
        return rows.DROPPED, ()
    drafting = here.draft.state == "open"
    filters = rows.FILTERS if drafting else rows.FILTERS[:-1]
    if part == "chi-tieu":
        return (rows.TARGETS if drafting else rows.TARGETS[:-1]), filters
    return (rows.TASKS[:-1] if drafting else rows.TASKS_RUNNING), filters


def _rows(here: Opened, part: str, every: list[UnitDraftItem], shown: list[UnitDraftItem]) -> list[Row]:
    if part == "bo":
        return list(rows.dropped_rows(here, shown))
    if part == "chi-tieu":
        return list(rows.target_rows(here, every, shown))
    states = given_states(here.draft, shown) if here.draft.state == "adopted" else {}
    return list(rows.task_rows(here, every, shown, states))


def _bulk(here: Opened, part: str) -> tuple[BulkAction, ...]:
    if part or not here.decision:
        return ()
    return (BulkAction("Giao phòng, người thực hiện", reverse("assign-unit-items", args=[here.draft.pk]), "people"),)


def _around(here: Opened, part: str) -> dict[str, object]:
    shown = findings_shown(here) if here.draft.state == "open" else None
    drop = reverse("drop-unit-draft", args=[here.draft.pk]) if here.decision else ""
    return {
        "page_head": heading(here, shown),
        "findings": shown,
        "tabs": _tabs(here, part),
        "draft": here.draft,
        "drop_href": drop,
    }


def _tabs(here: Opened, part: str) -> Tabs:
    found = []
    for key, words in _PARTS.items():
        count = len(rows.part_of(here, key))
        if key == "bo" and not count and part != "bo":
            continue
        href = here.href if not key else reverse(f"unit-draft-{_ROUTES[key]}", args=[here.draft.pk])
        found.append(Tab(words, href, key == part, count))
    return Tabs("Các phần của kế hoạch", tuple(found))


_ROUTES = {"chi-tieu": "targets", "bo": "dropped"}
