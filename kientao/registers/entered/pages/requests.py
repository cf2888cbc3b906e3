"""All figures that were asked for: how many have answered, what waits for approval, who is late."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.facts.questions import QUESTIONS
from kientao.people.access import actor_of
from kientao.registers.entered.models import Answer, Request
from kientao.registers.entered.models.sight import sees_all
from kientao.registers.entered.pages.shared import TITLE, WITHDRAWN
from kientao.registers.entered.policies import may_ask
from kientao.registers.entered.queries.progress import Progress, progress_of
from kientao.registers.entered.rules.states import State
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted, Share
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("so-lieu", "Số liệu", "link", hideable=False, width="wide"),
    Column("ky", "Kỳ", sortable=True),
    Column("han", "Hạn trả lời", "date", sortable=True),
    Column("nop", "Đã nộp", "percent"),
    Column("duyet", "Đã duyệt", "percent"),
    Column("trang-thai", "Trạng thái", "state"),
)
_STATES = (
    Option("cho-duyet", "Có trả lời chờ duyệt"),
    Option("qua-han", "Có cơ quan quá hạn"),
    Option("chua-xong", "Chưa xong"),
    Option("da-rut", "Đã rút"),
)
_FILTERS: tuple[Filter, ...] = (
    Choice("so-lieu", "Số liệu", tuple(Option(code, one.words) for code, one in QUESTIONS.items())),
    Choice("trang-thai", "Trạng thái", _STATES),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """For whoever sees all; others are led to what their own agency is asked."""
    actor = actor_of(request)
    if not sees_all(actor):
        return redirect("entered-mine")
    query = TableQuery.from_request(request, "yeu-cau", COLUMNS, _FILTERS)
    order = query.order_by({"ky": "last", "han": "due"}, "-last", "-pk")
    rows, total, query = one_page(_filtered(Request.objects.visible_to(actor), query).order_by(*order), query)
    progress = progress_of([one.pk for one in rows])
    may, add = may_ask(actor), reverse("entered-request-add")
    empty = Empty(
        "Chưa hỏi số liệu nào",
        "Số không hệ thống nào có (thứ hạng, số do Cổng quốc gia công bố …) thì hỏi các cơ quan theo từng kỳ: cơ quan "
        "trả lời kèm minh chứng, số được duyệt mới tính vào chỉ tiêu.",
        "Hỏi số liệu" if may else "",
        add if may else "",
        icon="pen",
    )
    table = Table(
        id="yeu-cau", title="Các yêu cầu", address=request.path, columns=COLUMNS, filters=_FILTERS, query=query,
        rows=tuple(_row(one, progress[one.pk]) for one in rows), total=total, unit="yêu cầu", empty=empty,
    )  # fmt: skip
    lead = "Số không hệ thống nào có: hỏi ai, ai đã trả lời, còn gì chờ duyệt."
    actions = (Action("Hỏi số liệu", add, icon="plus", plain=False),) if may else ()
    head = PageHead(TITLE, lead, actions=actions)
    return table_answer(request, "registers/entered/pages/listing.html", table, {"page_head": head})


def _filtered(rows: "QuerySet[Request]", query: TableQuery) -> "QuerySet[Request]":
    if code := query.text("so-lieu"):
        rows = rows.filter(question=code)
    state = query.text("trang-thai")
    if state == "da-rut":
        return rows.filter(withdrawn__isnull=False)
    if state:
        late = Q(handed_in_on__isnull=True, request__due__lt=today())
        wanted = {"cho-duyet": Q(state=State.HANDED_IN), "qua-han": late, "chua-xong": ~Q(state=State.APPROVED)}
        rows = rows.filter(withdrawn__isnull=True, pk__in=Answer.objects.filter(wanted[state]).values("request"))
    return rows


def _row(one: Request, progress: Progress) -> Row:
    cells: dict[str, Cell] = {
        "so-lieu": Noted(one.words, f"{whole(progress.asked)} cơ quan"),
        "ky": one.period_words,
        "han": one.due,
        "nop": Share(progress.answered, progress.asked),
        "duyet": Share(progress.approved, progress.asked),
        "trang-thai": chips_of(one, progress),
    }
    late = bool(progress.late) and one.withdrawn is None
    return Row(str(one.pk), cells, href=reverse("entered-request", args=[one.pk]), late=late)


def chips_of(one: Request, progress: Progress) -> tuple[Chip, ...]:
    """What somebody has to do about it, if anything."""
    if one.withdrawn:
        return (WITHDRAWN,)
    if progress.is_done:
        return (Chip("đã duyệt hết", "green", "check"),)
    found = []
    if progress.late:
        found.append(Chip(f"{whole(progress.late)} quá hạn", "red", "clock"))
    if progress.waiting:
        found.append(Chip(f"{whole(progress.waiting)} chờ duyệt", "blue", "send"))
    return tuple(found) or (Chip("đang chờ trả lời", "slate", "hourglass"),)
