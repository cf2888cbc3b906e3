"""A list of work: columns, filters, rows; shown on pages and exported from the same declarations."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.search import terms
from kientao.people.models import Division, Officer
from kientao.programme.addresses import assignment_page
from kientao.programme.chips import status_chips, status_words
from kientao.programme.models import Assignment, Plan, Section
from kientao.programme.pages.parts.offers import offers
from kientao.programme.queries.status_sql import in_statuses
from kientao.programme.rules.status import BOARD, Status
from kientao.programme.words import days_left_words, product_words
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option, Search
from kientao.ui.table.props import Row
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("so", "Số", "text", width="narrow", shown=False, help="Số thứ tự của nhiệm vụ trong kế hoạch"),
    Column("viec", "Sản phẩm, nhiệm vụ", "link", hideable=False, width="wide", sortable=True),
    Column("han", "Thời hạn", "date", sortable=True),
    Column("trang-thai", "Trạng thái", "state", hideable=False),
    Column("lam-gi", "Việc cần làm", "link"),
    Column("nguoi", "Người thực hiện"),
    Column("nop", "Ngày nộp", "date", sortable=True, shown=False),
    Column("nhan", "Nơi nhận", shown=False),
    Column("ke-hoach", "Kế hoạch", shown=False),
    Column("muc", "Mục", shown=False),
)
ORDER: dict[str, str | Sequence[str]] = {
    "viec": ("task__order", "deliverable__order"),
    "han": "current_due",
    "nop": "handed_in_on",
}


def work_filters(work: QuerySet[Assignment]) -> tuple[Filter, ...]:
    """Those that make sense for these rows. Three queries."""
    rows = work.order_by()
    plans = Plan.objects.filter(pk__in=rows.values("plan"))
    sections = Section.objects.filter(pk__in=rows.values("section"))
    divisions = Division.objects.filter(pk__in=rows.values("division"))
    officers = Officer.objects.filter(pk__in=rows.values("officer"))
    found: list[Filter] = [
        Search(label="Tìm nhiệm vụ"),
        Choice("trang-thai", "Trạng thái", tuple(Option(one.value, status_words(one)) for one in Status), many=True),
        Choice("nhom", "Nhóm", tuple(Option(key, words) for key, words, _ in BOARD)),
        *_choices("ke-hoach", "Kế hoạch", [(plan.pk, plan.title) for plan in plans]),
        *_choices("muc", "Mục", [(section.pk, str(section)) for section in sections]),
        *_choices("phong", "Phòng", [(one.pk, one.name) for one in divisions]),
        *_choices("nguoi", "Người thực hiện", [(one.pk, one.name) for one in officers]),
        DateRange("han", "Hạn"),
    ]
    return tuple(found)


def _choices(key: str, label: str, options: Sequence[tuple[int, str]]) -> Iterable[Choice]:
    if len(options) > 1:
        yield Choice(key, label, tuple(Option(str(pk), words) for pk, words in options))


def filtered(work: QuerySet[Assignment], query: TableQuery) -> QuerySet[Assignment]:
    """The rows the reader asks for, in their order."""
    for key, field in (("ke-hoach", "plan"), ("muc", "section"), ("phong", "division"), ("nguoi", "officer")):
        if query.text(key):
            work = work.filter(**{field: int(query.text(key))})
    if query.all("trang-thai"):
        work = work.filter(in_statuses({Status(word) for word in query.all("trang-thai")}))
    if query.text("nhom"):
        statuses = next(statuses for key, _, statuses in BOARD if key == query.text("nhom"))
        work = work.counted().filter(in_statuses(set(statuses)))  # type: ignore[attr-defined] # counted by the query
    for word in terms(query.text("q")):
        work = work.filter(task__search__contains=word)
    first, last = query.days("han")
    if first:
        work = work.filter(current_due__gte=first)
    if last:
        work = work.filter(current_due__lte=last)
    if not query.sort:
        return work.order_by(F("current_due").asc(nulls_last=True), "task__order", "pk")
    return work.order_by(*query.order_by(ORDER, "pk"))


def work_rows(actor: Actor, work: Iterable[Assignment], day: date | None = None) -> tuple[Row, ...]:
    """Ready to show. Asks the database nothing."""
    today_ = day or today()
    return tuple(_row(actor, one, today_) for one in work)


def _row(actor: Actor, one: Assignment, day: date) -> Row:
    status: str = one.status  # type: ignore[attr-defined] # counted by the query
    return Row(
        id=str(one.pk),
        version=str(one.version),
        href=assignment_page(one),
        late=status == Status.OVERDUE,
        label=product_words(one),
        cells=cells_of(actor, one, status, day),
    )


def cells_of(actor: Actor, one: Assignment, status: str, day: date) -> dict[str, Cell]:
    """Every column of one row."""
    first = offers(actor, one).first
    left = days_left_words(one, day)
    return {
        "so": one.task.number,
        "viec": Noted(product_words(one), _short(one.task.text)),
        "han": Noted(f"{one.current_due:%d/%m/%Y}", left) if one.current_due else None,
        "trang-thai": status_chips(status, one.kind, one.state),
        "lam-gi": Link(first.words, assignment_page(one)) if first and first.is_open else None,
        "nguoi": " · ".join(str(who) for who in (one.division, one.officer) if who is not None),
        "nop": one.handed_in_on,
        "nhan": one.receiver.name,
        "ke-hoach": one.plan.title,
        "muc": str(one.section) if one.section else "",
    }


def _short(text: str) -> str:
    return text if len(text) <= 140 else text[:138].rsplit(" ", 1)[0] + " …"
