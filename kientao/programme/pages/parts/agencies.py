"""The other agencies of a task, as a list that is filtered and paged."""

from django.http import HttpRequest

from kientao.base.clock import today
from kientao.base.search import matching
from kientao.people.access import actor_of
from kientao.programme.addresses import assignment_page
from kientao.programme.chips import status_chips, status_words
from kientao.programme.models import Assignment, Task
from kientao.programme.queries.status_sql import in_statuses
from kientao.programme.queries.task_page import seen_work
from kientao.programme.rules.status import Status
from kientao.programme.words import days_left_words, product_words
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("co-quan", "Cơ quan", "link", sortable=True, hideable=False),
    Column("san-pham", "Sản phẩm", sortable=True),
    Column("han", "Thời hạn", "date", sortable=True),
    Column("trang-thai", "Trạng thái", "state", hideable=False),
    Column("nop", "Ngày nộp", "date", sortable=True),
    Column("nhan", "Nơi nhận", shown=False),
)
_ORDER = {
    "co-quan": ("organisation__order", "organisation__name"),
    "san-pham": ("deliverable__order", "occurrence_last"),
    "han": "current_due",
    "nop": "handed_in_on",
}


def agencies_table(request: HttpRequest, task: Task, counts: dict[str, int]) -> Table:
    """`counts`: status → how many there are. Two queries."""
    filters = _filters(counts)
    query = TableQuery.from_request(request, "cac-co-quan", COLUMNS, filters, size=25)
    rows = seen_work(actor_of(request), task).select_related("organisation", "receiver", "deliverable", "plan")
    if query.all("trang-thai"):
        rows = rows.filter(in_statuses({Status(word) for word in query.all("trang-thai")}))
    rows = matching(rows, query.text("q"), column="organisation__search")
    found, total, query = one_page(
        rows.order_by(*query.order_by(_ORDER, "current_due", "organisation__order", "pk")), query
    )
    return Table(
        id="cac-co-quan",
        title="Các cơ quan thực hiện",
        address=request.path,
        columns=COLUMNS,
        filters=filters,
        rows=tuple(_row(one) for one in found),
        query=query,
        total=total,
        unit="việc",
    )


def _filters(counts: dict[str, int]) -> tuple[Filter, ...]:
    options = tuple(Option(one.value, status_words(one), counts[one.value]) for one in Status if one.value in counts)
    return (Search(label="Tìm cơ quan"), Choice("trang-thai", "Trạng thái", options, many=True))


def _row(one: Assignment) -> Row:
    status: str = one.status  # type: ignore[attr-defined] # counted by the query
    left = days_left_words(one, today())
    return Row(
        id=str(one.pk),
        href=assignment_page(one),
        late=status == Status.OVERDUE,
        cells={
            "co-quan": one.organisation.name,
            "san-pham": product_words(one),
            "han": Noted(f"{one.current_due:%d/%m/%Y}", left) if one.current_due else None,
            "trang-thai": status_chips(status, one.kind, one.state),
            "nop": one.handed_in_on,
            "nhan": one.receiver.name,
        },
    )
