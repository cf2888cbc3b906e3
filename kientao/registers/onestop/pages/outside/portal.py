"""The exchange with the national portal: what came from there, what goes there, and what became of each."""

import json
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.syncing import drop_sync, resend_sync
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import PortalFiling, Sync
from kientao.registers.onestop.outside.national import is_connected
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.outside.parts import FILING_CHIPS, LIST, ONE, SYNC_CHIPS
from kientao.registers.onestop.policies.outside import may_mend_sync, may_read_portal
from kientao.registers.onestop.rules.national import masked
from kientao.registers.onestop.words import local, moment_words
from kientao.ui.empty import Empty
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts, Notice, Tab, Tabs
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Link
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

FILINGS = (
    Column("ho-so", "Mã hồ sơ", "link", hideable=False, width="normal"),
    Column("thu-tuc", "Thủ tục", width="normal"),
    Column("don-vi", "Đơn vị xử lý"),
    Column("he-thong", "Hệ thống", shown=False),
    Column("den", "Đến lúc", align="end", sortable=True),
    Column("tra-loi", "Trả lời Cổng lúc", align="end", shown=False),
    Column("trang-thai", "Tình trạng", "state"),
    Column("vi-sao", "Vì sao", width="wide"),
)
SYNCS = (
    Column("ho-so", "Mã hồ sơ", "link", hideable=False, width="normal"),
    Column("dich-vu", "Dịch vụ", width="normal"),
    Column("lap", "Lập lúc", align="end", sortable=True),
    Column("gui", "Gửi lúc", align="end"),
    Column("lan", "Số lần", "whole"),
    Column("trang-thai", "Tình trạng", "state"),
    Column("vi-sao", "Vì sao", width="wide"),
)
_FILING_STATES = tuple(Option(key, chip.words) for key, chip in FILING_CHIPS.items())
_SYNC_STATES = tuple(Option(key, chip.words) for key, chip in SYNC_CHIPS.items())
_FILING_FILTERS = (Search(label="Tìm mã hồ sơ"), Choice("trang-thai", "Tình trạng", _FILING_STATES, many=True))
_SYNC_FILTERS = (Search(label="Tìm mã hồ sơ"), Choice("trang-thai", "Tình trạng", _SYNC_STATES, many=True))


class VersionForm(OfficeForm):
    """Nothing but the yes."""

    version = fields.version()


class DropForm(OfficeForm):
    """Why it is left out."""

    version = fields.version()
    reason = fields.line("Vì sao bỏ qua", 500, "Ví dụ: đã nhập tay trên Cổng quốc gia.")


def tabs(current: str) -> Tabs:
    """The pages about the portal."""
    pages = (
        ("Hồ sơ đến", "portal-filings"),
        ("Đồng bộ đi", "syncs"),
        ("Đối soát", "portal-checks"),
        ("Xuất dữ liệu", "national-export"),
    )
    return Tabs("Cổng quốc gia", tuple(Tab(words, reverse(name), name == current) for words, name in pages))


@require_safe
def filings(request: HttpRequest) -> HttpResponse:
    """What citizens filed there; what was refused is seen first."""
    actor = actor_of(request)
    require(may_mend_sync(actor))
    query = TableQuery.from_request(request, "ho-so-den", FILINGS, _FILING_FILTERS, sort="-den")
    found = PortalFiling.objects.select_related("dossier")
    refused = found.filter(state="refused").count()
    if wanted := query.text("q"):
        found = found.filter(code__icontains=wanted)
    if states := query.all("trang-thai"):
        found = found.filter(state__in=states)
    rows, total, query = one_page(found.order_by(*query.order_by({"den": "came"}, "-pk")), query)
    table = Table(
        id="ho-so-den",
        title="Hồ sơ đến",
        address=request.path,
        columns=FILINGS,
        filters=_FILING_FILTERS,
        rows=tuple(_filing_row(one) for one in rows),
        query=query,
        total=total,
        unit="hồ sơ",
        empty=Empty("Chưa có hồ sơ nào đến", "Hồ sơ công dân nộp trên Cổng quốc gia hiện ở đây.", icon="download"),
    )
    head = _head("Hồ sơ công dân nộp trên Cổng: nhận một lần, hồ sơ không nhận được giữ lại cùng lý do từng trường.")
    notice = _notice(refused, "hồ sơ bị trả lại", "portal-filings")
    values = {"page_head": head, "tabs": tabs("portal-filings"), "notice": notice}
    return table_answer(request, LIST, table, values)


@require_safe
def filing(request: HttpRequest, filing_id: int) -> HttpResponse:
    """One, with what is wrong with it by field; personal data is masked."""
    actor = actor_of(request)
    require(may_mend_sync(actor))
    found = PortalFiling.objects.select_related("dossier").filter(pk=filing_id).first()
    if found is None:
        raise Http404
    dossier = Link(found.dossier.code, dossier_page(found.dossier.code)) if found.dossier else None
    values = {
        "page_head": PageHead(
            found.code or "Hồ sơ không có mã",
            crumbs=(("Hồ sơ từ Cổng quốc gia", reverse("portal-filings")),),
            chips=(FILING_CHIPS[found.state],),
        ),
        "wrong_title": "Vì sao không nhận được",
        "wrong": sorted(found.errors.items()),
        "remarks": found.remarks,
        "body": _shown(actor, found.body),
        "facts": Facts(
            (
                ("Đến lúc", moment_words(found.came)),
                ("Hồ sơ", dossier),
                ("Hệ thống giải quyết", found.system or "Hệ thống của tỉnh"),
                ("Trả lời Cổng lúc", moment_words(found.answered) or None),
            )
        ),
    }
    return render(request, ONE, values)


@require_safe
def syncs(request: HttpRequest) -> HttpResponse:
    """What is told there, in the order of each dossier's events."""
    actor = actor_of(request)
    require(may_mend_sync(actor))
    query = TableQuery.from_request(request, "dong-bo", SYNCS, _SYNC_FILTERS, sort="-lap")
    found: QuerySet[Sync] = Sync.objects.select_related("dossier")
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    if wanted := query.text("q"):
        found = found.filter(dossier__code__icontains=wanted)
    if states := query.all("trang-thai"):
        found = found.filter(state__in=states)
    rows, total, query = one_page(found.order_by(*query.order_by({"lap": "made"}, "-pk")), query)
    table = Table(
        id="dong-bo",
        title="Đồng bộ đi",
        address=request.path,
        columns=SYNCS,
        filters=_SYNC_FILTERS,
        rows=tuple(_sync_row(one) for one in rows),
        query=query,
        total=total,
        unit="lần",
        empty=Empty("Chưa có gì để đồng bộ", "Khi đã nối Cổng quốc gia, mỗi việc của hồ sơ hiện ở đây.", icon="send"),
    )
    notice = _notice(counts.get("refused", 0), "lần bị trả lại", "syncs")
    if not is_connected():
        notice = Notice("Chưa nối Cổng quốc gia (KIENTAO_NATIONAL_URL): không có gì được đồng bộ.", kind="info")
    head = _head("Lần bị trả lại giữ các lần sau của cùng hồ sơ đến khi xử lý; hồ sơ khác vẫn đi.")
    return table_answer(request, LIST, table, {"page_head": head, "tabs": tabs("syncs"), "notice": notice})


@require_safe
def sync(request: HttpRequest, sync_id: int) -> HttpResponse:
    """One, as it went or was refused."""
    actor = actor_of(request)
    found = _sync(actor, sync_id)
    values = {
        "page_head": PageHead(
            f"{found.service} của hồ sơ {found.dossier.code}",
            crumbs=(("Đồng bộ", reverse("syncs")),),
            chips=(SYNC_CHIPS[found.state],),
            actions=_sync_actions(actor, found),
        ),
        "notice": Notice(found.error, kind="warning") if found.error else None,
        "body": _shown(actor, found.body),
        "facts": Facts(
            (
                ("Hồ sơ", Link(found.dossier.code, dossier_page(found.dossier.code))),
                ("Việc thứ", found.event),
                ("Lập lúc", moment_words(found.made)),
                ("Gửi lúc", moment_words(found.sent) or None),
                ("Số lần thử", found.tries),
            )
        ),
    }
    return render(request, ONE, values)


@require_http_methods(["GET", "HEAD", "POST"])
def resend(request: HttpRequest, sync_id: int) -> HttpResponse:
    """Again, as the dossier stands now."""
    found = _sync(actor_of(request), sync_id)
    return _step(
        request, found, "Đồng bộ lại", VersionForm, "Đồng bộ lại", "Lần này được gửi lại trong vài phút.",
        notes="Nội dung lấy lại theo hồ sơ bây giờ; các lần sau của hồ sơ đi tiếp khi lần này được nhận.",
        action=resend_sync,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, sync_id: int) -> HttpResponse:
    """Later ones go without it."""
    found = _sync(actor_of(request), sync_id)
    return _step(request, found, "Bỏ qua lần đồng bộ", DropForm, "Bỏ qua", "Đã bỏ qua lần này.", action=drop_sync)


def _head(lead: str) -> PageHead:
    return PageHead("Cổng Dịch vụ công quốc gia", lead)


def _step(
    request: HttpRequest,
    found: Sync,
    title: str,
    form: type[OfficeForm],
    button: str,
    done: str,
    *,
    action: Any,
    notes: str = "",
) -> HttpResponse:
    actor = actor_of(request)
    return step_page(
        request,
        Step(
            head=PageHead(title, crumbs=((f"{found.service} {found.dossier.code}", reverse("sync", args=[found.pk])),)),
            facts=Facts((("Hồ sơ", found.dossier.code), ("Vì sao bị trả lại", found.error or None))),
            decision=may_mend_sync(actor),
            form=lambda given: form(given, initial={"version": found.version}),
            act=lambda given: action(actor=actor, sync_id=found.pk, **given),
            button=button,
            done=done,
            back=reverse("sync", args=[found.pk]),
            version=lambda: Sync.objects.values_list("version", flat=True).get(pk=found.pk),
            notes=notes,
        ),
    )


def _sync(actor: Actor, sync_id: int) -> Sync:
    require(may_mend_sync(actor))
    found = Sync.objects.select_related("dossier").filter(pk=sync_id).first()
    if found is None:
        raise Http404
    return found


def _sync_actions(actor: Actor, found: Sync) -> tuple[Action, ...]:
    if found.state != "refused":
        return ()
    decision = may_mend_sync(actor)
    return (
        Action("Đồng bộ lại", reverse("resend-sync", args=[found.pk]), decision, "send", plain=False),
        Action("Bỏ qua", reverse("drop-sync", args=[found.pk]), decision, "close"),
    )


def _shown(actor: Actor, body: Any) -> str:
    """The data as it was exchanged: how citizens are reached is masked, and operators see no citizen at all."""
    if not may_read_portal(actor):
        return ""
    return json.dumps(masked(body) if isinstance(body, dict) else body, ensure_ascii=False, indent=1)


def _notice(count: int, what: str, route: str) -> Notice | None:
    if not count:
        return None
    return Notice(f"Có {count} {what}.", kind="warning", action="Xem", href=reverse(route) + "?trang-thai=refused")


def _filing_row(one: PortalFiling) -> Row:
    body = one.body if isinstance(one.body, dict) else {}
    return Row(
        id=str(one.pk),
        href=reverse("portal-filing", args=[one.pk]),
        cells={
            "ho-so": one.code or "(không có mã)",
            "thu-tuc": str(body.get("TenTTHC") or body.get("MaTTHC") or ""),
            "don-vi": str(body.get("DonViXuLy") or ""),
            "he-thong": one.system,
            "den": local(one.came),
            "tra-loi": local(one.answered),
            "trang-thai": FILING_CHIPS[one.state],
            "vi-sao": "; ".join(f"{name}: {words}" for name, words in sorted(one.errors.items())),
        },
    )


def _sync_row(one: Sync) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("sync", args=[one.pk]),
        cells={
            "ho-so": one.dossier.code,
            "dich-vu": one.service,
            "lap": local(one.made),
            "gui": local(one.sent),
            "lan": one.tries,
            "trang-thai": SYNC_CHIPS[one.state],
            "vi-sao": one.error,
        },
    )
