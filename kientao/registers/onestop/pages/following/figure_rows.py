"""The dossiers behind a figure: exactly those it counts, by the same condition, as it was recorded by then."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.registers.onestop.pages.dossiers import rows
from kientao.registers.onestop.pages.following.asked import MEASURE, asked_of
from kientao.registers.onestop.queries.figures import rows_behind
from kientao.registers.onestop.queries.moment import reading
from kientao.registers.onestop.rules.figures import Group
from kientao.ui.empty import Empty
from kientao.ui.table.answer import table_answer
from kientao.ui.table.props import Table

COLUMNS = tuple(replace(one, sortable=False) for one in rows.COLUMNS)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?nhom=` names the figure. States and dates in the rows are today's; which rows stand there isn't."""
    asked = asked_of(request, "ho-so-cua-so-lieu", COLUMNS, MEASURE)
    measure = Group(asked.query.text("nhom") or Group.ALL.value)
    found, key = rows_behind(asked.actor, asked.scope, measure)
    total = found.count()
    query = asked.query.within(total)
    first = (query.page - 1) * query.size
    keys = list(found.order_by("-received_on", "-pk").values_list(key, flat=True)[first : first + query.size])
    now = reading()
    table = Table(
        id="ho-so-cua-so-lieu",
        title=measure.words,
        lead=asked.words,
        level=1,
        address=reverse("one-stop-figure-rows"),
        columns=COLUMNS,
        filters=asked.filters,
        rows=tuple(rows.row_of(one, now, asked.scope.clock) for one in rows.shown(keys)),
        query=query,
        total=total,
        unit="hồ sơ",
        as_of="trạng thái hiện nay",
        empty=Empty("Không có hồ sơ nào", "Con số này đang là 0.", icon="check"),
    )
    crumbs = (("Số liệu", reverse("one-stop-figures") + asked.query.without("nhom")),)
    return table_answer(request, "registers/onestop/pages/following/rows.html", table, {"crumbs": crumbs})
