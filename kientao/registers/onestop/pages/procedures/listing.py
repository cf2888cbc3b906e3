"""The catalogue as a list: found without accents, by field, level, online level, agency and standing."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.search import matching
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.chips_procedures import online_chip, standing_chip
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.policies.procedures import may_draft_any, may_keep
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.procedures import (
    Standing,
    fields_of,
    online_at,
    shown_versions,
    standing_in,
    standing_of,
    visible_procedures,
    with_draft,
)
from kientao.registers.onestop.rules.procedure import Content, Level, OnlineLevel
from kientao.registers.onestop.rules.typed_time import limit_words
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ma", "Mã", sortable=True, width="narrow"),
    Column("ten", "Thủ tục", "link", sortable=True, hideable=False, width="wide"),
    Column("linh-vuc", "Lĩnh vực", sortable=True, shown=False, width="normal"),
    Column("cap", "Cấp", sortable=True),
    Column("thoi-han", "Thời hạn"),
    Column("truc-tuyen", "Trực tuyến", "state"),
    Column("co-quan", "Cơ quan quản lý", sortable=True, shown=False),
    Column("hieu-luc", "Hiệu lực từ", "date"),
    Column("quyet-dinh", "Quyết định công bố", shown=False),
    Column("trang-thai", "Trạng thái", "state"),
)
_FIELDS = {
    "ma": "code",
    "ten": "name",
    "linh-vuc": ("field", "code"),
    "cap": ("level", "code"),
    "co-quan": ("owner__name", "code"),
}
_ONLINE = {
    "full": (OnlineLevel.FULL, OnlineLevel.LEVEL_4),
    "partial": (OnlineLevel.PARTIAL, OnlineLevel.LEVEL_3),
    "none": (OnlineLevel.NONE, OnlineLevel.LEVEL_1, OnlineLevel.LEVEL_2),
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Answers the list alone to the list itself."""
    actor = actor_of(request)
    seen = visible_procedures(actor)
    filters = filters_for(seen)
    query = TableQuery.from_request(request, "thu-tuc", COLUMNS, filters, sort="ma")
    shown, total, query = one_page(asked(actor, query), query)
    table = Table(
        id="thu-tuc",
        title="Danh mục",
        address=reverse("procedures"),
        columns=COLUMNS,
        rows=tuple(rows(actor, shown)),
        query=query,
        total=total,
        filters=filters,
        unit="thủ tục",
        export_href=reverse("procedures-export"),
        empty=Empty(
            "Danh mục chưa có thủ tục nào",
            "Nhập danh mục từ Excel hoặc CSV, hoặc soạn từng thủ tục rồi công bố.",
            "Nhập danh mục" if may_keep(actor) else "",
            reverse("procedures-import"),
        ),
    )
    may_keep_it = may_keep(actor)
    head = PageHead(
        "Thủ tục hành chính",
        "Thủ tục nào đang áp dụng, từ ngày nào, theo quyết định nào; bản đang soạn và bản đã bãi bỏ.",
        actions=(
            Action("Soạn thủ tục", reverse("procedure-add"), may_draft_any(actor), "plus", plain=False),
            Action("Nhập danh mục", reverse("procedures-import"), may_keep_it, "upload"),
            Action("Tải JSON", reverse("procedures-json"), icon="download"),
        ),
    )
    return table_answer(request, "registers/onestop/pages/procedures/listing.html", table, {"page_head": head})


def filters_for(seen: "QuerySet[Procedure]") -> tuple[Filter, ...]:
    """Fields and agencies there are. Two queries."""
    owners = Organisation.objects.filter(pk__in=seen.values("owner")).order_by("order", "name")
    return (
        Search(label="Tìm tên, mã thủ tục"),
        Choice("linh-vuc", "Lĩnh vực", tuple(Option(one, one) for one in fields_of(seen)), many=True),
        Choice("cap", "Cấp", tuple(Option(one.value, one.words) for one in Level)),
        Choice("truc-tuyen", "Trực tuyến", tuple(Option(one, OnlineLevel(one).words) for one in _ONLINE)),
        Choice("co-quan", "Cơ quan", tuple(Option(str(one.pk), one.short_name or one.name) for one in owners)),
        Choice("trang-thai", "Trạng thái", tuple(Option(one.value, one.words) for one in Standing)),
        Toggle("noi-bo", "Thủ tục nội bộ"),
        Toggle("dang-soan", "Có bản đang soạn"),
    )


def asked(actor: Actor, query: TableQuery) -> "QuerySet[Procedure]":
    """What the address asks for, in its order."""
    found = matching(visible_procedures(actor), query.text("q"))
    if query.all("linh-vuc"):
        found = found.filter(field__in=query.all("linh-vuc"))
    if query.text("cap"):
        found = found.filter(level=query.text("cap"))
    if query.text("co-quan"):
        found = found.filter(owner=int(query.text("co-quan")))
    if query.text("truc-tuyen"):
        found = online_at(found, _ONLINE[query.text("truc-tuyen")], today())
    if query.text("trang-thai"):
        found = standing_in(found, Standing(query.text("trang-thai")), today())
    if query.on("noi-bo"):
        found = found.filter(internal=True)
    if query.on("dang-soan"):
        found = with_draft(found)
    return found.order_by(*query.order_by(_FIELDS, "code"))


def rows(actor: Actor, shown: list[Procedure]) -> list[Row]:
    """One query for the versions of all."""
    versions = shown_versions(shown, actor, today())
    return [_row(one, versions.get(one.pk)) for one in shown]


def _row(one: Procedure, version: ProcedureVersion | None) -> Row:
    content = content_of(version) if version else Content(one.name)
    cells: dict[str, Cell] = {
        "ma": one.code,
        "ten": Noted(one.name, " · ".join(filter(None, (one.field, "Thủ tục nội bộ" if one.internal else "")))),
        "linh-vuc": one.field or None,
        "cap": Level(one.level).words,
        "thoi-han": terms_words(content) or None,
        "truc-tuyen": online_chip(version.online) if version else None,
        "co-quan": one.owner.short_name or one.owner.name,
        "hieu-luc": version.valid_from if version else None,
        "quyet-dinh": (version.decision or None) if version else None,
        "trang-thai": standing_chip(standing_of(version, today())) if version else None,
    }
    return Row(str(one.pk), cells, href=reverse("procedure", args=[one.pk]))


def terms_words(content: Content) -> str:
    """The terms of all channels, each once."""
    return "; ".join(dict.fromkeys(filter(None, (limit_words(one.limit) for one in content.manners))))[:200]
