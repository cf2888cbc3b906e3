"""All measures there are: what each counts, from which facts, and its value so far this year."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.search import searchable
from kientao.facts.catalogue import FACTS
from kientao.measures.answering import counts_of
from kientao.measures.catalogue import MEASURES
from kientao.measures.measure import Entered, Measure, Passing
from kientao.people.access import actor_of
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
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
    """For everybody who works here."""
    actor_of(request)
    query = TableQuery.from_request(request, "chi-so", _COLUMNS, (_SEARCH, _WAY), size=200)
    found = [one for one in MEASURES.values() if _is_wanted(one, query)]
    query = query.within(len(found))
    first = (query.page - 1) * query.size
    table = Table(
        id="chi-so",
        title=TITLE,
        lead="Mỗi chỉ số là một câu hỏi đã khai báo trên dữ kiện: ai hỏi, hỏi lúc nào, cũng ra cùng một số.",
        level=1,
        address=reverse("measures"),
        columns=_COLUMNS,
        filters=(_SEARCH, _WAY),
        rows=tuple(_row(one) for one in found[first : first + query.size]),
        query=query,
        total=len(found),
        unit="chỉ số",
        empty=Empty("Không có chỉ số nào như vậy", "Bỏ bớt điều kiện lọc để xem cả danh mục."),
    )
    return table_answer(request, "measures/pages/list.html", table, {})


def _is_wanted(measure: Measure, query: TableQuery) -> bool:
    way = query.text("cach")
    if way and measure.is_computed != (way == "tinh"):
        return False
    words = searchable(query.text("tim"))
    return words in searchable(measure.words, measure.english, measure.code)


def _row(measure: Measure) -> Row:
    computed = measure.is_computed
    cells: dict[str, Cell] = {
        "ten": Link(measure.words, reverse("measure", args=[measure.code]), note=measure.about),
        "cach": Chip("tính từ dữ liệu", "teal", "check") if computed else Chip("đơn vị nhập", "outline", "pen"),
        "du-kien": _facts(measure),
        "don-vi": measure.unit.words or "số lượng",
        "ma": measure.code,
    }
    return Row(measure.code, cells)


def _facts(measure: Measure) -> str | None:
    asks = measure.asks
    if isinstance(asks, Entered):
        return "Số liệu nhập"
    counted = counts_of(MEASURES[asks.of] if isinstance(asks, Passing) else measure)
    return ", ".join(dict.fromkeys(FACTS[one.fact].words for one in counted))
