"""The work list: open steps of mine, of my posts, of my agency, the soonest due first."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.officers import colleagues
from kientao.people.roles import Role
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.chips import due_chip
from kientao.registers.onestop.models import StepRun
from kientao.registers.onestop.pages.dossiers.rows import PROCEDURE
from kientao.registers.onestop.policies.dossiers import HEADS
from kientao.registers.onestop.queries.choices import procedures_named
from kientao.registers.onestop.queries.moment import Reading, reading
from kientao.registers.onestop.queries.search import COUNTED
from kientao.registers.onestop.queries.work_list import (
    Wanted,
    Whose,
    narrowed,
    open_steps,
    ordered,
    shown,
    sides,
)
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.words import left_words, moment_words
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Việc giải quyết hồ sơ"
COLUMNS = (
    Column("buoc", "Bước, thủ tục", "link", hideable=False),
    Column("ma", "Mã hồ sơ"),
    Column("nguoi-nop", "Người nộp", shown=False),
    Column("han", "Hạn của bước", "date"),
    Column("tinh-trang", "Tình trạng", "state", hideable=False),
    Column("hen", "Hẹn trả", "date"),
    Column("nguoi", "Người thực hiện", width="normal"),
    Column("chuc-danh", "Chức danh", shown=False),
    Column("tu", "Từ lúc", "date", shown=False),
)
_TIMES = Choice(
    "thoi-han",
    "Thời hạn",
    (
        Option("late", "Quá hạn"),
        Option("soon", "Sắp đến hạn"),
        Option("later", "Còn xa"),
        Option("paused", "Tạm dừng"),
        Option("undated", "Không đặt hạn"),
    ),
)
_KINDS = Choice("loai", "Loại bước", tuple(Option(one.value, one.words) for one in StepKind))
_SIDE = Choice("ben", "Bên", tuple(Option(one.value, one.words) for one in Whose if one is not Whose.MINE))
_EMPTY = {
    Whose.MINE: Empty("Không có bước nào của anh/chị", "Khi được giao hoặc nhận việc, bước hiện ở đây.", icon="check"),
    Whose.POST: Empty("Không có bước nào chờ nhận", "Bước chưa giao ai, theo chức danh của anh/chị.", icon="check"),
    Whose.AGENCY: Empty("Cơ quan không có bước nào đang mở", "Bước hiện ở đây khi hồ sơ đến cơ quan.", icon="check"),
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?ben=` is the side: one's own first."""
    actor, now = actor_of(request), reading()
    mine = sides(actor)
    whose = next((one for one in mine if one.value == request.GET.get("ben")), Whose.MINE)
    filters = _filters(actor, whose)
    query = TableQuery.from_request(request, "viec-mot-cua", COLUMNS, (*filters, _SIDE))
    found = narrowed(open_steps(actor, whose), _wanted(query), now.at, now.soon_until)
    total = found.order_by().values("pk")[: COUNTED + 1].count()
    query = query.within(min(total, COUNTED))
    first = (query.page - 1) * query.size
    keys = list(ordered(found).values_list("pk", flat=True)[first : first + query.size])
    table = Table(
        id="viec-mot-cua",
        title=whose.words,
        address=reverse("one-stop-work"),
        columns=COLUMNS,
        filters=filters,
        rows=tuple(_row(actor, one, now) for one in shown(keys)),
        query=query,
        total=min(total, COUNTED),
        unit="bước",
        as_of=f"hơn {whole(COUNTED)} bước, thu hẹp bằng bộ lọc" if total > COUNTED else "",
        bulk=_bulk(actor, whose),
        empty=_EMPTY[whose],
    )
    head = PageHead(TITLE, _lead(actor, now))
    values = {"page_head": head, "tabs": _tabs(actor, mine, whose)}
    return table_answer(request, "registers/onestop/pages/dossiers/listing.html", table, values)


def _wanted(query: TableQuery) -> Wanted:
    return Wanted(
        words=query.text("q"),
        procedures=procedures_named(query.text("thu-tuc")),
        kind=query.text("loai"),
        time=query.text("thoi-han"),
        officer=int(query.text("nguoi")) if query.text("nguoi") else None,
    )


def _filters(actor: Actor, whose: Whose) -> tuple[Filter, ...]:
    found: list[Filter] = [Search(label="Mã hồ sơ, người nộp"), _TIMES, _KINDS, PROCEDURE]
    if whose is Whose.AGENCY and actor.organisation is not None:
        people = tuple(Option(str(one.pk), one.name) for one in colleagues(actor.organisation, today()))
        found.append(Choice("nguoi", "Người thực hiện", (Option("0", "Chưa giao ai"), *people)))
    return tuple(found)


def _lead(actor: Actor, now: Reading) -> str:
    """What of one's own is late or soon due."""
    mine = open_steps(actor, Whose.MINE).order_by()
    late, soon = (narrowed(mine, Wanted(time=which), now.at, now.soon_until).count() for which in ("late", "soon"))
    if not late and not soon:
        return "Của anh/chị: không có bước nào quá hạn hoặc sắp đến hạn."
    return f"Của anh/chị: {whole(late)} bước quá hạn, {whole(soon)} bước sắp đến hạn."


def _tabs(actor: Actor, mine: tuple[Whose, ...], whose: Whose) -> Tabs:
    address = reverse("one-stop-work")
    tabs = []
    for one in mine:
        count = open_steps(actor, one).order_by().values("pk")[: COUNTED + 1].count()
        href = address if one is Whose.MINE else f"{address}?ben={one.value}"
        tabs.append(Tab(one.words, href, one is whose, min(count, COUNTED)))
    return Tabs("Việc của ai", tuple(tabs))


def _bulk(actor: Actor, whose: Whose) -> tuple[BulkAction, ...]:
    take = BulkAction("Nhận việc", reverse("take-several"), "check", plain=False)
    give = BulkAction("Giao việc", reverse("assign-several"), "people")
    if whose is Whose.MINE:
        return (give,) if actor.holds(*HEADS) else ()
    return (take, give) if actor.holds(*HEADS) else (take,)


def _row(actor: Actor, one: StepRun, now: Reading) -> Row:
    chip = due_chip(one.due, now.at, now.soon_until, paused=one.paused_since is not None)
    opens = dossier_page(one.dossier.code) if _sees(actor, one) else reverse("take-step", args=[one.pk])
    return Row(
        id=str(one.pk),
        version=str(one.dossier.version),
        href=opens,
        late=chip.tone == "red",
        label=f"{one.title}, {one.dossier.code}",
        cells=_cells(one, now, chip),
    )


def _sees(actor: Actor, one: StepRun) -> bool:
    """An officer sees a dossier once they have a step of it; counter and heads see what their agency takes part in."""
    if one.officer_id == actor.officer:
        return True
    here = (one.dossier.competent_id, one.dossier.received_at_id)
    return actor.holds(Role.COUNTER, *HEADS) and actor.organisation in here


def _cells(one: StepRun, now: Reading, chip: Cell) -> dict[str, Cell]:
    left = ""
    if one.due is not None and one.paused_since is None:
        left = left_words(now.calendars.of(one.organisation_id), now.at, one.due)
    waits = f"chờ {one.waits_for.code}" if one.waits_for is not None else ""
    return {
        "buoc": Noted(one.title, one.dossier.procedure.name),
        "ma": one.dossier.code,
        "nguoi-nop": one.dossier.applicant_name,
        "han": Noted(moment_words(one.due), left) if one.due else None,
        "tinh-trang": chip,
        "hen": moment_words(one.dossier.promised or one.dossier.due) or None,
        "nguoi": Noted(str(one.officer), waits) if one.officer else Noted("Chưa giao", waits),
        "chuc-danh": one.post_words,
        "tu": moment_words(one.started),
    }
