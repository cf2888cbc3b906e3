"""The portal's list of a period beside ours, and the export of a period in the portal's shape."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.jobs.queue import enqueue
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.reconciling import exported
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.jobs_outside import compare_with_portal
from kientao.registers.onestop.models import PortalCheck
from kientao.registers.onestop.outside.national import is_connected
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.outside.parts import LIST
from kientao.registers.onestop.pages.outside.portal import tabs
from kientao.registers.onestop.policies.outside import may_mend_sync, may_read_portal
from kientao.registers.onestop.rules.national import status_of
from kientao.registers.onestop.rules.reconciling import Kind
from kientao.registers.onestop.words import local, moment_words
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.numbers import span_of_days, whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

CHECKS = (
    Column("thoi-ky", "Thời kỳ tiếp nhận", "link", hideable=False),
    Column("luc", "Đối soát lúc", align="end"),
    Column("ai", "Người yêu cầu"),
    Column("ta", "Của tỉnh", "whole"),
    Column("cong", "Trên Cổng", "whole"),
    Column("lech", "Chỗ lệch", "whole"),
)
FOUND = (
    Column("ho-so", "Mã hồ sơ", "link", hideable=False, width="normal"),
    Column("lech", "Lệch thế nào", "state"),
    Column("ta", "Trạng thái của tỉnh"),
    Column("cong", "Trạng thái trên Cổng"),
    Column("co-quan", "Cơ quan chịu trách nhiệm", width="wide"),
)
_KINDS = tuple(Option(one.value, one.words) for one in Kind)
_FOUND_FILTERS = (Search(label="Tìm mã hồ sơ, cơ quan"), Choice("lech", "Lệch thế nào", _KINDS, many=True))
_CHIPS = {
    Kind.MISSING_THERE: Chip(Kind.MISSING_THERE.words, "amber", "upload"),
    Kind.MISSING_HERE: Chip(Kind.MISSING_HERE.words, "violet", "download"),
    Kind.TWICE: Chip(Kind.TWICE.words, "violet", "repeat"),
    Kind.DIFFERS: Chip(Kind.DIFFERS.words, "amber", "warning"),
}


class PeriodForm(OfficeForm):
    """From a day to a day, by when dossiers were received."""

    first = fields.day("Tiếp nhận từ ngày")
    last = fields.day("Đến hết ngày")


@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest) -> HttpResponse:
    """Earlier ones, and the form for another."""
    actor = actor_of(request)
    require(may_mend_sync(actor))
    form = _period(request)
    if request.method == "POST" and form.is_valid():
        return _asked(request, actor, form.cleaned_data)
    query = TableQuery.from_request(request, "doi-soat", CHECKS)
    rows, total, query = one_page(PortalCheck.objects.order_by("-made"), query)
    table = Table(
        id="doi-soat",
        title="Các lần đối soát",
        address=request.path,
        columns=CHECKS,
        rows=tuple(_check_row(one) for one in rows),
        query=query,
        total=total,
        unit="lần",
        empty=Empty("Chưa đối soát lần nào", "Chọn thời kỳ ở trên rồi bấm «Đối soát».", icon="search"),
    )
    notice = None if is_connected() else Notice("Chưa nối Cổng quốc gia (KIENTAO_NATIONAL_URL).")
    head = PageHead("Đối soát với Cổng quốc gia", "Hồ sơ nào thiếu, trùng, khác trạng thái; thuộc cơ quan nào.")
    values = {
        "page_head": head,
        "tabs": tabs("portal-checks"),
        "notice": notice,
        "form_panel": FormPanel(form, "Đối soát", busy="Đang gửi…"),
    }
    return table_answer(request, LIST, table, values)


@require_safe
def check(request: HttpRequest, check_id: int) -> HttpResponse:
    """What differed."""
    actor = actor_of(request)
    require(may_mend_sync(actor))
    one = PortalCheck.objects.filter(pk=check_id).first()
    if one is None:
        raise Http404
    query = TableQuery.from_request(request, "lech", FOUND, _FOUND_FILTERS)
    found = _filtered(one.found, query)
    rows, total, query = one_page(found, query)
    table = Table(
        id="lech",
        title="Chỗ lệch",
        address=request.path,
        columns=FOUND,
        filters=_FOUND_FILTERS,
        rows=tuple(_found_row(number, row) for number, row in enumerate(rows)),
        query=query,
        total=total,
        unit="chỗ",
        empty=Empty("Không có chỗ nào lệch", "Hai bên có cùng hồ sơ, cùng trạng thái.", icon="check"),
    )
    figures = [Figure("Của tỉnh", one.ours, "hồ sơ"), Figure("Trên Cổng", one.theirs, "hồ sơ")]
    figures += [Figure(kind.words, one.counts.get(kind.value, 0), "hồ sơ") for kind in Kind]
    values = {
        "page_head": PageHead(
            f"Đối soát {span_of_days(one.first, one.last)}",
            f"{one.made_by} yêu cầu, {moment_words(one.made)}.",
            crumbs=(("Đối soát", reverse("portal-checks")),),
        ),
        "figures": Figures(tuple(figures), label="Kết quả đối soát"),
        "notice": _left_out(one),
    }
    return table_answer(request, LIST, table, values)


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Dossiers of a period, one JSON object a line, as the portal takes them."""
    actor = actor_of(request)
    require(may_read_portal(actor))
    form = _period(request)
    if request.method == "POST" and form.is_valid():
        try:
            rows = exported(actor=actor, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            return _lines(rows, form.cleaned_data)
    head = PageHead(
        "Xuất hồ sơ cho Cổng quốc gia",
        "Mỗi dòng một hồ sơ theo dạng DongBoHoSoMC. "
        "Số giấy tờ, điện thoại, thư điện tử được che; mỗi lần xuất được ghi lại.",
    )
    values = {"page_head": head, "tabs": tabs("national-export"), "panel": FormPanel(form, "Tải tệp", draft="")}
    return render(request, "registers/onestop/pages/outside/form.html", values, status=422 if form.errors else 200)


def _asked(request: HttpRequest, actor: Actor, period: Mapping[str, date]) -> HttpResponse:
    first, last = period["first"].isoformat(), period["last"].isoformat()
    enqueue(compare_with_portal, actor=actor, arguments={"first": first, "last": last}, unique=f"{first} {last}")
    messages.success(request, "Đang đối soát: kết quả hiện ở đây sau ít phút.")
    return redirect("portal-checks")


def _period(request: HttpRequest) -> PeriodForm:
    usual = {"first": today().replace(day=1), "last": today()}
    return PeriodForm(request.POST if request.method == "POST" else None, initial=usual)


def _lines(rows: Iterator[dict[str, Any]], period: Mapping[str, date]) -> StreamingHttpResponse:
    lines = (json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
    name = f"ho-so-{period['first']:%Y%m%d}-{period['last']:%Y%m%d}.jsonl"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _left_out(one: PortalCheck) -> Notice | None:
    more = one.differing - len(one.found)
    if not more:
        return None
    return Notice(f"Còn {whole(more)} chỗ lệch nữa không liệt kê ở đây: đối soát từng đoạn ngày ngắn hơn.")


def _filtered(found: list[dict[str, str]], query: TableQuery) -> list[dict[str, str]]:
    wanted, kinds = query.text("q").lower(), query.all("lech")
    return [
        row
        for row in found
        if (not wanted or wanted in f"{row['code']} {row['owner']}".lower()) and (not kinds or row["kind"] in kinds)
    ]


def _check_row(one: PortalCheck) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("portal-check", args=[one.pk]),
        cells={
            "thoi-ky": span_of_days(one.first, one.last),
            "luc": local(one.made),
            "ai": one.made_by,
            "ta": one.ours,
            "cong": one.theirs,
            "lech": one.differing,
        },
    )


def _found_row(number: int, row: Mapping[str, str]) -> Row:
    kind = Kind(row["kind"])
    return Row(
        id=str(number),
        href=dossier_page(row["code"]) if kind is not Kind.MISSING_HERE and "/" not in row["code"] else "",
        cells={
            "ho-so": row["code"],
            "lech": _CHIPS[kind],
            "ta": _words(row["ours"]),
            "cong": _words(row["theirs"]),
            "co-quan": row["owner"],
        },
    )


def _words(status: str) -> str:
    found = status_of(status)
    return found.words if found else status
