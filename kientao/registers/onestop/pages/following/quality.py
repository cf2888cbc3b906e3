"""Doubts about the records: how many of each kind, what it means, when it is nothing, and the dossiers."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.people.access import actor_of
from kientao.registers.onestop.pages.dossiers import rows
from kientao.registers.onestop.queries.moment import reading
from kientao.registers.onestop.queries.quality import DOUBTS, Doubt, by_key, doubtful
from kientao.ui.empty import Empty
from kientao.ui.numbers import span_of_days, whole
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.filters import DateRange
from kientao.ui.table.props import Table
from kientao.ui.table.query import TableQuery

TITLE = "Chất lượng dữ liệu"
COLUMNS = tuple(replace(one, sortable=False) for one in rows.COLUMNS)
_PERIOD = DateRange("ky", "Kỳ")
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A doubt with its count and the way to its dossiers."""

    doubt: Doubt
    count: str
    href: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the last three months unless the address says otherwise; only of what the actor sees."""
    actor, query = actor_of(request), TableQuery.from_request(request, "chat-luong", COLUMNS, (_PERIOD,))
    period = _period(query)
    shown = [_shown(one, doubtful(actor, one, period).count(), query) for one in DOUBTS]
    words = f"Hồ sơ {span_of_days(period.first, period.last)}. Mỗi dấu hiệu là chỗ cần xem lại, chưa phải kết luận."
    values = {
        "page_head": PageHead(TITLE, words),
        "doubts": shown,
        "first": f"{period.first:%d/%m/%Y}",
        "last": f"{period.last:%d/%m/%Y}",
    }
    return render(request, "registers/onestop/pages/following/quality.html", values)


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """The dossiers of one kind."""
    actor, doubt = actor_of(request), by_key(key)
    if doubt is None:
        raise Http404
    query = TableQuery.from_request(request, "chat-luong", COLUMNS, (_PERIOD,))
    found = doubtful(actor, doubt, _period(query))
    total = found.count()
    query = query.within(total)
    first = (query.page - 1) * query.size
    keys = list(found.order_by("-created", "-pk").values_list("pk", flat=True)[first : first + query.size])
    now = reading()
    table = Table(
        id="chat-luong",
        title=doubt.words,
        lead=f"{doubt.meaning} {doubt.false_alarm}",
        level=1,
        address=reverse("one-stop-doubt", args=[key]),
        columns=COLUMNS,
        filters=(_PERIOD,),
        rows=tuple(rows.row_of(dossier, now) for dossier in rows.shown(keys)),
        query=query,
        total=total,
        unit="hồ sơ",
        empty=Empty("Không có hồ sơ nào", "Không có dấu hiệu này trong kỳ.", icon="check"),
    )
    crumbs = ((TITLE, reverse("one-stop-quality") + query.to_query_string(page=1)),)
    return table_answer(request, "registers/onestop/pages/following/rows.html", table, {"crumbs": crumbs})


def _shown(doubt: Doubt, count: int, query: TableQuery) -> Shown:
    address = reverse("one-stop-doubt", args=[doubt.key]) + query.to_query_string()
    return Shown(doubt, whole(count), address if count else "")


def _period(query: TableQuery) -> Period:
    first, last = query.days("ky")
    last = last or today()
    if first is None:
        month = last.year * 12 + last.month - 1 - _MONTHS
        first = date(month // 12, month % 12 + 1, 1)
    return Period(min(first, last), last)
