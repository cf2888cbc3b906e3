"""All targets one may see: where each should be today, where it is, and which pull the plan down."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.clock import today
from kientao.ledger.freshness import freshness
from kientao.measures.aim import Standing
from kientao.measures.engines.live import Live
from kientao.measures.figure import half_up
from kientao.measures.words import fraction_words, value_words
from kientao.people.access import actor_of
from kientao.programme.actions.binding import confirm_all, propose_again
from kientao.programme.models import Plan, Target
from kientao.programme.pages.plans_targets import wanted_words
from kientao.programme.pages.targets.standings import CHIPS, ENTERED, UNBOUND
from kientao.programme.policies.targets import may_bind
from kientao.programme.queries.measured import Measured, measured
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import decimal, moment, whole
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Day, Filter, Option
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Chỉ tiêu"
ALL = "moi"
_COLUMNS = (
    Column("chi-tieu", "Chỉ tiêu", "link", hideable=False, width="wide"),
    Column("muc", "Mức cần đạt", hideable=False, align="end"),
    Column("nay", "Hiện nay", hideable=False, align="end"),
    Column("lo-trinh", "Lộ trình đến nay", align="end"),
    Column("tinh-trang", "Tình trạng", "state", hideable=False),
    Column("chi-so", "Chỉ số", "link", width="normal"),
    Column("han", "Đạt trước", "date", shown=False),
)
_ON = Day("ngay", "Xem tại ngày")
_OTHERS = (Option("chua", "Chưa có chỉ số"), Option("nhap", "Đơn vị nhập"))
_STANDING = Choice("tinh-trang", "Tình trạng", (*(Option(one.value, one.words) for one in Standing), *_OTHERS))


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something the office can do with a press of a button, and why."""

    words: str
    button: str
    href: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of running plans, or of the one that is asked for."""
    actor = actor_of(request)
    seen = Plan.objects.visible_to(actor).filter(targets__kind="target", targets__until=None).distinct()
    plans = list(seen.order_by("kind", "-first_day", "pk"))  # the province's own first
    named = (Option(str(one.pk), one.number or one.title[:60]) for one in plans)
    choice = Choice("ke-hoach", "Kế hoạch", (*named, Option(ALL, "Mọi kế hoạch")))
    filters: tuple[Filter, ...] = (choice, _STANDING, _ON)
    query = TableQuery.from_request(request, "chi-tieu", _COLUMNS, filters, size=100)
    on = query.day("ngay") or today()
    chosen = query.text("ke-hoach") or (str(plans[0].pk) if plans else "")
    wanted = [one.pk for one in plans if chosen in (ALL, str(one.pk))]
    told = measured(_targets(wanted), on, Live())
    found = [one for one in told if not query.text("tinh-trang") or kind_of(one) == query.text("tinh-trang")]
    query = query.within(len(found))
    first = (query.page - 1) * query.size
    fresh = freshness()
    table = Table(
        id="chi-tieu",
        title=_title(plans, chosen),
        address=reverse("targets"),
        columns=_COLUMNS,
        filters=filters,
        rows=tuple(_row(one, on) for one in found[first : first + query.size]),
        query=query,
        total=len(found),
        unit="chỉ tiêu",
        as_of=f"mọi việc đã ghi đến {moment(fresh.until)}",
        empty=Empty("Không có chỉ tiêu nào", "Chỉ tiêu được đọc từ quyết định khi đưa kế hoạch vào thực hiện."),
        part="bang-chi-tieu",
    )
    own = [one for one in plans if one.pk in wanted and may_bind(actor, one)]
    head = PageHead(TITLE, "Chỉ tiêu của kế hoạch so với số thật hôm nay. Mỗi con số mở đúng những dòng nó đếm.")
    values = {"page_head": head, "figures": _figures(told, query), "to_do": _to_do(told, own)}
    return table_answer(
        request, "programme/pages/targets/board.html", table, values, part="programme/pages/targets/board_part.html"
    )


@require_POST
def confirm(request: HttpRequest, plan_id: int) -> HttpResponse:
    """All proposals of the plan are right."""
    actor = actor_of(request)
    plan = get_object_or_404(Plan.objects.visible_to(actor), pk=plan_id)
    count = confirm_all(actor=actor, plan_id=plan.pk)
    messages.success(request, f"Đã xác nhận chỉ số của {whole(count)} chỉ tiêu.")
    return redirect(reverse("targets") + f"?ke-hoach={plan_id}")


def _title(plans: list[Plan], chosen: str) -> str:
    """Of which plan they are."""
    plan = next((one for one in plans if str(one.pk) == chosen), None)
    return plan.title if plan is not None else "Mọi kế hoạch"


@require_POST
def propose(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The catalogue is asked once more for those that have no measure."""
    actor = actor_of(request)
    plan = get_object_or_404(Plan.objects.visible_to(actor), pk=plan_id)
    count = propose_again(actor=actor, plan_id=plan.pk)
    found = f"Đã tìm được chỉ số cho {whole(count)} chỉ tiêu." if count else "Không tìm được chỉ số nào theo lời văn."
    messages.success(request, found)
    return redirect(reverse("targets") + f"?ke-hoach={plan_id}")


def kind_of(one: Measured) -> str:
    """By what it is filtered and counted."""
    if one.measure is None:
        return "chua"
    is_known = one.measure.is_computed or (one.told is not None and one.told.figure.value is not None)
    return one.standing.value if is_known else "nhap"


def chip_of(one: Measured) -> Chip:
    """How it stands."""
    return {"chua": UNBOUND, "nhap": ENTERED}.get(kind_of(one)) or CHIPS[one.standing]


def is_unsure(one: Measured) -> bool:
    """Has somebody still to say that the proposed measure is right?"""
    return one.measure is not None and one.binding is not None and one.binding.confirmed is None


def _targets(plans: list[int]) -> "list[Target]":
    rows = Target.objects.filter(plan__in=plans, kind="target", until=None)
    return list(rows.select_related("plan", "binding").order_by("plan_id", "order", "pk"))


def _row(one: Measured, on: date) -> Row:
    target, days = one.target, f"?ngay={on.isoformat()}"
    found = one.told.figure if one.told is not None else None
    cells: dict[str, Cell] = {
        "chi-tieu": Link(target.text, reverse("target", args=[target.pk]) + days, note=target.plan.number),
        "muc": wanted_words(target) or "theo lời văn",
        "nay": Noted(value_words(found), fraction_words(found)) if found is not None else None,
        "lo-trinh": _way(one),
        "tinh-trang": chip_of(one),
        "chi-so": _measure(one),
        "han": target.due or target.plan.last_day,
    }
    return Row(str(target.pk), cells, late=one.is_late)


def _measure(one: Measured) -> Cell:
    if one.measure is None:
        return None
    note = "máy đề xuất, chờ xác nhận" if is_unsure(one) else ""
    return Link(one.measure.words, reverse("measure", args=[one.measure.code]), note=note)


def _way(one: Measured) -> str | None:
    if one.wanted is None or one.measure is None:
        return None
    return f"{decimal(half_up(one.wanted, 2))} {one.measure.unit.words}".strip()


def _figures(told: list[Measured], query: TableQuery) -> Figures:
    """How many stand how; each opens those."""
    counts = Counter(kind_of(one) for one in told)
    shown = []
    for option in _STANDING.options:
        key = option.value
        late = key in (Standing.BEHIND.value, Standing.FAILED.value)
        if counts[key] or not late:
            values = {**query.values, "tinh-trang": (key,)}
            href = reverse("targets") + query.to_query_string(values=values)
            shown.append(Figure(option.words, counts[key], "chỉ tiêu", href=href, tone="late" if late else ""))
    return Figures(tuple(shown), "Tình trạng")


def _to_do(told: list[Measured], plans: list[Plan]) -> list[ToDo]:
    """Of plans one decides on: proposals to confirm, targets to find a measure for."""
    unsure = Counter(one.target.plan_id for one in told if is_unsure(one))
    without = Counter(one.target.plan_id for one in told if one.measure is None and _is_open(one))
    found = []
    for plan in plans:
        name = plan.number or plan.title
        if count := unsure[plan.pk]:
            words = (
                f"{whole(count)} chỉ số do máy đề xuất theo lời văn của {name}. "
                "Xem từng dòng, sửa chỗ chưa đúng, rồi xác nhận phần còn lại."
            )
            found.append(ToDo(words, f"Xác nhận {whole(count)} chỉ số", reverse("confirm-targets", args=[plan.pk])))
        if count := without[plan.pk]:
            words = f"{whole(count)} chỉ tiêu của {name} chưa có chỉ số nào đo."
            found.append(ToDo(words, "Tìm lại trong danh mục", reverse("propose-measures", args=[plan.pk])))
    return found


def _is_open(one: Measured) -> bool:
    return one.binding is not None and one.binding.confirmed is None
