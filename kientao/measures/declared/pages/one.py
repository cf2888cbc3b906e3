"""A declared measure: what it counts, what it comes to on live data, what happens next."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.declared.known import Known
from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.measures.declared.pages.shared import chip_of, crumbs
from kientao.measures.declared.policies import may_change, may_decide, may_declare, may_revise, may_withdraw
from kientao.measures.engines.live import Live
from kientao.measures.explaining import lines
from kientao.measures.figure import Figure
from kientao.measures.measure import Measure, Passing
from kientao.measures.series import Month, monthly
from kientao.measures.showing import figure_shown
from kientao.measures.words import fraction_words, value_words
from kientao.people.access import actor_of
from kientao.people.domains import DOMAINS
from kientao.people.queries.domains import domains_of
from kientao.ui.numbers import moment, span_of_days
from kientao.ui.parts.facts import Facts, FactValue, Notice
from kientao.ui.parts.figure import Figure as Shown
from kientao.ui.parts.figure import Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_COLUMNS = (
    Column("thang", "Tháng", hideable=False),
    Column("rieng", "Trong tháng", hideable=False, align="end"),
    Column("phan-so", "Tử số/mẫu số", hideable=False, align="end"),
    Column("luy-ke", "Từ đầu năm", hideable=False, align="end"),
)


@require_safe
def page(request: HttpRequest, declared_id: int) -> HttpResponse:
    """404 for drafts of others, whoever may declare none sees only what is or was in use."""
    actor = actor_of(request)
    declared = get_object_or_404(visible_to(actor), pk=declared_id)
    measure, known, day = declared.measure, Known(), today()
    period = Period(date(day.year, 1, 1), Period.month(day.year, day.month).last)
    asked, engine = Asked(period), Live()
    found = figure(measure, asked, engine, known.__getitem__)
    values = {
        "page_head": _head(actor, declared),
        "notice": _notice(declared),
        "definition": _definition(declared, measure, known),
        "tried": f"Toàn tỉnh, {span_of_days(period.first, day)}. Con số này chưa dùng ở đâu cho đến khi được duyệt.",
        "figures": Figures(tuple(_shown(measure, found, day)), "Giá trị"),
        "months": _months(declared, monthly(measure, asked, engine, known.__getitem__)),
    }
    return render(request, "measures/declared/pages/one.html", values)


def visible_to(actor: Actor) -> QuerySet[DeclaredMeasure]:
    """Those who may declare see all but the drafts of others; everybody sees what is or was in use."""
    used = Q(state__in=(State.APPROVED, State.REPLACED, State.WITHDRAWN))
    if may_declare(actor):
        used |= Q(state=State.PROPOSED) | Q(state=State.DRAFT, maker=actor.account)
    return DeclaredMeasure.objects.filter(used)


def _head(actor: Actor, declared: DeclaredMeasure) -> PageHead:
    at, owned = [declared.pk], domains_of(actor, today())
    version = (("version", str(declared.version)),)
    actions: list[Action] = []
    if declared.state == State.DRAFT:
        can = may_change(actor, declared)
        actions += [
            Action(
                "Gửi duyệt", reverse("propose-measure", args=at), can, "send", plain=False, post=True, fields=version
            ),
            Action("Sửa", reverse("edit-declared-measure", args=at), can, "pen"),
            Action("Bỏ bản nháp", reverse("drop-measure", args=at), can, "close", post=True, fields=version),
        ]
    elif declared.state == State.PROPOSED:
        can = may_decide(actor, declared, owned)
        actions += [
            Action("Duyệt", reverse("approve-measure", args=at), can, "check", plain=False, post=True, fields=version),
            Action("Trả lại", reverse("send-back-measure", args=at), can, "back"),
        ]
    elif declared.state == State.APPROVED:
        actions += [
            Action("Soạn bản mới", reverse("revise-measure", args=at), may_revise(actor, declared), "pen", post=True),
            Action("Ngừng dùng", reverse("withdraw-measure", args=at), may_withdraw(actor, declared, owned), "stop"),
        ]
    said = f"Bản {declared.revision}, {declared.made_by} soạn {moment(declared.made)}."
    return PageHead(declared.words, said, crumbs(), (chip_of(declared),), tuple(actions))


def _notice(declared: DeclaredMeasure) -> Notice | None:
    if not declared.reason:
        return None
    head = "Bản này đã được trả lại" if declared.state == State.DRAFT else "Vì sao ngừng dùng"
    return Notice(f"{declared.decided_by}: {declared.reason}", head, "warning")


def _definition(declared: DeclaredMeasure, measure: Measure, known: Known) -> Facts:
    other = known[measure.asks.of].words if isinstance(measure.asks, Passing) else ""
    told: list[tuple[str, FactValue]] = [*lines(measure, other), ("Lĩnh vực", DOMAINS[declared.domain])]
    if declared.decided is not None and declared.state in (State.APPROVED, State.REPLACED, State.WITHDRAWN):
        told.append(("Người quyết định", f"{declared.decided_by}, {moment(declared.decided)}"))
    return Facts(tuple(told))


def _shown(measure: Measure, found: Figure, day: date) -> list[Shown]:
    return figure_shown(measure.words, measure, found, day, lambda part: "")


def _months(declared: DeclaredMeasure, found: Sequence[Month]) -> Table:
    rows = tuple(
        Row(
            f"{one.period.first:%Y%m}",
            {
                "thang": f"{one.period.first:%m/%Y}",
                "rieng": value_words(one.own),
                "phan-so": fraction_words(one.own) or None,
                "luy-ke": value_words(one.so_far),
            },
        )
        for one in found
    )
    return Table(
        id="thang", title="Từng tháng", address=reverse("declared-measure", args=[declared.pk]), columns=_COLUMNS,
        rows=rows, query=TableQuery().showing(_COLUMNS), total=len(rows), unit="tháng",
    )  # fmt: skip
