"""One source: whose it is, how fresh, how its files are read, what was sent."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.registers.intake.models import Batch, BatchState, SavedMapping, Source
from kientao.registers.intake.pages.shared import counted, crumbs, meant, source_of, state_chip
from kientao.registers.intake.pages.sources import chips_of
from kientao.registers.intake.policies import may_keep_mapping, may_keep_sources, may_send
from kientao.registers.intake.queries.freshness import Freshness, freshness_of
from kientao.registers.intake.rules.mode import Mode
from kientao.ui.empty import Empty
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("lo", "Lô", "link", hideable=False, width="wide"),
    Column("loai", "Loại dữ kiện"),
    Column("gui", "Ngày gửi", "date", sortable=True),
    Column("nguoi", "Người gửi", shown=False),
    Column("dong", "Số dòng", "whole", sortable=True),
    Column("ket-qua", "Thay đổi"),
    Column("trang-thai", "Trạng thái", "state"),
)
_FILTERS: tuple[Filter, ...] = (
    Choice("trang-thai", "Trạng thái", tuple(Option(one.value, one.label) for one in BatchState)),
)


@require_safe
def page(request: HttpRequest, source_id: int) -> HttpResponse:
    """Its batches, the newest first."""
    actor, source = actor_of(request), source_of(request, source_id)
    fresh = freshness_of([source.pk])[source.pk]
    may_map = may_keep_mapping(actor, source)
    add = reverse("intake-mapping-add", args=[source.pk])
    values = {
        "page_head": _head(actor, source, fresh),
        "facts": _facts(source, fresh),
        "mappings": [_link(one) for one in SavedMapping.objects.filter(source=source)],
        "no_mapping": Empty(
            "Chưa có cách đọc nào",
            "Cách đọc cho biết cột nào của tệp là gì: đặt một lần, dùng cho mọi lần gửi.",
            "Thêm cách đọc" if may_map else "",
            add if may_map else "",
            icon="columns",
        ),
    }
    return table_answer(request, "registers/intake/pages/source.html", _table(request, source), values)


def _table(request: HttpRequest, source: Source) -> Table:
    query = TableQuery.from_request(request, "lo", COLUMNS, _FILTERS)
    batches = Batch.objects.filter(source=source).defer("content", "errors")
    if state := query.text("trang-thai"):
        batches = batches.filter(state=state)
    order = query.order_by({"gui": "made", "dong": "rows"}, "-made", "-pk")
    rows, total, query = one_page(batches.order_by(*order), query)
    return Table(
        id="lo", title="Các lô đã gửi", address=request.path, columns=COLUMNS, filters=_FILTERS, query=query,
        rows=tuple(_row(one) for one in rows), total=total, unit="lô",
        empty=Empty(
            "Chưa có lô nào",
            "Gửi tệp, đặt tệp vào thư mục tiếp nhận, hoặc để hệ thống tự gửi bằng khóa.",
            icon="upload",
        ),
    )  # fmt: skip


def _head(actor: Actor, source: Source, fresh: Freshness) -> PageHead:
    actions = [
        Action("Gửi tệp", reverse("intake-send", args=[source.pk]), may_send(actor, source), icon="upload", plain=False)
    ]
    if may_keep_mapping(actor, source):
        actions.append(Action("Thêm cách đọc", reverse("intake-mapping-add", args=[source.pk]), icon="columns"))
    if may_keep_sources(actor):
        actions.append(Action("Sửa nguồn", reverse("intake-source-edit", args=[source.pk]), icon="pen"))
    return PageHead(source.name, source.organisation.name, crumbs(), chips_of(source, fresh), tuple(actions))


def _facts(source: Source, fresh: Freshness) -> Facts:
    return Facts(
        (
            ("Mã", source.code),
            ("Cơ quan gửi", source.organisation.name),
            ("Khóa tự gửi", source.client.name if source.client else None),
            ("Nói về", "Mọi cơ quan" if source.of_others else "Cơ quan gửi và cơ quan trực thuộc"),
            ("Ghi lần cuối", fresh.last),
            ("Dòng đang có", fresh.rows),
        )
    )


def _link(one: SavedMapping) -> Link:
    address = reverse("intake-mapping", args=[one.source_id, one.fact_code])
    return Link(one.fact.words, address, Mode(one.mode).words.partition(":")[0])


def _row(one: Batch) -> Row:
    cells: dict[str, Cell] = {
        "lo": Noted(f"Lô {one.pk}", one.name),
        "loai": Noted(one.fact.words, meant(one)),
        "gui": timezone.localtime(one.made),
        "nguoi": one.made_by,
        "dong": one.rows,
        "ket-qua": counted(one) or None,
        "trang-thai": state_chip(one),
    }
    return Row(str(one.pk), cells, href=reverse("intake-batch", args=[one.pk]))
