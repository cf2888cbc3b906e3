"""Which units have a plan of the year, which are at it, and which have none."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.base.search import matching
from kientao.people.access import actor_of
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.people.queries.picking import province_of
from kientao.programme.actions.reminding_units import remind_units
from kientao.programme.pages.unit_plan.heading import NONE, state_chip
from kientao.programme.policies.unit_plans import may_remind_units, may_see_units
from kientao.programme.queries.unit_plans import (
    EXPECTED,
    Round,
    RoundCounts,
    counts_of,
    current_round,
    in_state,
    rounds_of,
    units_of,
)
from kientao.ui.empty import Empty
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import asks_for, marked_rows, table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer

TITLE = "Kế hoạch của các cơ quan"
COLUMNS = (
    Column("co-quan", "Cơ quan", "link", hideable=False, width="wide", sortable=True),
    Column("loai", "Loại", width="normal", shown=False),
    Column("trang-thai", "Kế hoạch năm", "state", hideable=False),
    Column("so", "Số, ngày ký", width="normal"),
    Column("viec", "Việc tỉnh giao", "whole", sortable=True, help="Số việc đến hạn, định kỳ, thường xuyên trong năm"),
    Column("khac", "Chỗ khác tỉnh", "whole", sortable=True, help="Khác kế hoạch tỉnh, đã giải trình khi ban hành"),
    Column("giai-trinh", "Giải trình", width="wide", shown=False),
)
_ORDER = {"co-quan": ("order", "name"), "viec": "given", "khac": "deviations"}
_STATES = {"chua": NONE.words, "dang": "Đang xây dựng", "co": "Đã ban hành"}


@dataclass(frozen=True, slots=True)
class _Asked:
    actor: Actor
    rounds: list[Round]
    round: Round | None
    filters: tuple[Filter, ...]
    query: TableQuery

    @property
    def units(self) -> QuerySet[Organisation]:
        """All that should have a plan, before the reader's filters."""
        return units_of(self.round) if self.round else Organisation.objects.none()


@require_safe
def page(request: HttpRequest, plan_id: int | None = None, year: int | None = None) -> HttpResponse:
    """Whoever follows the programme; others read who does. Without a plan, this year's."""
    asked = _asked(request, plan_id, year)
    rows, total, query = one_page(_filtered(asked), asked.query) if asked.round else ([], 0, asked.query)
    table = Table(
        id="ke-hoach-cac-co-quan",
        title="Danh sách cơ quan",
        address=request.path,
        columns=COLUMNS,
        filters=asked.filters,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="cơ quan",
        export_href=_address(asked.round, "-export") if asked.round else "",
        bulk=tuple(_bulk(asked)),
        empty=Empty("Chưa có kế hoạch tỉnh nào", "Đưa kế hoạch của tỉnh vào thực hiện trước.", icon="building"),
    )
    if asks_for(request, table.id) or asked.round is None:
        head = PageHead(TITLE, "Chưa có kế hoạch tỉnh nào để đối chiếu.")
        return table_answer(request, "programme/pages/unit_plan/units.html", table, {"page_head": head})
    counts = counts_of(asked.units)
    values = {
        "page_head": _head(asked, asked.round, counts),
        "figures": _figures(counts, request.path),
        "tabs": _tabs(asked, asked.round),
    }
    return table_answer(request, "programme/pages/unit_plan/units.html", table, values)


@require_safe
def export(request: HttpRequest, plan_id: int, year: int) -> HttpResponse:
    """The same rows in the same order, all of them."""
    asked = _asked(request, plan_id, year)
    columns = [column for column in COLUMNS if column.key in asked.query.columns]
    units = _filtered(asked) if asked.round else Organisation.objects.none()
    subtitle = [f"Năm {asked.round.year}, thực hiện {asked.round.parent.title}"] if asked.round else []
    rows = (_cells(one) for one in units)
    return sheet_answer(TITLE, columns, rows, name=f"ke-hoach-cac-co-quan-{today():%Y-%m-%d}", subtitle=subtitle)


@require_POST
def remind(request: HttpRequest, plan_id: int, year: int) -> HttpResponse:
    """The marked units; all without a plan when `tat-ca` is sent."""
    actor = actor_of(request)
    require(may_remind_units(actor))
    chosen = _round(_rounds(actor), plan_id, year)
    marked = [int(row) for row, _ in marked_rows(request.POST) if row.isdecimal() and len(row) < 18]
    if not (marked or request.POST.get("tat-ca")):
        messages.warning(request, "Đánh dấu ít nhất một cơ quan rồi thực hiện lại.")
        return redirect(_address(chosen))
    try:
        count = remind_units(actor=actor, parent=chosen.parent, year=chosen.year, units=marked or None)
        messages.success(request, f"Đã nhắc {count} cơ quan; mỗi cơ quan nhận một lời nhắn trong ngày.")
    except Invalid as refusal:
        messages.warning(request, str(refusal))
    return redirect(_address(chosen))


def _asked(request: HttpRequest, plan_id: int | None, year: int | None) -> _Asked:
    actor = actor_of(request)
    require(may_see_units(actor))
    rounds = _rounds(actor)
    filters: tuple[Filter, ...] = (
        Search(label="Tìm cơ quan"),
        Choice("trang-thai", "Kế hoạch", tuple(Option(key, words) for key, words in _STATES.items())),
        Choice("loai", "Loại", tuple(Option(kind.value, kind.words) for kind in EXPECTED)),
    )
    query = TableQuery.from_request(request, "ke-hoach-cac-co-quan", COLUMNS, filters)
    chosen = current_round(rounds, today()) if plan_id is None else _round(rounds, plan_id, year)
    return _Asked(actor, rounds, chosen, filters, query)


def _rounds(actor: Actor) -> list[Round]:
    province = province_of(actor)
    return rounds_of(province.pk) if province else []


def _round(rounds: list[Round], plan_id: int, year: int | None) -> Round:
    """404 for a plan the actor doesn't see, or a year it doesn't cover."""
    found = next((one for one in rounds if (one.parent.pk, one.year) == (plan_id, year)), None)
    if found is None:
        raise Http404
    return found


def _address(one: Round, more: str = "") -> str:
    return reverse(f"unit-plan-round-of{more}", args=[one.parent.pk, one.year])


def _filtered(asked: _Asked) -> QuerySet[Organisation]:
    query = asked.query
    units = matching(asked.units, query.text("q"))
    if query.text("loai"):
        units = units.filter(kind=query.text("loai"))
    if query.text("trang-thai"):
        units = in_state(units, {"chua": "", "dang": "open", "co": "adopted"}[query.text("trang-thai")])
    if not query.sort:
        return units.order_by("order", "name", "pk")
    return units.order_by(*query.order_by(_ORDER, "pk"))


def _cells(one: Organisation) -> dict[str, Cell]:
    found: Mapping[str, object] = vars(one)
    number, signed = found["number"], found["signed_on"]
    deviations = found["deviations"]
    return {
        "co-quan": one.name,
        "loai": Kind(one.kind).words,
        "trang-thai": state_chip(str(found["draft_state"]) if found["draft_state"] else None),
        "so": Noted(str(number), f"{signed:%d/%m/%Y}" if signed else "") if number else None,
        "viec": int(str(found["given"])),
        "khac": int(str(deviations)) if found["draft_state"] == "adopted" else None,
        "giai-trinh": str(found["explanation"] or ""),
    }


def _row(one: Organisation) -> Row:
    draft = vars(one)["draft"]
    href = reverse("unit-draft", args=[draft]) if draft else reverse("agency", args=[one.pk])
    return Row(str(one.pk), _cells(one), href, "0")


def _bulk(asked: _Asked) -> list[BulkAction]:
    if asked.round is None or not may_remind_units(asked.actor):
        return []
    href = reverse("remind-units", args=[asked.round.parent.pk, asked.round.year])
    return [BulkAction("Nhắc xây dựng kế hoạch", href, "bell")]


def _tabs(asked: _Asked, chosen: Round) -> Tabs | None:
    """The rounds of last year, this and the next; nothing where there is no other."""
    now = today().year
    near = [one for one in asked.rounds if abs(one.year - now) <= 1 or one == chosen]
    several = len({one.parent.pk for one in near}) > 1
    found = [
        Tab(f"Năm {one.year}" + (f" – {one.parent.title[:60]}" if several else ""), _address(one), one == chosen)
        for one in near
    ]
    return Tabs("Các năm", tuple(found)) if len(found) > 1 else None


def _head(asked: _Asked, chosen: Round, counts: RoundCounts) -> PageHead:
    lacking = counts.none + counts.drafting
    lead = (
        f"Năm {chosen.year}: {lacking}/{counts.units} cơ quan chưa ban hành kế hoạch."
        if lacking
        else f"Năm {chosen.year}: cả {counts.units} cơ quan đã ban hành kế hoạch."
    )
    may = may_remind_units(asked.actor)
    href = reverse("remind-units", args=[chosen.parent.pk, chosen.year])
    words = f"Nhắc {lacking} cơ quan chưa ban hành"
    action = Action(words, href, may, "bell", plain=False, post=True, fields=(("tat-ca", "1"),))
    lead += f" Thực hiện: {chosen.parent.title}."
    return PageHead(TITLE, lead, actions=(action,) if lacking else ())


def _figures(counts: RoundCounts, here: str) -> Figures:
    def figure(key: str, count: int) -> Figure:
        href = f"{here}?trang-thai={key}#ke-hoach-cac-co-quan"
        return Figure(_STATES[key], count, "cơ quan", as_of=today(), href=href)

    having = Figure("Đã ban hành", part=counts.adopted, total=counts.units, as_of=today())
    return Figures((having, figure("chua", counts.none), figure("dang", counts.drafting)), "Tình hình chung")
