"""Which agencies have a plan of their own for a year, and which have none."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.base.search import matching
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import province_of
from kientao.programme.models import Plan
from kientao.programme.pages.plans import TITLE as PLANS
from kientao.programme.pages.plans import state_chip
from kientao.programme.policies.plans import may_follow_units
from kientao.programme.queries.board_gaps import PLANNING, planning_agencies, unit_plans
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("co-quan", "Cơ quan", "link", hideable=False, width="wide"),
    Column("loai", "Loại"),
    Column("ke-hoach", "Kế hoạch năm", hideable=False),
    Column("trang-thai", "Trạng thái", "state", hideable=False),
)
_HAS = Choice("co", "Kế hoạch", (Option("chua", "Chưa có"), Option("roi", "Đã có")))
_KINDS = Choice("loai", "Loại cơ quan", tuple(Option(kind.value, kind.words) for kind in sorted(PLANNING)))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """For who follows the programme; the year is this one unless another is chosen."""
    actor = actor_of(request)
    require(may_follow_units(actor))
    years = Choice("nam", "Năm", tuple(Option(str(year), str(year)) for year in range(today().year + 1, 2020, -1)))
    filters: tuple[Filter, ...] = (Search(label="Tìm cơ quan"), years, _HAS, _KINDS)
    query = TableQuery.from_request(request, "don-vi", COLUMNS, filters)
    year = int(query.text("nam") or today().year)
    province = province_of(actor)
    agencies = planning_agencies(province.pk, today()) if province else Organisation.objects.none()
    plans = {plan.owner_id: plan for plan in unit_plans(province.pk if province else 0, year)}
    every = agencies.count()
    having = agencies.filter(pk__in=list(plans)).count()
    shown, total, query = one_page(_narrowed(agencies, query, plans), query)
    figures = Figures((
        Figure("Chưa có kế hoạch", value=every - having, unit="cơ quan", href=f"?nam={year}&co=chua"),
        Figure("Đã có", part=having, total=every, href=f"?nam={year}&co=roi"),
    ))  # fmt: skip
    table = Table(
        id="don-vi",
        title=f"Kế hoạch năm {year} của các cơ quan",
        address=reverse("unit-plans"),
        columns=COLUMNS,
        rows=tuple(_row(one, plans.get(one.pk)) for one in shown),
        query=query,
        total=total,
        filters=filters,
        unit="cơ quan",
        empty=Empty("Chưa có cơ quan nào trong danh mục", "Nạp danh mục cơ quan của tỉnh trước."),
    )
    lead = f"{whole(every - having)} trên {whole(every)} cơ quan chưa có kế hoạch năm {year} trong hệ thống."
    head = PageHead("Kế hoạch của đơn vị", lead, ((PLANS, reverse("plans")),))
    return table_answer(request, "programme/pages/plans_units.html", table, {"page_head": head, "figures": figures})


def _narrowed(agencies: QuerySet[Organisation], query: TableQuery, plans: dict[int, Plan]) -> QuerySet[Organisation]:
    found = matching(agencies, query.text("q"))
    if query.text("loai"):
        found = found.filter(kind=query.text("loai"))
    if query.text("co"):
        having = found.filter(pk__in=list(plans))
        found = having if query.text("co") == "roi" else found.exclude(pk__in=list(plans))
    return found


def _row(agency: Organisation, plan: Plan | None) -> Row:
    cells: dict[str, Cell] = {
        "co-quan": agency.name,
        "loai": agency.get_kind_display(),
        "ke-hoach": Link(plan.title, reverse("plan", args=[plan.pk])) if plan else None,
        "trang-thai": state_chip(plan) if plan else Chip("Chưa có", "amber", "question"),
    }
    return Row(str(agency.pk), cells, href=reverse("organisation", args=[agency.pk]))
