"""The plans somebody sees: whose, for when, what they hold, how far they are."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.search import terms
from kientao.kernel.key import bare
from kientao.people.access import actor_of
from kientao.programme.menu import UPLOADERS
from kientao.programme.models import Plan
from kientao.programme.pages.board_asked import rows_href, scope_of
from kientao.programme.pages.board_figures import status_pairs
from kientao.programme.policies.plans import may_open_ledger
from kientao.programme.queries.board import Tally, tallies
from kientao.programme.queries.board_plans import Holds, holds
from kientao.programme.rules.status import Status
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import span_of_days, whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link, Noted, Share
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Kế hoạch"
KINDS = {"programme": "Kế hoạch của tỉnh", "unit": "Kế hoạch của đơn vị", "ledger": "Sổ giao việc"}
_STATES = {
    "drafting": Chip("Đang xây dựng", "amber", "pen"),
    "running": Chip("Đang thực hiện", "teal", "hourglass"),
    "closed": Chip("Đã kết thúc", "grey", "lock"),
}
COLUMNS = (
    Column("ten", "Kế hoạch", "link", hideable=False, width="wide"),
    Column("cua", "Của cơ quan", width="normal"),
    Column("ky", "Thời kỳ", "date", sortable=True),
    Column("trang-thai", "Trạng thái", "state"),
    Column("nhiem-vu", "Nhiệm vụ", "whole"),
    Column("chi-tieu", "Chỉ tiêu", "whole"),
    Column("viec", "Việc", "whole", help="Mỗi sản phẩm của mỗi cơ quan, mỗi kỳ, là một việc."),
    Column("qua-han", "Quá hạn", "whole"),
    Column("xong", "Hoàn thành", "percent"),
)
FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm theo tên, số"),
    Choice("loai", "Loại", tuple(Option(code, words) for code, words in KINDS.items())),
    Choice("trang-thai", "Trạng thái", tuple(Option(code, chip.words) for code, chip in _STATES.items())),
)
_DONE = frozenset({Status.DONE, Status.DONE_LATE})


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the actor sees; counts of the plans on the page alone."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "ke-hoach", COLUMNS, FILTERS, sort="-ky", size=25)
    shown, total, query = one_page(_found(actor, query), query)
    table = Table(
        id="ke-hoach",
        title="Danh sách kế hoạch",
        address=reverse("plans"),
        columns=COLUMNS,
        rows=_rows(actor, shown),
        query=query,
        total=total,
        filters=FILTERS,
        unit="kế hoạch",
        empty=Empty(
            "Chưa có kế hoạch nào",
            "Đưa quyết định của UBND tỉnh vào: hệ thống đọc nhiệm vụ, cơ quan, thời hạn để anh/chị soát.",
            "Đưa văn bản vào",
            reverse("upload"),
        ),
    )
    head = PageHead(TITLE, "Tỉnh và các đơn vị đã đề ra những gì, đến đâu rồi.", actions=_actions(actor))
    return table_answer(request, "programme/pages/plans.html", table, {"page_head": head})


def _actions(actor: Actor) -> tuple[Action, ...]:
    upload = Action("Đưa văn bản vào", reverse("upload"), icon="upload", plain=False)
    ledger = Action("Mở sổ giao việc", reverse("open-ledger"), icon="plus")
    return ((upload,) if actor.holds(*UPLOADERS) else ()) + ((ledger,) if may_open_ledger(actor) else ())


def state_chip(plan: Plan) -> Chip:
    """Drafted, running, closed."""
    return _STATES[plan.state]


def _found(actor: Actor, query: TableQuery) -> list[Plan]:
    """Plans are few: their titles are searched here, without accents."""
    rows = Plan.objects.visible_to(actor).select_related("owner")
    for key, column in (("loai", "kind"), ("trang-thai", "state")):
        if query.text(key):
            rows = rows.filter(**{column: query.text(key)})
    wanted = terms(query.text("q"))
    order = "first_day" if not query.descending else "-first_day"
    found = list(rows.order_by(order, "kind", "pk"))
    return [plan for plan in found if all(word in bare(f"{plan.title} {plan.number} {plan.owner}") for word in wanted)]


def _rows(actor: Actor, plans: list[Plan]) -> tuple[Row, ...]:
    held = holds(plan.pk for plan in plans)
    every = scope_of(TableQuery(values={"ke-hoach": tuple(str(plan.pk) for plan in plans)}), plans)
    counted = tallies(actor, every, "plan_id") if plans else {}
    return tuple(_row(plan, held[plan.pk], counted.get((plan.pk,), Tally())) for plan in plans)


def _row(plan: Plan, held: Holds, counted: Tally) -> Row:
    mine = ("ke-hoach", str(plan.pk))

    def link(count: int, *pairs: tuple[str, str]) -> Cell:
        return Link(whole(count), rows_href(mine, *pairs)) if count else "0"

    cells: dict[str, Cell] = {
        "ten": Noted(plan.title, plan.number),
        "cua": plan.owner.short_name or plan.owner.name,
        "ky": span_of_days(plan.first_day, plan.last_day),
        "trang-thai": state_chip(plan),
        "nhiem-vu": held.tasks,
        "chi-tieu": held.targets,
        "viec": link(counted.counted, ("loai", "co-han")),
        "qua-han": link(counted.by_status[Status.OVERDUE], *status_pairs([Status.OVERDUE])),
        "xong": Share(counted.of(_DONE), counted.counted) if counted.counted else None,
    }
    return Row(str(plan.pk), cells, href=reverse("plan", args=[plan.pk]))
