"""Evidence of a hand-in, piece by piece: one more, one described better, one left out, one used again."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.evidence.actions import describe_again
from kientao.evidence.forms import PIECE_KINDS, PieceKind, title_field
from kientao.evidence.models import EvidenceItem
from kientao.people.access import actor_of
from kientao.programme.actions.gathering import add_piece, drop_piece, replace_piece
from kientao.programme.models import Assignment
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, facts_of, head_of
from kientao.programme.policies.work import may_prepare
from kientao.programme.queries.gathered import gathered
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.forms.step import Step, gone_to, step_page
from kientao.ui.parts.facts import Tab, Tabs

_REUSABLE = 100


class ReuseForm(OfficeForm):
    """Something the agency handed in before."""

    item = forms.ModelChoiceField(
        EvidenceItem.objects.none(),
        label="Minh chứng đã có",
        empty_label="Chọn…",
        help_text="Nộp một lần, dùng nhiều nơi.",
    )

    def __init__(self, *args: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("item", items)
        self.fields["item"].label_from_instance = _named  # type: ignore[attr-defined] # a choice of rows


class DescribeForm(OfficeForm):
    """What it is, corrected."""

    number = fields.line("Số, ký hiệu", 80)
    date = fields.day("Ngày ban hành")
    issuer = fields.line("Cơ quan ban hành", 250)
    signer = fields.line("Người ký", 120)
    title = title_field("", required=True)
    note = fields.words("Ghi chú", required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, assignment_id: int, slug: str) -> HttpResponse:
    """Whoever prepares the product. After a document's file comes the page where what was read is checked."""
    kind = PIECE_KINDS.get(slug)
    if kind is None:
        raise Http404
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    decision = may_prepare(actor, work)
    form = kind.form(request.POST or None, request.FILES or None)
    if decision and request.method == "POST" and form.is_valid():
        try:
            item = kind.hand_in(actor, work.organisation_id, form.cleaned_data)
            add_piece(actor=actor, assignment_id=work.pk, item=item)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            return gone_to(request, _next(request, work, item))
    values = {
        "page_head": head_of("Thêm minh chứng", work),
        "tabs": _tabs(work, kind.slug),
        "panel": FormPanel(
            form,
            "Thêm minh chứng",
            draft=f"minh-chung-{work.pk}-{kind.slug}",
            busy="Đang gửi, kiểm tra và đọc tệp…",
            back="Quay lại",
            back_href=_hand_in_page(work),
        )
        if decision
        else None,
        "reason": decision.reason,
    }
    status = 403 if not decision else 422 if form.is_bound and form.errors else 200
    return render(request, "programme/pages/work/pieces.html", values, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def reuse(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Something the agency handed in before, for another task or report."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    used = [item.pk for item in gathered(work)]
    own = EvidenceItem.objects.standing().filter(organisation=work.organisation_id).exclude(pk__in=used)
    recent = list(own.order_by("-created_at").values_list("pk", flat=True)[:_REUSABLE])
    items = EvidenceItem.objects.filter(pk__in=recent)
    return step_page(
        request,
        Step(
            head=head_of("Dùng lại minh chứng đã có", work),
            facts=facts_of(work),
            decision=may_prepare(actor, work),
            form=lambda given: ReuseForm(given, items=items),
            act=lambda given: add_piece(actor=actor, assignment_id=work.pk, item=given["item"]),
            button="Dùng minh chứng này",
            done="Đã thêm minh chứng.",
            back=_hand_in_page(work),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, assignment_id: int, item_id: uuid.UUID) -> HttpResponse:
    """Number, date and issuer as they were read or claimed, to be checked and corrected."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    item = next((one for one in gathered(work) if one.pk == item_id), None)
    if item is None:
        raise Http404
    initial = {field: getattr(item, field) for field in DescribeForm.base_fields}
    filled = item.read_fields.get("filled", [])
    return step_page(
        request,
        Step(
            head=head_of("Kiểm tra số, ngày của văn bản", work, _said(item, bool(filled))),
            facts=None,
            decision=may_prepare(actor, work),
            form=lambda given: DescribeForm(given, initial=initial),
            act=lambda given: _described(actor, work, item, given),
            button="Đúng, dùng minh chứng này",
            done="Đã ghi minh chứng.",
            back=_hand_in_page(work),
        ),
    )


@require_POST
def drop(request: HttpRequest, assignment_id: int, item_id: uuid.UUID) -> HttpResponse:
    """Leaves it out; NotAllowed shows the page that says who could."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    try:
        drop_piece(actor=actor, assignment_id=work.pk, item_id=item_id)
    except Invalid as refusal:
        messages.warning(request, str(refusal))
    return redirect(_hand_in_page(work))


def _described(actor: Actor, work: Assignment, item: EvidenceItem, given: dict[str, Any]) -> None:
    better = describe_again(actor=actor, item=item, **given)
    if better.pk != item.pk:
        replace_piece(actor=actor, assignment_id=work.pk, item_id=item.pk, item=better)


def _next(request: HttpRequest, work: Assignment, item: EvidenceItem) -> str:
    read = item.head
    if read is not None and (item.read_fields.get("filled") or item.differences or read.unread):
        return reverse("change-piece", args=[work.pk, item.pk])
    messages.success(request, "Đã thêm minh chứng.")
    return _hand_in_page(work)


def _said(item: EvidenceItem, filled: bool) -> str:
    different = [f"{one.label.lower()}: khai «{one.claimed}», trong tệp ghi «{one.read}»" for one in item.differences]
    if different:
        return f"Điều khai khác với tệp – {'; '.join(different)}. Sửa lại cho đúng, hoặc giữ nếu tệp đọc sai."
    read = item.head
    if read is not None and read.unread:
        return f"Chưa đọc được tệp: {read.unread} Tự ghi số, ngày, cơ quan ban hành."
    return "Các ô dưới đây đọc từ tệp. Xem lại rồi xác nhận." if filled else ""


def _hand_in_page(work: Assignment) -> str:
    return reverse("hand-in", args=[work.pk])


def _tabs(work: Assignment, current: str) -> Tabs:
    def tab(kind: PieceKind) -> Tab:
        return Tab(kind.kind.words, reverse("add-piece", args=[work.pk, kind.slug]), kind.slug == current)

    again = Tab("Dùng lại cái đã có", reverse("reuse-piece", args=[work.pk]))
    return Tabs("Loại minh chứng", (*(tab(kind) for kind in PIECE_KINDS.values()), again))


def _named(item: EvidenceItem) -> str:
    return f"{item.title} ({item.created_at:%d/%m/%Y})"
