"""Every product that waits for the actor's agency to accept or return it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.search import terms
from kientao.people.access import actor_of
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment
from kientao.programme.queries.my_work import to_accept
from kientao.programme.words import product_words
from kientao.ui.empty import Empty
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("viec", "Sản phẩm, nhiệm vụ", "link", hideable=False, width="wide", sortable=True),
    Column("co-quan", "Cơ quan nộp", sortable=True),
    Column("nop", "Ngày nộp", "date", sortable=True),
    Column("cho", "Đã chờ (ngày)", "whole"),
    Column("han", "Thời hạn", "date", sortable=True),
)
_ORDER = {
    "viec": ("task__order", "deliverable__order"),
    "co-quan": "organisation__name",
    "nop": "handed_in_on",
    "han": "current_due",
}
_FILTERS = (Search(label="Tìm nhiệm vụ, cơ quan"),)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The longest waiting first."""
    query = TableQuery.from_request(request, "nghiem-thu", COLUMNS, _FILTERS)
    work = to_accept(actor_of(request))
    for word in terms(query.text("q")):
        work = work.filter(task__search__contains=word) | work.filter(organisation__search__contains=word)
    rows, total, query = one_page(work.order_by(*query.order_by(_ORDER, "handed_in_on", "pk")), query)
    table = Table(
        id="nghiem-thu",
        title="Chờ nghiệm thu",
        lead="Cơ quan đã nộp, đang chờ anh/chị xem. Thời gian chờ ở đây không tính là chậm của cơ quan nộp.",
        level=1,
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="sản phẩm",
        bulk=(BulkAction("Nghiệm thu", reverse("accept-several"), "check", plain=False),),
        empty=Empty(
            "Không có sản phẩm nào chờ nghiệm thu", "Khi một cơ quan nộp sản phẩm, nó hiện ở đây.", icon="check"
        ),
    )
    return table_answer(request, "programme/pages/to_accept.html", table)


def _row(one: Assignment) -> Row:
    waited = (today() - one.handed_in_on).days if one.handed_in_on else None
    return Row(
        id=str(one.pk),
        version=str(one.version),
        href=assignment_page(one),
        cells={
            "viec": Noted(product_words(one), one.task.text[:140]),
            "co-quan": one.organisation.name,
            "nop": one.handed_in_on,
            "cho": waited,
            "han": one.current_due,
        },
    )
