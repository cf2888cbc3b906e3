"""What one's own agency is asked: what waits first, each with its one next step."""

from django.db.models import Case, F, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.registers.entered.models import Answer, Revision
from kientao.registers.entered.pages.shared import MINE, chips_of, is_late, value_of
from kientao.registers.entered.policies import STAFF
from kientao.registers.entered.queries.numbers import newest_of
from kientao.registers.entered.queries.progress import waiting_for_agency
from kientao.registers.entered.rules.states import State
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("so-lieu", "Số liệu", "link", hideable=False, width="wide"),
    Column("han", "Hạn trả lời", "date"),
    Column("so", "Số đã nhập", align="end"),
    Column("trang-thai", "Trạng thái", "state"),
    Column("viec", "Việc tiếp theo", hideable=False),
)
_NEXT = {
    State.ASKED: "Nhập số liệu",
    State.DRAFTED: "Nhập tiếp và nộp",
    State.RETURNED: "Sửa và nộp lại",
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Whoever is asked nothing finds an empty list that says who asks."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "cua-toi", COLUMNS)
    rows, total, query = one_page(_own(actor), query)
    numbers = newest_of(actor, [one.pk for one in rows])
    table = Table(
        id="cua-toi", title="Các số liệu được hỏi", address=request.path, columns=COLUMNS, query=query, total=total,
        rows=tuple(_row(actor, one, numbers.get(one.pk)) for one in rows), unit="số liệu",
        empty=Empty(
            "Cơ quan chưa được hỏi số liệu nào",
            "Khi cơ quan thường trực hỏi một số liệu, yêu cầu hiện ở đây và có lời nhắn trong hộp việc.",
            icon="pen",
        ),
    )  # fmt: skip
    return table_answer(request, "registers/entered/pages/listing.html", table, {"page_head": _head(actor)})


def _own(actor: Actor) -> "QuerySet[Answer]":
    """What waits by its deadline, then all the rest from the latest period."""
    if actor.organisation is None:
        return Answer.objects.none()
    rows = Answer.objects.visible_to(actor).filter(organisation=actor.organisation).select_related("request")
    turn = Case(When(waiting_for_agency(), then=Value(0)), default=Value(1))
    soonest = Case(When(waiting_for_agency(), then=F("request__due")))
    return rows.order_by(turn, soonest, "-request__last", "-pk")


def _head(actor: Actor) -> PageHead:
    waiting = list(_own(actor).filter(waiting_for_agency())[:100])
    if not waiting or not actor.holds(*STAFF):
        lead = "Lúc này không có số liệu nào chờ cơ quan trả lời." if not waiting else _waiting(waiting)
        return PageHead(MINE, lead)
    first = waiting[0]
    there = reverse("entered-answer", args=[first.pk])
    action = Action(_NEXT[State(first.state)], there, icon="pen", plain=False)
    return PageHead(MINE, _waiting(waiting), actions=(action,))


def _waiting(waiting: list[Answer]) -> str:
    late = sum(is_late(one, one.request) for one in waiting)
    overdue = f", {whole(late)} đã quá hạn" if late else ""
    first = waiting[0].request
    return f"{whole(len(waiting))} số liệu chờ cơ quan trả lời{overdue}. Trước hết: {first}, hạn {day(first.due)}."


def _row(actor: Actor, one: Answer, revision: Revision | None) -> Row:
    there = reverse("entered-answer", args=[one.pk])
    acts = actor.holds(*STAFF) and one.request.withdrawn is None
    cells: dict[str, Cell] = {
        "so-lieu": Noted(one.request.words, one.request.period_words),
        "han": one.request.due,
        "so": value_of(revision),
        "trang-thai": chips_of(one, one.request),
        "viec": Link(_NEXT.get(State(one.state), "Xem") if acts else "Xem", there),
    }
    return Row(str(one.pk), cells, href=there, late=is_late(one, one.request))
