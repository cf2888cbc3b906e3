"""One request: how far it is, every agency's numbers, and approving many at once."""

from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.search import terms
from kientao.people.access import actor_of
from kientao.registers.entered.models import Answer, Request, Revision
from kientao.registers.entered.models.sight import sees_all
from kientao.registers.entered.pages import requests
from kientao.registers.entered.pages.shared import (
    chips_of,
    crumbs,
    figure_of,
    is_late,
    over_words,
    request_of,
    typed_words,
    value_of,
)
from kientao.registers.entered.policies import decides_in_general, may_keep_request
from kientao.registers.entered.queries.numbers import newest_of
from kientao.registers.entered.queries.progress import Progress, progress_of
from kientao.registers.entered.rules.answers import Numbers
from kientao.registers.entered.rules.states import State
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

_AGENCY = Column("co-quan", "Cơ quan", "link", sortable=True, hideable=False, width="wide")
_VALUE = Column("tri", "Giá trị", align="end")
_HANDED = Column("nop", "Ngày nộp", "date", sortable=True)
_STATE = Column("trang-thai", "Trạng thái", "state")
_FILTERS: tuple[Filter, ...] = (
    Search("q", "Tìm cơ quan"),
    Choice("trang-thai", "Trạng thái", tuple(Option(one.value, one.words) for one in State)),
    Toggle("qua-han", "Quá hạn"),
)


@require_safe
def page(request: HttpRequest, request_id: int) -> HttpResponse:
    """An agency finds its own row alone."""
    actor, asked = actor_of(request), request_of(request, request_id)
    progress = progress_of([asked.pk])[asked.pk]
    values = {
        "page_head": _head(actor, asked, progress),
        "notice": _notice(asked),
        "figures": _figures(asked, progress) if sees_all(actor) else None,
        "facts": _facts(asked),
    }
    return table_answer(request, "registers/entered/pages/request.html", _table(request, actor, asked), values)


def _table(request: HttpRequest, actor: Actor, asked: Request) -> Table:
    columns = _columns(asked)
    query = TableQuery.from_request(request, "tra-loi", columns, _FILTERS, sort="co-quan")
    order = query.order_by(
        {"co-quan": ("organisation__order", "organisation__name"), "nop": "handed_in_on"}, "organisation__name", "pk"
    )
    rows, total, query = one_page(
        _filtered(Answer.objects.visible_to(actor).filter(request=asked), query).order_by(*order), query
    )
    numbers = newest_of(actor, [one.pk for one in rows])
    several = BulkAction(
        "Duyệt các dòng đã đánh dấu", reverse("entered-approve-several", args=[asked.pk]), "check", plain=False
    )
    bulk = decides_in_general(actor) and asked.withdrawn is None and any(one.state == State.HANDED_IN for one in rows)
    return Table(
        id="tra-loi", title="Trả lời của các cơ quan" if sees_all(actor) else "Trả lời của cơ quan mình",
        address=request.path, columns=columns, filters=_FILTERS, query=query, total=total, unit="cơ quan",
        rows=tuple(_row(one, asked, numbers.get(one.pk)) for one in rows), bulk=(several,) if bulk else (),
        empty=Empty("Chưa hỏi cơ quan nào", "Hỏi thêm cơ quan để có trả lời.", icon="building"),
    )  # fmt: skip


def _columns(asked: Request) -> tuple[Column, ...]:
    question = asked.asks
    above = Column("tu", "Tử số", "whole", help=question.above if question else "")
    if question is not None and not question.below:
        return _AGENCY, Column("tu", question.above, "whole"), _HANDED, _STATE
    return (
        _AGENCY,
        above,
        Column("mau", "Mẫu số", "whole", help=question.below if question else ""),
        _VALUE,
        _HANDED,
        _STATE,
    )


def _filtered(rows: "QuerySet[Answer]", query: TableQuery) -> "QuerySet[Answer]":
    for word in terms(query.text("q")):
        rows = rows.filter(organisation__search__contains=word)
    if state := query.text("trang-thai"):
        rows = rows.filter(state=state)
    if query.on("qua-han"):
        rows = rows.filter(handed_in_on__isnull=True, request__due__lt=today())
    return rows.select_related("organisation")


def _row(one: Answer, asked: Request, revision: Revision | None) -> Row:
    cells: dict[str, Cell] = {
        "co-quan": one.organisation.name,
        "tu": revision.above if revision else None,
        "mau": revision.below if revision else None,
        "tri": value_of(revision),
        "nop": one.handed_in_on,
        "trang-thai": chips_of(one, asked),
    }
    there = reverse("entered-answer", args=[one.pk])
    return Row(str(one.pk), cells, href=there, version=str(one.version), late=is_late(one, asked))


def _head(actor: Actor, asked: Request, progress: Progress) -> PageHead:
    actions: tuple[Action, ...] = ()
    if progress.waiting and decides_in_general(actor) and asked.withdrawn is None:
        there = f"?trang-thai={State.HANDED_IN.value}#tra-loi"
        actions = (Action(f"Xem {whole(progress.waiting)} trả lời chờ duyệt", there, icon="check", plain=False),)
    if may_keep_request(actor, asked):
        actions = (
            *actions,
            Action("Hỏi thêm cơ quan", reverse("entered-request-more", args=[asked.pk]), icon="plus"),
            Action("Lùi hạn", reverse("entered-request-extend", args=[asked.pk]), icon="calendar"),
            Action("Rút yêu cầu", reverse("entered-request-withdraw", args=[asked.pk]), icon="stop"),
        )
    chips = requests.chips_of(asked, progress) if sees_all(actor) else ()
    lead = f"{asked.period_words}, hạn trả lời {day(asked.due)}."
    return PageHead(asked.words, lead, crumbs(actor), chips, actions)


def _notice(asked: Request) -> Notice | None:
    if asked.withdrawn is None:
        return None
    words = f"Lý do: {asked.reason} – Các số đã duyệt của yêu cầu này không còn được tính."
    return Notice(words, f"{asked.withdrawn_by} đã rút yêu cầu này", "warning")


def _figures(asked: Request, progress: Progress) -> Figures:
    found = [
        Figure("Đã nộp", part=progress.answered, total=progress.asked),
        Figure("Đã duyệt", part=progress.approved, total=progress.asked),
        Figure("Chờ duyệt", progress.waiting),
        Figure("Quá hạn", progress.late, tone="late" if progress.late else ""),
    ]
    if asked.asks is not None and asked.asks.below and asked.withdrawn is None:
        sums = Revision.objects.filter(stands=True, answer__request=asked).aggregate(Sum("above"), Sum("below"))
        numbers = Numbers(sums["above__sum"], sums["below__sum"])
        found.append(figure_of(asked.asks, numbers, "Giá trị từ các số đã duyệt"))
    return Figures(tuple(found), "Tiến độ")


def _facts(asked: Request) -> Facts:
    question = asked.asks
    moved = day(asked.original_due) if asked.due != asked.original_due else None
    return Facts(
        (
            ("Nhập gì", typed_words(question) if question else None),
            ("Vì sao phải hỏi", question.why if question else None),
            ("Tính cả năm", over_words(question) if question else None),
            ("Nơi hỏi", asked.office.name),
            *((("Hạn ban đầu", moved),) if moved else ()),
            *((("Lời kèm theo", asked.note),) if asked.note else ()),
        )
    )
