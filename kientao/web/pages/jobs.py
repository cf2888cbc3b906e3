"""Background jobs: what waits, what runs, what failed."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.people.access import actor_of
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery
from kientao.web.pages.job import chip_of

COLUMNS = (
    Column("viec", "Việc", "link", hideable=False, width="wide"),
    Column("trang-thai", "Trạng thái", "state"),
    Column("tien-do", "Tiến độ"),
    Column("luc", "Yêu cầu lúc", "date", sortable=True),
    Column("xong", "Kết thúc lúc", "date", sortable=True),
    Column("loi", "Lỗi", width="wide"),
)
FILTERS: tuple[Filter, ...] = (
    Choice("trang-thai", "Trạng thái", tuple(Option(state.value, str(state.label)) for state in JobState)),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Administrators see all; others what they asked for."""
    query = TableQuery.from_request(request, "viec-nen", COLUMNS, FILTERS, sort="-luc")
    asked = Job.objects.visible_to(actor_of(request))
    if state := query.text("trang-thai"):
        asked = asked.filter(state=state)
    shown, total, query = one_page(asked.order_by(*query.order_by({"luc": "asked_at", "xong": "finished"})), query)
    table = Table(
        id="viec-nen",
        title="Việc nền",
        address=reverse("jobs"),
        columns=COLUMNS,
        rows=tuple(_row(job) for job in shown),
        query=query,
        total=total,
        filters=FILTERS,
        unit="việc",
        empty=Empty("Chưa có việc nền nào", "Việc dài như biên dịch, nhập tệp, gửi thư sẽ hiện ở đây.", icon="gear"),
    )
    head = PageHead("Việc nền", "Việc đang chờ, đang chạy, đã xong và bị lỗi.")
    return table_answer(request, "web/pages/jobs.html", table, {"page_head": head})


def _row(job: Job) -> Row:
    cells: dict[str, Cell] = {
        "viec": job.words,
        "trang-thai": chip_of(job),
        "tien-do": f"{job.share} %" if job.share is not None else None,
        "luc": timezone.localtime(job.asked_at),
        "xong": timezone.localtime(job.finished) if job.finished else None,
        "loi": job.error or None,
    }
    return Row(str(job.pk), cells, href=reverse("job", args=[job.pk]))
