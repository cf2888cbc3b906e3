"""The codes that agencies' dossiers are numbered by: those in force, and setting one from a date on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.search import terms
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.settling_rules import set_agency_code
from kientao.registers.onestop.models import AgencyCode
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.policies.dossiers import may_settle_rules
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.codes import BadCode, dossier_code
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.ui.empty import Empty
from kientao.ui.forms.fields import AgencyField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Filter, Search, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Mã hồ sơ của cơ quan"
COLUMNS = (
    Column("co-quan", "Cơ quan", hideable=False, width="wide"),
    Column("ma", "Mã"),
    Column("nguon", "Lấy từ"),
    Column("truc-tuyen", "Hồ sơ trực tuyến do", width="normal"),
    Column("vi-du", "Hồ sơ đầu tiên hôm nay sẽ là"),
)
_FILTERS: tuple[Filter, ...] = (Search(label="Tìm cơ quan"), Toggle("thieu", "Chưa có mã"))


class CodeForm(OfficeForm):
    """Whose, which, from when."""

    agency = AgencyField(label="Cơ quan", suggestions="", help_text="Gõ tên hoặc chữ viết tắt, rồi chọn trong gợi ý.")
    code = fields.line("Mã định danh điện tử", 35, "H56.17.05 (QĐ 20/2020/QĐ-TTg) hoặc 000.17.05.H56 (QCVN 102).")
    counter = AgencyField(
        label="Một cửa trả lời hồ sơ trực tuyến",
        suggestions="",
        required=False,
        help_text="Ví dụ Trung tâm Phục vụ hành chính công tỉnh. Để trống: một cửa của chính cơ quan.",
    )
    valid_from = fields.day("Áp dụng từ ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("agency", "counter"):
            self.fields[name].widget.suggestions = reverse("organisation-suggestions")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Agencies that exist today."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "ma-co-quan", COLUMNS, _FILTERS)
    rows = Organisation.objects.on(today()).order_by("order", "name")
    for word in terms(query.text("q")):
        rows = rows.filter(search__contains=word)
    dated = AgencyCode.objects.filter(valid_from__lte=today()).order_by("valid_from")
    set_codes = {one.organisation_id: one for one in dated.select_related("counter")}
    if query.on("thieu"):
        rows = rows.filter(id_code="").exclude(pk__in=set_codes)
    found, total, query = one_page(rows, query)
    rules = rules_on(today()).rules
    table = Table(
        id="ma-co-quan",
        title="Cơ quan",
        address=reverse("agency-codes"),
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one, set_codes.get(one.pk), rules) for one in found),
        query=query,
        total=total,
        unit="cơ quan",
        empty=Empty("Chưa có cơ quan nào", "Cơ quan được lập ở danh bạ.", icon="building"),
    )
    action = Action("Đặt mã cho một cơ quan", reverse("set-agency-code"), icon="tag", plain=False)
    head = PageHead(
        TITLE,
        "Mã hồ sơ bắt đầu bằng mã này; mã đã cấp không bao giờ đổi.",
        actions=(action,) if may_settle_rules(actor) else (),
    )
    return table_answer(request, "registers/onestop/pages/following/rows_with_head.html", table, {"page_head": head})


@require_http_methods(["GET", "HEAD", "POST"])
def set_code(request: HttpRequest) -> HttpResponse:
    """Who looks after procedures."""
    actor = actor_of(request)

    def make(given: Mapping[str, Any] | None) -> OfficeForm:
        return CodeForm(given, initial={"valid_from": today()})

    return step_page(
        request,
        Step(
            head=PageHead("Đặt mã hồ sơ của cơ quan", crumbs=((TITLE, reverse("agency-codes")),)),
            facts=None,
            decision=may_settle_rules(actor),
            form=make,
            act=lambda given: _set(actor, given),
            button="Đặt mã",
            done="Đã đặt mã hồ sơ của cơ quan.",
            back=reverse("agency-codes"),
            notes="Hồ sơ đã cấp mã giữ nguyên mã cũ.",
            draft="ma-co-quan",
        ),
    )


def _set(actor: Actor, given: dict[str, Any]) -> AgencyCode:
    chosen = organisation_picked(actor, given["agency"], today(), "agency")
    assert chosen is not None  # the field is required
    counter = organisation_picked(actor, given["counter"], today(), "counter")
    return set_agency_code(
        actor=actor,
        organisation_id=chosen.pk,
        code=given["code"],
        valid_from=given["valid_from"],
        counter_id=counter.pk if counter else None,
    )


def _row(one: Organisation, own: AgencyCode | None, rules: OfficeRules) -> Row:
    code = own.code if own else one.id_code
    source = "Mã đặt riêng cho hồ sơ" if own else "Mã định danh điện tử của cơ quan" if code else ""
    cells = {
        "co-quan": one.name,
        "ma": code or None,
        "nguon": source,
        "truc-tuyen": own.counter.name if own and own.counter else None,
        "vi-du": _first(code, rules),
    }
    return Row(id=str(one.pk), cells=cells)


def _first(code: str, rules: OfficeRules) -> str | None:
    try:
        return dossier_code(code, today(), 1, rules.code_pattern, rules.system_owner) if code else None
    except BadCode:
        return "Mã không đúng dạng"
