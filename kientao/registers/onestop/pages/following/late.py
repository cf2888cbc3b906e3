"""What is late and what soon will be: whose, at which step, at which post, and each dossier."""

from dataclasses import dataclass, replace
from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.registers.onestop.models import Dossier, StepRun, StepState
from kientao.registers.onestop.models.sight import sees_everything
from kientao.registers.onestop.pages.dossiers import rows
from kientao.registers.onestop.queries.choices import deciding_agencies
from kientao.registers.onestop.queries.late import Place, by_agency, by_step, late, late_or_soon, running, soon
from kientao.registers.onestop.queries.moment import Reading, reading
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.rules.process import StepKind
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.bars import Bar, Bars, Segment
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import asks_for, table_answer
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.props import Table
from kientao.ui.table.query import TableQuery

TITLE = "Quá hạn và sắp đến hạn"
COLUMNS = tuple(replace(one, sortable=False) for one in rows.COLUMNS)
_WHICH = Choice("nhom", "Nhóm", (Option("qua-han", "Quá hạn"), Option("sap-han", "Sắp đến hạn")))
_KINDS = Choice("buoc", "Đang ở bước", tuple(Option(one.value, one.words) for one in StepKind))
_POST = Search("chuc-danh", "Chức danh đang giữ")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Bars beside each other."""

    template: ClassVar[str] = "registers/onestop/pages/following/places.html"

    bars: tuple[Bars, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of what the actor sees, the longest late first."""
    actor, now = actor_of(request), reading()
    filters = _filters(actor)
    query = TableQuery.from_request(request, "tre-han", COLUMNS, filters)
    clock = rows.clock_of(query)
    found = _found(actor, now, query, clock)
    total = found.count()
    query = query.within(total)
    first = (query.page - 1) * query.size
    due = "due" if clock is Clock.APPOINTMENT else "statistic_due"
    keys = list(found.order_by(due, "pk").values_list("pk", flat=True)[first : first + query.size])
    table = Table(
        id="tre-han",
        title="Từng hồ sơ",
        address=reverse("one-stop-late"),
        columns=COLUMNS,
        filters=filters,
        rows=tuple(rows.row_of(one, now, clock) for one in rows.shown(keys)),
        query=query,
        total=total,
        unit="hồ sơ",
        as_of=clock.words.lower(),
        signatures=("Người lập biểu", "Thủ trưởng cơ quan"),
        empty=Empty("Không có hồ sơ nào quá hạn hoặc sắp đến hạn", "Mọi hồ sơ đang mở còn trong hạn.", icon="check"),
    )
    values = {} if asks_for(request, table.id) else _values(actor, now, query, clock)
    return table_answer(request, "registers/onestop/pages/following/late.html", table, values)


def _values(actor: Actor, now: Reading, query: TableQuery, clock: Clock) -> dict[str, object]:
    agencies = by_agency(actor, now, clock)
    late, soon = sum(one.late for one in agencies), sum(one.soon for one in agencies)
    said = clock.words.lower()
    figures = (
        Figure("Quá hạn", late, "hồ sơ", href=_href(query, "nhom", "qua-han"), note=said, tone="late" if late else ""),
        Figure("Sắp đến hạn", soon, "hồ sơ", href=_href(query, "nhom", "sap-han"), note=said),
    )
    lead = f"Sắp đến hạn là còn {now.rules.soon_days} ngày làm việc. Chờ người nộp bổ sung thì không tính."
    places = _places(actor, now, query, clock, agencies) if agencies else None
    letters = Action("Thư xin lỗi đã ký", reverse("one-stop-letters"), icon="mail")
    return {"page_head": PageHead(TITLE, lead, actions=(letters,)), "figures": Figures(figures), "places": places}


def _places(actor: Actor, now: Reading, query: TableQuery, clock: Clock, agencies: list[Place]) -> Places:
    kinds, posts = by_step(actor, now, clock)
    kinds = [replace(one, words=StepKind(one.key).words) for one in kinds]
    posts = [replace(one, words=one.words or "Chưa nêu chức danh") for one in posts]
    return Places(
        (
            _bars("Của cơ quan nào", agencies, query, "co-quan"),
            _bars("Đang ở bước nào", kinds, query, "buoc"),
            _bars("Chức danh nào đang giữ", posts, query, "chuc-danh"),
        )
    )


def _bars(title: str, places: list[Place], query: TableQuery, key: str) -> Bars:
    lines = tuple(
        Bar(
            one.words,
            (Segment(one.late, "Quá hạn", "red"), Segment(one.soon, "Sắp đến hạn", "amber")),
            _href(query, key, one.key) if one.key else "",
        )
        for one in places[:_SHOWN]
    )
    more = f", {whole(len(places) - _SHOWN)} nơi khác ít hơn" if len(places) > _SHOWN else ""
    return Bars(f"{title}{more}", lines, head=title, counts="Số hồ sơ")


def _href(query: TableQuery, key: str, value: str) -> str:
    return reverse("one-stop-late") + query.to_query_string(values={**query.values, key: (value,)})


def _found(actor: Actor, now: Reading, query: TableQuery, clock: Clock) -> "QuerySet[Dossier]":
    seen = running(actor)
    which = query.text("nhom")
    if which == "qua-han":
        found = late(seen, now, clock)
    elif which == "sap-han":
        found = soon(seen, now, clock)
    else:
        found = late_or_soon(seen, now, clock)
    if query.text("co-quan"):
        found = found.filter(competent=int(query.text("co-quan")))
    steps = StepRun.objects.filter(state=StepState.OPEN)
    if query.text("buoc"):
        found = found.filter(pk__in=steps.filter(kind=query.text("buoc")).values("dossier"))
    if query.text("chuc-danh"):
        found = found.filter(pk__in=steps.filter(post_words__icontains=query.text("chuc-danh")).values("dossier"))
    return found


def _filters(actor: Actor) -> tuple[Filter, ...]:
    found: list[Filter] = [_WHICH, rows.CLOCK, _KINDS, _POST]
    if sees_everything(actor):
        options = tuple(Option(str(one.pk), one.name) for one in deciding_agencies())
        found.insert(2, Choice("co-quan", "Cơ quan giải quyết", options))
    return tuple(found)
