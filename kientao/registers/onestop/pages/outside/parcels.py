"""The public post: what was handed over, what has come, what is lost; the slip both sides sign."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.identity import receivers_of
from kientao.registers.onestop.actions.parcels import arrived, hand_to_post, lost
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import Applicant, Dossier, Parcel
from kientao.registers.onestop.pages.counter.paper_answer import ENDINGS, paper_answer
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.pages.outside.parts import LIST
from kientao.registers.onestop.papers.postal import PostalHandover, PostalItem, postal_handover
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.policies.outside import may_send_post
from kientao.registers.onestop.queries.form_office import office_of
from kientao.registers.onestop.words import local, moment_words
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("so", "Số hiệu bưu gửi", "link", hideable=False),
    Column("ho-so", "Mã hồ sơ", width="normal"),
    Column("chieu", "Chiều", width="normal"),
    Column("giao", "Giao lúc", align="end", sortable=True),
    Column("nguoi", "Người giao, bưu tá", width="normal"),
    Column("den", "Đến lúc", align="end"),
    Column("trang-thai", "Tình trạng", "state"),
    Column("ghi-chu", "Ghi chú", width="normal"),
)
_STATES = (Option("way", "Đang đi"), Option("here", "Đã đến"), Option("lost", "Mất"))
_FILTERS = (
    Search(label="Tìm số hiệu, mã hồ sơ"),
    Choice("trang-thai", "Tình trạng", _STATES),
    DateRange("giao", "Giao"),
)
_WHERE = {
    "way": Q(arrived__isnull=True, lost__isnull=True),
    "here": Q(arrived__isnull=False),
    "lost": Q(lost__isnull=False),
}
_WAYS = [("out", "Trả kết quả cho người nộp"), ("in", "Hồ sơ đến qua bưu chính"), ("between", "Giữa các cơ quan")]


class HandOverForm(OfficeForm):
    """What goes, under which number, with whom."""

    way = forms.ChoiceField(label="Chiều", choices=_WAYS, widget=forms.RadioSelect, initial="out")
    item_number = fields.line("Số hiệu bưu gửi", 60, "Trên phiếu của bưu điện, ví dụ RU123456789VN.")
    postman = fields.line("Nhân viên bưu chính", 200, required=False)
    note = fields.line("Ghi chú", 500, "Ví dụ: hồ sơ gốc 05 tờ.", required=False)


class VersionForm(OfficeForm):
    """Nothing but the yes."""

    version = fields.version()


class LostForm(OfficeForm):
    """What is done about it."""

    version = fields.version()
    note = fields.words("Đã xử lý thế nào", "Báo bưu điện, báo người nộp, xin lỗi, cấp lại ra sao.")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the dossiers the actor sees; what is on its way first to look at."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "buu-gui", COLUMNS, _FILTERS, sort="-giao")
    found = Parcel.objects.filter(dossier__in=Dossier.objects.visible_to(actor)).select_related("dossier")
    if wanted := query.text("q"):
        found = found.filter(Q(item_number__icontains=wanted) | Q(dossier__code__icontains=wanted))
    if state := query.text("trang-thai"):
        found = found.filter(_WHERE[state])
    first, last = query.days("giao")
    found = found.filter(handed_over__date__gte=first) if first else found
    found = found.filter(handed_over__date__lte=last) if last else found
    rows, total, query = one_page(found.order_by(*query.order_by({"giao": "handed_over"}, "-pk")), query)
    table = Table(
        id="buu-gui",
        title="Danh sách bưu gửi",
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="bưu gửi",
        office=actor.organisation_name,
        empty=Empty("Chưa có bưu gửi nào", "Giao hồ sơ, kết quả cho bưu điện ở trang của hồ sơ.", icon="send"),
    )
    slip = Action("In phiếu giao nhận hôm nay", reverse("parcel-slip", args=["pdf"]), may_receive(actor), "print")
    head = PageHead("Bưu gửi", "Hồ sơ, kết quả đang đi qua bưu chính công ích.", actions=(slip,))
    return table_answer(request, LIST, table, {"page_head": head})


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, code: str) -> HttpResponse:
    """To the post, or from it."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="giao-buu-gui",
        title="Giao nhận qua bưu chính",
        decision=may_send_post(actor, dossier),
        form=HandOverForm,
        act=lambda given: hand_to_post(actor=actor, dossier_id=dossier.pk, **given),
        button="Ghi bưu gửi",
        done="Đã ghi bưu gửi.",
        back=reverse("parcels"),
    )


@require_safe
def one(request: HttpRequest, parcel_id: int) -> HttpResponse:
    """What it is and where."""
    actor, parcel = actor_of(request), _parcel(request, parcel_id)
    decision, open_ = may_send_post(actor, parcel.dossier), not parcel.arrived and not parcel.lost
    actions = (
        Action("Đã đến", reverse("parcel-arrived", args=[parcel.pk]), decision, "check", plain=False),
        Action("Báo mất", reverse("parcel-lost", args=[parcel.pk]), decision, "warning"),
    )
    head = PageHead(
        parcel.item_number,
        crumbs=(("Bưu gửi", reverse("parcels")), (parcel.dossier.code, dossier_page(parcel.dossier.code))),
        chips=(_chip(parcel),),
        actions=actions if open_ else (),
    )
    values = {"page_head": head, "facts": _facts(parcel)}
    return render(request, "registers/onestop/pages/outside/one.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def has_come(request: HttpRequest, parcel_id: int) -> HttpResponse:
    """The post says so."""
    parcel = _parcel(request, parcel_id)
    return _step(request, parcel, "Bưu gửi đã đến", VersionForm, arrived, "Đã đến nơi", "Đã ghi bưu gửi đến.")


@require_http_methods(["GET", "HEAD", "POST"])
def is_lost(request: HttpRequest, parcel_id: int) -> HttpResponse:
    """It doesn't come any more."""
    parcel = _parcel(request, parcel_id)
    return _step(request, parcel, "Báo mất bưu gửi", LostForm, lost, "Báo mất", "Đã ghi bưu gửi mất.")


@require_safe
def slip(request: HttpRequest, ending: str) -> HttpResponse:
    """Everything the agency handed over today, to be signed by both; addresses are whole, the postman needs them, and
    the look at them is kept."""
    actor = actor_of(request)
    require(may_receive(actor))
    parcels = list(_today(actor))
    if ending not in ENDINGS or not parcels or actor.organisation is None:
        raise Http404
    office = office_of(Organisation.objects.select_related("parent").get(pk=actor.organisation))
    receivers = receivers_of(actor=actor, dossier_ids=[one.dossier_id for one in parcels])
    paper = postal_handover(
        PostalHandover(
            office=office,
            items=tuple(_item(one, receivers.get(one.dossier_id)) for one in parcels),
            at=now(),
            post_office="Bưu chính công ích",
            given_by=actor.name,
            postman=next((one.postman for one in reversed(parcels) if one.postman), ""),
        )
    )
    return paper_answer(paper, "Phiếu giao nhận bưu chính", f"{today():%Y%m%d}", ending)


def _today(actor: Actor) -> "QuerySet[Parcel]":
    start = timezone.localtime(now()).replace(hour=0, minute=0, second=0, microsecond=0)
    handed = Parcel.objects.filter(organisation=actor.organisation, handed_over__gte=start).exclude(way="in")
    return handed.select_related("dossier").order_by("pk")


def _item(parcel: Parcel, applicant: Applicant | None) -> PostalItem:
    return PostalItem(
        number=parcel.item_number,
        code=parcel.dossier.code,
        content=parcel.get_way_display(),
        receiver=parcel.dossier.applicant_name,
        address=applicant.address if applicant else "",
        phone=applicant.phone if applicant else "",
        note=parcel.note,
    )


def _step(
    request: HttpRequest,
    parcel: Parcel,
    title: str,
    form: type[OfficeForm],
    action: Callable[..., object],
    button: str,
    done: str,
) -> HttpResponse:
    actor = actor_of(request)

    def act(given: dict[str, Any]) -> object:
        return action(actor=actor, parcel_id=parcel.pk, **given)

    return dossier_step(
        request,
        parcel.dossier,
        name=f"buu-gui-{parcel.pk}",
        title=title,
        decision=may_send_post(actor, parcel.dossier),
        form=form,
        act=act,
        button=button,
        done=done,
        initial={"version": parcel.version},
        version=lambda: Parcel.objects.values_list("version", flat=True).get(pk=parcel.pk),
        facts=_facts(parcel),
        back=reverse("parcel", args=[parcel.pk]),
    )


def _parcel(request: HttpRequest, parcel_id: int) -> Parcel:
    seen = Dossier.objects.visible_to(actor_of(request))
    related = ("dossier__competent", "dossier__received_at", "dossier__procedure")
    found = Parcel.objects.select_related(*related).filter(pk=parcel_id, dossier__in=seen).first()
    if found is None:
        raise Http404
    return found


def _facts(parcel: Parcel) -> Facts:
    return Facts(
        (
            ("Số hiệu", parcel.item_number),
            ("Hồ sơ", parcel.dossier.code),
            ("Chiều", parcel.get_way_display()),
            ("Giao lúc", moment_words(parcel.handed_over)),
            ("Người giao", parcel.handed_over_by),
            ("Nhân viên bưu chính", parcel.postman or None),
            ("Đến lúc", moment_words(parcel.arrived) or None),
            ("Báo mất lúc", moment_words(parcel.lost) or None),
            ("Ghi chú", parcel.note or None),
        )
    )


def _chip(parcel: Parcel) -> Chip:
    if parcel.lost:
        return Chip("Mất", "violet", "error")
    return Chip("Đã đến", "green", "check") if parcel.arrived else Chip("Đang đi", "slate", "send")


def _row(one: Parcel) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("parcel", args=[one.pk]),
        cells={
            "so": one.item_number,
            "ho-so": one.dossier.code,
            "chieu": one.get_way_display(),
            "giao": local(one.handed_over),
            "nguoi": Noted(one.handed_over_by, one.postman),
            "den": local(one.arrived),
            "trang-thai": _chip(one),
            "ghi-chu": one.note,
        },
    )
