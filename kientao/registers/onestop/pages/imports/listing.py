"""Every batch another system sent, the newest first."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.registers.onestop.models import Import, ImportState
from kientao.registers.onestop.pages.imports.shared import counted, state_chip
from kientao.registers.onestop.policies.imports import may_import
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("tep", "Lần gửi", "link", hideable=False, width="wide"),
    Column("gui", "Ngày gửi", "date", sortable=True),
    Column("nguoi", "Người gửi"),
    Column("dong", "Số dòng", "whole", sortable=True),
    Column("loi", "Dòng lỗi", "whole", sortable=True),
    Column("ket-qua", "Kết quả", width="wide"),
    Column("trang-thai", "Trạng thái", "state"),
)
_FILTERS: tuple[Filter, ...] = (
    Choice("trang-thai", "Trạng thái", tuple(Option(one.value, one.label) for one in ImportState)),
)
_ORDER = {"gui": "made", "dong": "rows", "loi": "error_count"}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever takes nothing over."""
    actor = actor_of(request)
    if not may_import(actor):
        raise Http404
    query = TableQuery.from_request(request, "nhap-ho-so", COLUMNS, _FILTERS)
    batches = Import.objects.visible_to(actor).defer("content", "columns")
    if state := query.text("trang-thai"):
        batches = batches.filter(state=state)
    rows, total, query = one_page(batches.order_by(*query.order_by(_ORDER, "-made", "-pk")), query)
    table = Table(
        id="nhap-ho-so",
        title="Các lần gửi",
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="lần gửi",
        empty=Empty(
            "Chưa có lần gửi nào",
            "Gửi tệp CSV, Excel hoặc JSON của phần mềm một cửa khác, hoặc cấp khóa để hệ thống đó tự gửi.",
            icon="upload",
        ),
    )
    head = PageHead(
        "Hồ sơ của hệ thống khác",
        "Tỉnh giữ phần mềm đang dùng: hồ sơ ở đó được theo dõi và tính như hồ sơ ở đây.",
        actions=(Action("Gửi tệp", reverse("import-send"), icon="upload", plain=False),),
    )
    return table_answer(request, "registers/onestop/pages/imports/listing.html", table, {"page_head": head})


def _row(one: Import) -> Row:
    cells: dict[str, Cell] = {
        "tep": Noted(one.system, one.name),
        "gui": timezone.localtime(one.made),
        "nguoi": one.made_by,
        "dong": one.rows,
        "loi": one.error_count,
        "ket-qua": counted(one) or None,
        "trang-thai": state_chip(one),
    }
    return Row(str(one.pk), cells, href=reverse("import", args=[one.pk]))
