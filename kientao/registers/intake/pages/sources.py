"""Systems kept elsewhere that send facts: whose they are, how fresh, how much of theirs stands."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.registers.intake.models import Source
from kientao.registers.intake.policies import may_keep_sources
from kientao.registers.intake.queries.freshness import Freshness, freshness_of
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
    Column("ten", "Hệ thống nguồn", "link", sortable=True, hideable=False, width="wide"),
    Column("co-quan", "Cơ quan gửi", width="wide"),
    Column("lan-cuoi", "Ghi lần cuối", "date"),
    Column("so-ngay", "Số ngày qua", "whole"),
    Column("dong", "Dòng đang có", "whole"),
    Column("trang-thai", "Trạng thái", "state"),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Whoever answers for none finds an empty list that says who does."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "nguon", COLUMNS, (), sort="ten")
    seen = Source.objects.visible_to(actor).select_related("organisation")
    rows, total, query = one_page(seen.order_by(*query.order_by({"ten": "name"}, "pk")), query)
    fresh = freshness_of([one.pk for one in rows])
    may = may_keep_sources(actor)
    add = reverse("intake-source-add")
    empty = Empty(
        "Chưa có hệ thống nguồn nào",
        "Phần mềm của tỉnh (trao đổi văn bản, kiểm tra, giải ngân, cán bộ …) gửi dữ kiện về đây bằng tệp, thư mục hoặc "
        "khóa. Cơ quan thường trực đặt nguồn cho từng cơ quan gửi.",
        "Thêm nguồn" if may else "",
        add if may else "",
        icon="download",
    )
    table = Table(
        id="nguon", title="Các nguồn", address=request.path, columns=COLUMNS, query=query, total=total, unit="nguồn",
        rows=tuple(_row(one, fresh[one.pk]) for one in rows), empty=empty,
    )  # fmt: skip
    head = PageHead(
        "Tiếp nhận dữ kiện",
        "Hệ thống khác gửi gì, lần cuối khi nào, bao nhiêu dòng đang được tính.",
        actions=(Action("Thêm nguồn", add, icon="plus", plain=False),) if may else (),
    )
    return table_answer(request, "registers/intake/pages/listing.html", table, {"page_head": head})


def _row(one: Source, fresh: Freshness) -> Row:
    cells: dict[str, Cell] = {
        "ten": Noted(one.name, one.code),
        "co-quan": one.organisation.name,
        "lan-cuoi": fresh.last,
        "so-ngay": fresh.days,
        "dong": fresh.rows,
        "trang-thai": chips_of(one, fresh),
    }
    return Row(str(one.pk), cells, href=reverse("intake-source", args=[one.pk]))


def chips_of(one: Source, fresh: Freshness) -> tuple[Chip, ...]:
    """What somebody has to do about it, if anything."""
    if not one.active:
        return (Chip("ngừng nhận", "grey", "pause"),)
    if fresh.waiting:
        return (Chip("có lô chờ ghi", "amber", "flag"),)
    if fresh.last is None:
        return (Chip("chưa gửi lần nào", "dashed", "hourglass"),)
    return (Chip("lâu chưa gửi", "amber", "clock"),) if fresh.is_old else (Chip("đang nhận", "green", "check"),)
