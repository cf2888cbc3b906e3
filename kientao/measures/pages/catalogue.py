"""All measures there are: what each counts, from which facts, and its value so far this year."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.search import searchable
from kientao.facts.catalogue import FACTS
from kientao.measures.answering import counts_of
from kientao.measures.declared.known import Known
from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.measures.declared.policies import may_declare
from kientao.measures.measure import Entered, Measure, Passing
from kientao.people.access import actor_of
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option, Search
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Chỉ số"
_COLUMNS = (
    Column("ten", "Chỉ số", "link", hideable=False, width="wide"),
    Column("cach", "Cách có số liệu", "state", hideable=False),
    Column("du-kien", "Từ dữ kiện", width="normal"),
    Column("don-vi", "Đơn vị"),
    Column("ma", "Mã"),
)
_WAY = Choice("cach", "Cách có số liệu", (Option("tinh", "Tính từ dữ liệu"), Option("nhap", "Đơn vị nhập")))
_SEARCH = Search("tim", "Tên hoặc mã chỉ số")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """For everybody who works here; who may declare measures sees those in work too."""
    actor, known = actor_of(request), Known()
    query = TableQuery.from_request(request, "chi-so", _COLUMNS, (_SEARCH, _WAY), size=200)
    found = [one for one in known.values() if _is_wanted(one, query)]
    query = query.within(len(found))
    first = (query.page - 1) * query.size
    table = Table(
        id="chi-so",
        title="Danh mục",
        address=reverse("measures"),
        columns=_COLUMNS,
        filters=(_SEARCH, _WAY),
        rows=tuple(_row(one, known) for one in found[first : first + query.size]),
        query=query,
        total=len(found),
        unit="chỉ số",
        empty=Empty("Không có chỉ số nào như vậy", "Bỏ bớt điều kiện lọc để xem cả danh mục."),
    )
    can = may_declare(actor)
    head = PageHead(
        TITLE,
        "Mỗi chỉ số là một câu hỏi đã khai báo trên dữ kiện: ai hỏi, hỏi lúc nào, cũng ra cùng một số.",
        actions=(Action("Khai báo chỉ số", reverse("begin-measure"), icon="plus"),) if can else (),
    )
    values = {"page_head": head, "in_work": _in_work(actor) if can else None}
    return table_answer(request, "measures/pages/catalogue.html", table, values)


def _in_work(actor: Actor) -> Facts | None:
    """Drafts of one's own, and what waits for approval."""
    rows = DeclaredMeasure.objects.filter(Q(state=State.PROPOSED) | Q(state=State.DRAFT, maker=actor.account))
    told: list[tuple[str, FactValue]] = [
        (one.get_state_display().capitalize(), Link(one.words, reverse("declared-measure", args=[one.pk])))
        for one in rows.order_by("state", "words")
    ]
    return Facts(tuple(told)) if told else None


def _is_wanted(measure: Measure, query: TableQuery) -> bool:
    way = query.text("cach")
    if way and measure.is_computed != (way == "tinh"):
        return False
    words = searchable(query.text("tim"))
    return words in searchable(measure.words, measure.english, measure.code)


def _row(measure: Measure, known: Known) -> Row:
    computed = measure.is_computed
    cells: dict[str, Cell] = {
        "ten": Link(measure.words, reverse("measure", args=[measure.code]), note=measure.about),
        "cach": Chip("tính từ dữ liệu", "teal", "check") if computed else Chip("đơn vị nhập", "outline", "pen"),
        "du-kien": _facts(measure, known),
        "don-vi": measure.unit.words or "số lượng",
        "ma": measure.code,
    }
    return Row(measure.code, cells)


def _facts(measure: Measure, known: Known) -> str | None:
    asks = measure.asks
    if isinstance(asks, Entered):
        return "Số liệu nhập"
    counted = counts_of(known[asks.of] if isinstance(asks, Passing) else measure)
    return ", ".join(dict.fromkeys(FACTS[one.fact].words for one in counted))
