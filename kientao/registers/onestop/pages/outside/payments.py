"""Money that somebody must look at: surplus to give back, calls that fit nothing, orders that wait too long."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.models import CallKind, Dossier, Payment, PaymentState, ProviderCall
from kientao.registers.onestop.pages.outside.money import money_page
from kientao.registers.onestop.pages.outside.parts import LIST, PAYMENT_CHIPS, payment_chip
from kientao.registers.onestop.policies.outside import may_look_at_calls, may_see_tills
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ho-so", "Mã hồ sơ", "link", hideable=False, width="normal"),
    Column("ma", "Mã giao dịch"),
    Column("ngan-hang", "Số của cổng, ngân hàng"),
    Column("co-quan", "Cơ quan thu", width="normal", shown=False),
    Column("lap", "Lập lúc", align="end", sortable=True),
    Column("so-tien", "Số tiền (đồng)", "whole", sortable=True),
    Column("trang-thai", "Tình trạng", "state"),
    Column("ghi-chu", "Ghi chú", width="normal"),
)
_ORDER = {"lap": "asked", "so-tien": "amount"}
_STATES = tuple(Option(key.value, chip.words) for key, chip in PAYMENT_CHIPS.items())
_FILTERS = (
    Search(label="Tìm mã hồ sơ, mã giao dịch"),
    Choice(
        "trang-thai",
        "Tình trạng",
        tuple(Option(key.value, chip.words) for key, chip in PAYMENT_CHIPS.items()),
        many=True,
    ),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Online payments and surplus of the dossiers the actor sees; surplus first."""
    actor = actor_of(request)
    require(may_see_tills(actor))
    query = TableQuery.from_request(request, "giao-dich", COLUMNS, _FILTERS, sort="-lap")
    seen = Dossier.objects.visible_to(actor)
    found = Payment.objects.filter(dossier__in=seen).exclude(provider="").select_related("dossier", "organisation")
    surplus = found.filter(state=PaymentState.SURPLUS).count()
    if wanted := query.text("q"):
        found = found.filter(dossier__code__icontains=wanted) | found.filter(reference__icontains=wanted)
    if states := query.all("trang-thai"):
        found = found.filter(state__in=states)
    rows, total, query = one_page(found.order_by(*query.order_by(_ORDER, "-pk")), query)
    table = Table(
        id="giao-dich",
        title="Danh sách giao dịch",
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="giao dịch",
        empty=Empty("Chưa có giao dịch nào", "Giao dịch lập ở trang thu phí của hồ sơ hiện ở đây.", icon="doc"),
    )
    unknown = 0
    if may_look_at_calls(actor):
        unknown = ProviderCall.objects.filter(kind=CallKind.LOOK, payment__isnull=True).count()
    head = PageHead("Giao dịch thanh toán", "Trực tuyến và chuyển khoản; tiền về thừa được giữ riêng đến khi hoàn lại.")
    return table_answer(request, LIST, table, {"page_head": head, "notice": _notice(surplus, unknown)})


def _notice(surplus: int, unknown: int) -> Notice | None:
    parts = [f"{surplus} khoản về thừa cần hoàn"] * bool(surplus)
    parts += [f"{unknown} báo có không thuộc giao dịch nào (xem ở «Kết nối»)"] * bool(unknown)
    return Notice(f"Có {', '.join(parts)}.", kind="warning") if parts else None


def _row(one: Payment) -> Row:
    return Row(
        id=str(one.pk),
        href=money_page(one.dossier),
        cells={
            "ho-so": one.dossier.code,
            "ma": one.reference,
            "ngan-hang": one.provider_reference,
            "co-quan": str(one.organisation or ""),
            "lap": local(one.asked),
            "so-tien": one.amount,
            "trang-thai": payment_chip(one),
            "ghi-chu": one.note,
        },
    )
