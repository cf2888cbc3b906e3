"""The list of assignments: every figure of the boards opens here, with the filters that counted it."""

from django.db.models import Case, F, Value, When
from django.db.models.expressions import OrderBy
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.programme.chips import status_chips
from kientao.programme.pages.board_asked import (
    AS_OF,
    CHANGE_CHOICE,
    CHANGED,
    DIFFICULT,
    DOMAIN_CHOICE,
    DUE,
    JUDGED_CHOICE,
    KIND_CHOICE,
    LEVEL_CHOICE,
    SEARCH,
    STAGE_CHOICE,
    STATUS_CHOICE,
    WAITS,
    WORK_CHOICE,
    Asked,
    agency_choice,
    as_of_notice,
    asked_of,
    section_choice,
)
from kientao.programme.pages.board_lines import Line, due_words, lines
from kientao.programme.queries.asof import Work
from kientao.programme.queries.board_scope import asked_work
from kientao.programme.rules.states import State
from kientao.programme.rules.status import Status
from kientao.ui.empty import Empty
from kientao.ui.numbers import day
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Filter, Toggle
from kientao.ui.table.props import Row, Table

TITLE = "Việc các cơ quan đang thực hiện"
COLUMNS = (
    Column("viec", "Việc", "link", sortable=True, hideable=False, width="wide"),
    Column("co-quan", "Cơ quan chủ trì", sortable=True),
    Column("tinh-trang", "Tình trạng", "state"),
    Column("han", "Thời hạn", "date", sortable=True),
    Column("dang-giu", "Đang giữ", help="Ai đang phải làm bước tiếp theo."),
    Column("noi-nhan", "Nơi nghiệm thu", shown=False),
    Column("nop", "Ngày nộp", "date", sortable=True, shown=False),
    Column("de-muc", "Đề mục", shown=False),
    Column("ke-hoach", "Kế hoạch", shown=False),
)
MORE = Toggle("them", "Thêm bộ lọc")
_USUAL = 7  # the plan, then those that stand first below
_FINISHED = Case(When(state=State.ACCEPTED, then=Value(1)), default=Value(0)).asc()
SORTS = {
    "viec": ("plan_id", "task__order", "task_id"),
    "co-quan": ("organisation__order", "organisation__name"),
    "han": "current_due",
    "nop": "decided_on",
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Only what the actor sees; htmx gets the list alone."""
    asked = asked_rows(request)
    table = _table(asked, asked_work(asked.actor, asked.scope))
    head = PageHead(
        TITLE,
        "Ai nợ việc gì, đến hạn khi nào, ai đang giữ.",
        crumbs=(("Bảng theo dõi", reverse("board")),),
        actions=(
            Action("In sổ theo dõi", reverse("ledger") + asked.query.to_query_string(), icon="print"),
            Action(*_more(asked), icon="filter"),
        ),
    )
    values = {"page_head": head, "notice": as_of_notice(asked, reverse("assignments"))}
    return table_answer(
        request, "programme/pages/board_rows.html", table, values, part="programme/pages/board_rows_part.html"
    )


def asked_rows(request: HttpRequest) -> Asked:
    """What the address asks of this list; the export and the ledger read it the same way."""
    filters: tuple[Filter, ...] = (
        SEARCH,
        STATUS_CHOICE,
        agency_choice(request, "co-quan", "Cơ quan"),
        DUE,
        DOMAIN_CHOICE,
        AS_OF,
        WORK_CHOICE,
        STAGE_CHOICE,
        agency_choice(request, "noi-nhan", "Nơi nghiệm thu"),
        agency_choice(request, "dang-giu", "Đang giữ"),
        KIND_CHOICE,
        LEVEL_CHOICE,
        section_choice(request),
        JUDGED_CHOICE,
        CHANGE_CHOICE,
        CHANGED,
        WAITS,
        DIFFICULT,
        MORE,
    )
    return asked_of(request, "viec", COLUMNS, filters)


def ordered(asked: Asked, work: Work) -> Work:
    """In the order of the address: what has no date comes last either way. Usually what is open stands first."""
    if not asked.query.sort:
        return work.order_by(_FINISHED, F("current_due").asc(nulls_last=True), "pk")
    return work.order_by(*(_order(name) for name in asked.query.order_by(SORTS, "pk")))


def _shown_filters(asked: Asked) -> tuple[Filter, ...]:
    """Those asked for most; the others when they are on, or when somebody wants more."""
    if asked.query.on("them"):
        return tuple(one for one in asked.filters if one is not MORE)
    return tuple(one for at, one in enumerate(asked.filters) if at < _USUAL or any(map(asked.query.all, one.keys)))


def _order(name: str) -> OrderBy:
    column = F(name.removeprefix("-"))
    return column.desc(nulls_last=True) if name.startswith("-") else column.asc(nulls_last=True)


def _more(asked: Asked) -> tuple[str, str]:
    values = {key: value for key, value in asked.query.values.items() if key != "them"}
    if asked.query.on("them"):
        return "Bớt bộ lọc", reverse("assignments") + asked.query.to_query_string(values=values)
    return "Thêm bộ lọc", reverse("assignments") + asked.query.to_query_string(values={**values, "them": ("1",)})


def _table(asked: Asked, work: Work) -> Table:
    total = work.count()
    query = asked.query.within(total)
    first = (query.page - 1) * query.size
    keys = list(ordered(asked, work).values_list("pk", flat=True)[first : first + query.size])
    return Table(
        id="viec",
        part="danh-sach-viec",
        title="Danh sách việc",
        address=reverse("assignments"),
        columns=COLUMNS,
        rows=tuple(_row(one, asked) for one in lines(work, keys, asked.scope.day)),
        query=query,
        total=total,
        filters=_shown_filters(asked),
        unit="việc",
        export_href=reverse("assignments-export"),
        as_of=f"như ở ngày {day(asked.as_of)}" if asked.as_of else "",
        empty=Empty("Chưa có việc nào", "Việc có ở đây khi một kế hoạch được đưa vào thực hiện.", icon="list"),
        signatures=("Người lập biểu", "Thủ trưởng cơ quan"),
    )


def _row(line: Line, asked: Asked) -> Row:
    stood = line.stood
    said, note = due_words(line, asked.scope.day)
    return Row(
        id=str(stood.pk),
        href=line.href,
        late=line.status is Status.OVERDUE,
        cells={
            "viec": Noted(line.product, line.task_words),
            "co-quan": stood.organisation.short_name or stood.organisation.name,
            "tinh-trang": status_chips(line.status, stood.kind),
            "han": Noted(said, note),
            "dang-giu": line.holder,
            "noi-nhan": stood.receiver.short_name or stood.receiver.name,
            "nop": stood.decided_on,
            "de-muc": str(stood.section) if stood.section else None,
            "ke-hoach": stood.plan.number or stood.plan.title,
        },
    )
