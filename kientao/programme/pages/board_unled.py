"""Tasks that the decision gave to nobody."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.search import matching
from kientao.programme.models import Task
from kientao.programme.pages.board_asked import Asked, asked_of
from kientao.programme.policies.work import may_follow
from kientao.programme.queries.board_gaps import tasks_without_lead
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table

TITLE = "Nhiệm vụ chưa có cơ quan chủ trì"
_COLUMNS = (
    Column("nhiem-vu", "Nhiệm vụ", "link", hideable=False, width="wide"),
    Column("ghi", "Văn bản ghi", hideable=False),
    Column("ke-hoach", "Kế hoạch", hideable=False),
    Column("giao", "Việc cần làm", hideable=False),
)
_SEARCH = Search(label="Tìm nhiệm vụ")
_NONE = Empty("Nhiệm vụ nào cũng có cơ quan chủ trì", "Không còn việc gì bị bỏ trống.", icon="check")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """In the running plans, or in those chosen."""
    asked = asked_of(request, "chua-giao", _COLUMNS, (_SEARCH,))
    found = tasks_without_lead(asked.actor, asked.scope.plans).select_related("plan").prefetch_related("parties")
    shown, total, query = one_page(matching(found, asked.query.text("q")).order_by("plan", "order", "pk"), asked.query)
    table = Table(
        id="chua-giao",
        title=TITLE,
        lead="Không ai nợ gì cho những nhiệm vụ này, nên không ai bị nhắc và không ai làm.",
        level=1,
        address=reverse("tasks-without-lead"),
        columns=_COLUMNS,
        rows=tuple(_row(task, asked) for task in shown),
        query=query,
        total=total,
        filters=asked.filters,
        unit="nhiệm vụ",
        empty=_NONE,
    )
    head = PageHead("", crumbs=(("Bảng theo dõi", reverse("board")),))
    return table_answer(request, "programme/pages/leader_list.html", table, {"page_head": head})


def _row(task: Task, asked: Asked) -> Row:
    follows = may_follow(asked.actor, task.plan)
    phrases = [party.phrase for party in task.parties.all() if party.role in ("lead", "implementing")]
    cells: dict[str, Cell] = {
        "nhiem-vu": Noted(task.text, f"số {task.number}" if task.number else ""),
        "ghi": "; ".join(phrases) or "không ghi",
        "ke-hoach": task.plan.number or task.plan.title,
        "giao": Link("Nêu cơ quan chủ trì", reverse("set-lead", args=[task.pk])) if follows else follows.reason,
    }
    return Row(str(task.pk), cells, href=reverse("task", args=[task.pk]))
