"""The rows a frozen figure was counted from, as they were known then."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.measures.answering import counts_of
from kientao.measures.engines.live import Live
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.frozen.pages.shared import crumbs, frozen_of
from kientao.measures.frozen.rule import measure_of
from kientao.measures.frozen.words import moment_of
from kientao.measures.measure import Count
from kientao.measures.pages.asked import PART
from kientao.measures.pages.row_cells import asked_columns, columns_shown, rows_shown
from kientao.measures.policies import agencies_open_to
from kientao.people.access import actor_of
from kientao.ui.empty import Empty
from kientao.ui.numbers import moment
from kientao.ui.table.answer import table_answer
from kientao.ui.table.props import Table
from kientao.ui.table.query import TableQuery


@require_safe
def page(request: HttpRequest, frozen_id: int) -> HttpResponse:
    """`?phan=` tu or mau. Who may not see every agency sees the rows of their own. 404 where nothing is counted."""
    actor, frozen = actor_of(request), frozen_of(request, frozen_id)
    fact, count = _count(frozen, request)
    columns, engine = columns_shown(fact), Live()
    asked = replace(frozen.asked, agencies=agencies_open_to(actor, frozen.of))
    total = engine.counted(count, asked)
    query = TableQuery.from_request(request, "dong", columns, (PART,)).within(total)
    first = (query.page - 1) * query.size
    rows = engine.rows(count, asked, asked_columns(fact), first=first, most=query.size)
    table = Table(
        id="dong",
        title=f"{'Mẫu số' if query.text('phan') == 'mau' else 'Tử số'} khi chốt: {frozen.words}",
        lead=f"Đúng những dòng đã biết lúc {moment(moment_of(frozen))}.",
        level=1,
        address=reverse("frozen-rows", args=[frozen.pk]),
        columns=columns,
        filters=(PART,),
        rows=tuple(rows_shown(actor, fact, rows)),
        query=query,
        total=total,
        unit="dòng",
        empty=Empty("Không có dòng nào", "Khi chốt con số này là 0, hoặc các dòng là của cơ quan khác.", icon="check"),
    )
    return table_answer(request, "measures/pages/list.html", table, {"crumbs": crumbs(frozen)})


def _count(frozen: FrozenFigure, request: HttpRequest) -> tuple[Fact, Count]:
    try:
        counts = counts_of(measure_of(frozen.rule)[0])
    except (KeyError, TypeError, ValueError):
        raise Http404 from None
    if not counts or any(one.fact not in FACTS for one in counts):  # agencies are counted, not rows
        raise Http404
    count = counts[-1] if request.GET.get("phan") == "mau" else counts[0]
    return FACTS[count.fact], count
