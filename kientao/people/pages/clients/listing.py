"""Other systems that have a key."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.models import ApiClient
from kientao.people.policies.clients import may_manage_clients
from kientao.people.scopes import Scope
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ten", "Hệ thống", "link", sortable=True, hideable=False, width="wide"),
    Column("viec", "Được làm", width="wide"),
    Column("dung", "Lần gọi gần nhất", "date", sortable=True),
    Column("so-lan", "Số lần gọi", "whole", sortable=True),
    Column("han", "Hết hạn", "date", sortable=True),
    Column("trang-thai", "Trạng thái", "state"),
)
_ORDER = {"ten": "name", "dung": "last_used", "so-lan": "calls", "han": "valid_to"}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever doesn't run the system."""
    if not may_manage_clients(actor_of(request)):
        raise Http404
    query = TableQuery.from_request(request, "khoa", COLUMNS, (), sort="ten")
    rows, total, query = one_page(
        ApiClient.objects.select_related("organisation").order_by(*query.order_by(_ORDER, "pk")), query
    )
    table = Table(
        id="khoa",
        title="Danh sách khóa",
        address=request.path,
        columns=COLUMNS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="khóa",
        empty=Empty("Chưa có hệ thống nào", "Cấp khóa để phần mềm khác gửi hồ sơ hoặc tra cứu.", icon="lock"),
    )
    head = PageHead(
        "Khóa của hệ thống khác",
        "Phần mềm nào gửi và đọc được dữ liệu ở đây, lần cuối khi nào.",
        actions=(Action("Cấp khóa", reverse("api-client-add"), icon="plus", plain=False),),
    )
    return table_answer(request, "people/pages/clients/listing.html", table, {"page_head": head})


def state_chip(client: ApiClient) -> Chip:
    """Does the key still open anything?"""
    if client.ended is not None:
        return Chip("đã kết thúc", "grey", "stop")
    if not client.is_good_on(today()):
        return Chip("hết hạn", "amber", "clock")
    return Chip("đang dùng được", "green", "check")


def scope_words(client: ApiClient) -> str:
    """What it may do."""
    return ", ".join(one.words for one in Scope if one.value in client.scopes)


def _row(one: ApiClient) -> Row:
    cells: dict[str, Cell] = {
        "ten": Noted(one.name, one.organisation.name),
        "viec": scope_words(one),
        "dung": timezone.localtime(one.last_used) if one.last_used else None,
        "so-lan": one.calls,
        "han": one.valid_to,
        "trang-thai": state_chip(one),
    }
    return Row(str(one.pk), cells, href=reverse("api-client", args=[one.pk]))
