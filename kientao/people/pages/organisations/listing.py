"""The register as a list: found without accents, by kind and level, as it stood on a day."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.people.pages.organisations.shared import LIST, address, state_chip
from kientao.people.policies.organisations import may_edit_organisations, may_see_organisations
from kientao.people.queries.organisations import found, visible_to
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option, Search, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ten", "Cơ quan", "link", sortable=True, hideable=False, width="wide"),
    Column("ma", "Mã", sortable=True),
    Column("loai", "Loại", sortable=True),
    Column("cap", "Cấp", sortable=True, shown=False),
    Column("cap-tren", "Trực thuộc"),
    Column("tu", "Thành lập", "date", sortable=True, help="Để trống: có từ trước."),
    Column("den", "Kết thúc", "date", sortable=True, shown=False),
    Column("van-ban", "Văn bản thành lập", shown=False),
    Column("trang-thai", "Trạng thái", "state"),
)
FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm theo tên, viết tắt, mã"),
    Choice("loai", "Loại", tuple(Option(kind.value, kind.words) for kind in Kind)),
    Choice("cap", "Cấp", tuple(Option(level.value, level.words) for level in Level)),
    DateRange("hoat-dong", "Hoạt động"),
    Toggle("da-ket-thuc", "Cả cơ quan đã kết thúc"),
)
_FIELDS = {
    "ten": "name",
    "ma": "code",
    "loai": ("kind", "order"),
    "cap": "level",
    "tu": "valid_from",
    "den": "valid_to",
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Answers the list alone to the list itself."""
    actor = actor_of(request)
    require(may_see_organisations(actor))
    query = TableQuery.from_request(request, "co-quan", COLUMNS, FILTERS)
    may_edit = may_edit_organisations(actor)
    head = PageHead(
        LIST,
        "Ai là ai trong tỉnh, từ ngày nào, ai tiếp nhận việc của ai.",
        actions=(
            Action("Thêm cơ quan", reverse("organisation-add"), may_edit, "plus", plain=False),
            Action("Nhập từ Excel", reverse("organisations-import"), may_edit, "upload"),
            Action("Nạp danh mục tỉnh", reverse("organisations-load"), may_edit, "building"),
            Action("Phân công lĩnh vực", reverse("responsibilities"), icon="flag"),
        ),
    )
    return table_answer(
        request, "people/pages/organisations/listing.html", _table(rows(request, query), query), {"page_head": head}
    )


def rows(request: HttpRequest, query: TableQuery) -> QuerySet[Organisation]:
    """What the address asks for."""
    asked = found(
        visible_to(actor_of(request)), words=query.text("q"), kind=query.text("loai"), level=query.text("cap")
    )
    first, last = query.days("hoat-dong")
    if first or last:
        asked = asked.filter(_alive_within(first, last))
    elif not query.on("da-ket-thuc"):
        asked = asked.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today()))
    order = query.order_by(_FIELDS, "order", "name", "pk") if query.sort else ("order", "name", "pk")
    return asked.select_related("parent").order_by(*order)


def _alive_within(first: date | None, last: date | None) -> Q:
    since = Q(valid_to__isnull=True) | Q(valid_to__gte=first) if first else Q()
    until = Q(valid_from__isnull=True) | Q(valid_from__lte=last) if last else Q()
    return since & until


def _table(asked: QuerySet[Organisation], query: TableQuery) -> Table:
    shown, total, query = one_page(asked, query)
    return Table(
        id="co-quan",
        title="Danh sách",
        address=reverse("organisations"),
        columns=COLUMNS,
        rows=tuple(_row(one) for one in shown),
        query=query,
        total=total,
        filters=FILTERS,
        unit="cơ quan",
        export_href=reverse("organisations-export"),
        empty=Empty(
            "Danh mục chưa có cơ quan nào",
            "Nạp danh mục của tỉnh (UBND tỉnh, sở, ban, ngành, UBND cấp xã) rồi sửa cho đúng thực tế.",
            "Nạp danh mục tỉnh",
            reverse("organisations-load"),
            "building",
        ),
    )


def _row(one: Organisation) -> Row:
    name = Noted(one.name, one.short_name) if one.short_name else one.name
    cells = {
        "ten": name,
        "ma": one.code,
        "loai": Kind(one.kind).words,
        "cap": Level(one.level).words,
        "cap-tren": one.parent.short_name or one.parent.name if one.parent else None,
        "tu": one.valid_from,
        "den": one.valid_to,
        "van-ban": one.legal_act or None,
        "trang-thai": state_chip(one, today()),
    }
    return Row(str(one.pk), cells, href=address(one))
