"""One plan: its terms, the decisions that made it, its headings with how their work stands, and its targets."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.people.domains import DOMAINS
from kientao.programme.models import Plan
from kientao.programme.pages.board_asked import Asked, scope_of
from kientao.programme.pages.board_figures import figures_of, rates_of
from kientao.programme.pages.plans import KINDS, TITLE, state_chip
from kientao.programme.pages.plans_targets import targets_table
from kientao.programme.pages.plans_terms import terms_of_plan, versions_of_plan
from kientao.programme.policies.work import may_follow
from kientao.programme.queries.board import Key, Tally, tallies, total_of
from kientao.programme.queries.board_plans import sections_with_tasks
from kientao.programme.rules.status import BOARD, Status
from kientao.ui.numbers import span_of_days, whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_COLUMNS = (
    Column("ten", "Đề mục", "link", hideable=False, width="wide"),
    Column("linh-vuc", "Lĩnh vực", hideable=False),
    Column("nhiem-vu", "Nhiệm vụ", "whole", hideable=False),
    Column("viec", "Việc", "whole", hideable=False),
    Column("xong", "Hoàn thành", "whole", hideable=False),
    Column("qua-han", "Quá hạn", "whole", hideable=False),
    Column("thuong-xuyen", "Thường xuyên", "whole", hideable=False),
)
_DONE = next(statuses for code, _, statuses in BOARD if code == "done")


@require_safe
def page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """404 for whoever has no part in it."""
    actor = actor_of(request)
    seen = Plan.objects.visible_to(actor).select_related("owner", "receiver", "parent", "vice_chair")
    plan = get_object_or_404(seen, pk=plan_id)
    query = TableQuery(values={"ke-hoach": (str(plan.pk),)})
    asked = Asked(actor, query, (), scope_of(query, [plan]), (plan,))
    counted = tallies(actor, asked.scope, "section_id")
    whole_plan = total_of(counted.values())
    values = {
        "page_head": _head(asked, plan),
        "terms": terms_of_plan(plan),
        "figures": figures_of(asked, whole_plan),
        "rates": rates_of(asked, whole_plan),
        "versions": versions_of_plan(plan),
        "sections": _sections(asked, plan, counted),
        "targets": targets_table(plan),
    }
    return render(request, "programme/pages/plans_one.html", values)


def _head(asked: Asked, plan: Plan) -> PageHead:
    follows = may_follow(asked.actor, plan)
    mine = f"?ke-hoach={plan.pk}"
    actions = [
        Action("Bảng theo dõi", reverse("board") + mine, icon="board", plain=False),
        Action("Xem từng việc", reverse("assignments") + mine, icon="list"),
        Action("Tiến độ", reverse("timeline") + mine, icon="chart"),
        Action("Sổ theo dõi", reverse("ledger") + mine, icon="print"),
    ]
    if follows:
        actions += [
            Action("Giao thêm việc", reverse("add-task", args=[plan.pk]), follows, "plus"),
            Action("Nhập từ Excel", reverse("import-tasks", args=[plan.pk]), follows, "upload"),
            Action("Cách theo dõi", reverse("plan-settings", args=[plan.pk]), follows, "gear"),
        ]
    kind = KINDS[plan.kind]
    lead = f"{kind}, {span_of_days(plan.first_day, plan.last_day)}, của {plan.owner}."
    return PageHead(plan.title, lead, ((TITLE, reverse("plans")),), (state_chip(plan),), tuple(actions))


def _sections(asked: Asked, plan: Plan, counted: Mapping[Key, Tally]) -> Table:
    tallied = dict(counted)
    rows = []
    for section, tasks in sections_with_tasks(plan):
        tally = tallied.pop((section.pk,), Tally())
        domain = DOMAINS.get(section.domain, "")
        rows.append(_row(asked, (str(section), domain, ("de-muc", str(section.pk))), tally, tasks))
    if (None,) in tallied:
        rows.append(_row(asked, ("Không thuộc đề mục nào", "", ("de-muc", "0")), tallied[(None,)], None))
    return Table(
        id="de-muc",
        title="Đề mục và nhiệm vụ",
        address=reverse("plan", args=[plan.pk]),
        columns=_COLUMNS,
        rows=tuple(rows),
        query=TableQuery().showing(_COLUMNS),
        total=len(rows),
        unit="đề mục",
    )


def _row(asked: Asked, named: tuple[str, str, tuple[str, str]], tally: Tally, tasks: int | None) -> Row:
    words, domain, pair = named

    def link(count: int, *pairs: tuple[str, str]) -> Cell:
        return Link(whole(count), asked.rows_href(pair, *pairs)) if count else "0"

    done = [("tinh-trang", one.value) for one in sorted(_DONE)]
    cells: dict[str, Cell] = {
        "ten": words,
        "linh-vuc": domain or None,
        "nhiem-vu": tasks,
        "viec": link(tally.counted, ("loai", "co-han")),
        "xong": link(tally.of(_DONE), ("loai", "co-han"), *done),
        "qua-han": link(tally.by_status[Status.OVERDUE], ("loai", "co-han"), ("tinh-trang", Status.OVERDUE.value)),
        "thuong-xuyen": link(tally.standing, ("loai", "thuong-xuyen")),
    }
    return Row(pair[1], cells, href=asked.rows_href(pair))
