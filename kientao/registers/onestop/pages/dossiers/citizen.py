"""The dossiers of one citizen, by the whole identity number; whoever looks is noted down at each dossier found."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.looking_up import look_up
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.dossiers import fields, rows
from kientao.registers.onestop.policies.outside import may_look_up_results
from kientao.registers.onestop.queries.moment import reading
from kientao.ui.empty import Empty
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Table
from kientao.ui.table.query import TableQuery

_COLUMNS = tuple(one for one in rows.COLUMNS if one.shown)


class NumberForm(OfficeForm):
    """The whole number; a part of one finds nobody."""

    number = fields.line("Số căn cước, hộ chiếu hoặc mã số doanh nghiệp", 40, "Nhập đủ số.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The number is sent in a form, so that it stands in no address."""
    actor = actor_of(request)
    require(may_look_up_results(actor))
    form = NumberForm(request.POST if request.method == "POST" else None)
    found = look_up(actor=actor, id_number=form.cleaned_data["number"]) if form.is_valid() else None
    values: dict[str, Any] = {
        "page_head": PageHead(
            "Tìm hồ sơ theo số giấy tờ",
            "Chỉ trong những hồ sơ anh/chị được xem. Mỗi lần tìm được ghi lại.",
            crumbs=(("Hồ sơ", reverse("dossiers")),),
        ),
        "panel": FormPanel(form, "Tìm", busy="Đang tìm…"),
        "table": _table(request, found) if found is not None else None,
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "registers/onestop/pages/dossiers/citizen.html", values, status=status)


def _table(request: HttpRequest, found: list[Dossier]) -> Table:
    now = reading()
    columns = tuple(one for one in _COLUMNS)
    return Table(
        id="ho-so-cua-nguoi-nop",
        title="Hồ sơ của người này",
        address=request.path,
        columns=tuple(_still(one) for one in columns),
        rows=tuple(rows.row_of(one, now) for one in found),
        query=TableQuery(columns=tuple(one.key for one in columns), size=500),
        total=len(found),
        unit="hồ sơ",
        empty=Empty("Không có hồ sơ nào", "Kiểm tra lại số, hoặc hồ sơ ở nơi anh/chị không được xem.", icon="search"),
    )


def _still(column: Column) -> Column:
    """A list that a form brought can't be asked for again in another order."""
    return Column(column.key, column.label, column.kind, hideable=False, width=column.width)
