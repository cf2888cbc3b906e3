"""Signed letters of apology: about which dossier, how late, promised for when, and whether anybody may read them."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import midnight
from kientao.people.access import actor_of
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import Apology
from kientao.registers.onestop.models.sight import sees_everything
from kientao.registers.onestop.queries.choices import deciding_agencies
from kientao.registers.onestop.queries.public_apologies import days_late, signed_apologies
from kientao.registers.onestop.words import local, moment_words
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Thư xin lỗi"
COLUMNS = (
    Column("so", "Số, ngày ký", "link", hideable=False),
    Column("thu-tuc", "Thủ tục, mã hồ sơ", width="wide"),
    Column("co-quan", "Cơ quan giải quyết", width="narrow"),
    Column("cu", "Hẹn trả cũ", "date"),
    Column("moi", "Hẹn lại", "date"),
    Column("tre", "Số ngày trễ", "whole"),
    Column("nguyen-nhan", "Nguyên nhân", width="normal"),
    Column("cong-khai", "Công khai", "state", hideable=False),
)
PUBLISHED, UNPUBLISHED = Chip("Đã công khai", "green", "check"), Chip("Không công khai", "outline")
_SIGNED = DateRange("ky", "Ngày ký")
_PUBLISHED = Choice("cong-khai", "Công khai", (Option("co", PUBLISHED.words), Option("khong", UNPUBLISHED.words)))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the dossiers the actor sees, the latest first."""
    actor = actor_of(request)
    filters = _filters(actor)
    query = TableQuery.from_request(request, "thu-xin-loi", COLUMNS, filters)
    found = _found(actor, query)
    total = found.count()
    query = query.within(total)
    first = (query.page - 1) * query.size
    table = Table(
        id="thu-xin-loi",
        title="Từng thư",
        address=reverse("one-stop-letters"),
        columns=COLUMNS,
        filters=filters,
        rows=tuple(_row(one) for one in found.order_by("-signed", "-pk")[first : first + query.size]),
        query=query,
        total=total,
        unit="thư",
        empty=Empty("Không có thư nào", "Thư xin lỗi và hẹn lại đã ký hiện ở đây.", icon="check"),
    )
    head = PageHead(
        TITLE,
        "Thư được công khai khi quy tắc một cửa đặt như vậy lúc ký; bản công khai không nêu người nộp.",
        crumbs=(("Quá hạn và sắp đến hạn", reverse("one-stop-late")),),
    )
    return table_answer(request, "registers/onestop/pages/following/rows_with_head.html", table, {"page_head": head})


def _found(actor: Actor, query: TableQuery) -> "QuerySet[Apology]":
    found = signed_apologies(actor)
    first, last = query.days("ky")
    if first is not None:
        found = found.filter(signed__gte=midnight(first))
    if last is not None:
        found = found.filter(signed__lt=midnight(last + timedelta(days=1)))
    if query.text("cong-khai"):
        found = found.filter(published__isnull=query.text("cong-khai") == "khong")
    if query.text("co-quan"):
        found = found.filter(dossier__competent=int(query.text("co-quan")))
    return found


def _row(one: Apology) -> Row:
    dossier = one.dossier
    return Row(
        id=str(one.pk),
        href=dossier_page(dossier.code),
        label=f"Thư số {one.number}, {dossier.code}",
        cells={
            "so": Noted(one.number, moment_words(one.signed)),
            "thu-tuc": Noted(dossier.procedure.name, dossier.code),
            "co-quan": str(dossier.competent),
            "cu": local(one.due_before),
            "moi": local(one.new_due),
            "tre": days_late(one),
            "nguyen-nhan": one.cause,
            "cong-khai": PUBLISHED if one.published else UNPUBLISHED,
        },
    )


def _filters(actor: Actor) -> tuple[Filter, ...]:
    found: list[Filter] = [_SIGNED, _PUBLISHED]
    if sees_everything(actor):
        options = tuple(Option(str(one.pk), one.name) for one in deciding_agencies())
        found.append(Choice("co-quan", "Cơ quan giải quyết", options))
    return tuple(found)
