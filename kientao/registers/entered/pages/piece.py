"""Evidence of an answer, piece by piece: one more is added, a file is given back."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.refusal import Invalid, require
from kientao.evidence.download import file_response
from kientao.evidence.models import EvidenceItem
from kientao.evidence.policies import may_download
from kientao.people.access import actor_of
from kientao.registers.entered.actions.answering import add_piece
from kientao.registers.entered.models import Answer
from kientao.registers.entered.pages.shared import PIECE_KINDS, answer_of, crumbs
from kientao.registers.entered.policies import may_answer
from kientao.ui.forms.form import FormPanel
from kientao.ui.forms.step import gone_to
from kientao.ui.parts.facts import Notice, Tab, Tabs
from kientao.ui.parts.page_head import PageHead


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, answer_id: int, slug: str) -> HttpResponse:
    """Whoever answers. What was typed of the numbers was kept before one came here."""
    kind = PIECE_KINDS.get(slug)
    if kind is None:
        raise Http404
    actor, answer = actor_of(request), answer_of(request, answer_id)
    decision = may_answer(actor, answer)
    form = kind.form(request.POST or None, request.FILES or None)
    back = reverse("entered-answer", args=[answer.pk])
    if decision and request.method == "POST" and form.is_valid():
        try:
            item = kind.hand_in(actor, answer.organisation_id, form.cleaned_data)
            add_piece(actor=actor, answer_id=answer.pk, item=item)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã thêm minh chứng.")
            return gone_to(request, back)
    panel = FormPanel(
        form, "Thêm minh chứng", draft=f"minh-chung-so-lieu-{answer.pk}-{slug}",
        busy="Đang gửi, kiểm tra và đọc tệp…", back="Quay lại", back_href=back,
    )  # fmt: skip
    values = {
        "page_head": PageHead("Thêm minh chứng", str(answer.request), crumbs(actor, answer.request, answer)),
        "tabs": _tabs(answer, slug) if decision else None,
        "panel": panel if decision else None,
        "notice": None if decision else Notice(decision.reason, "Anh/chị chưa làm được việc này", "refusal"),
    }
    status = 403 if not decision else 422 if request.method == "POST" else 200
    return render(request, "registers/entered/pages/piece.html", values, status=status)


@require_safe
def file(request: HttpRequest, item_id: uuid.UUID) -> HttpResponseBase:
    """The bytes of a file that proves a figure, for whoever may read it. Strangers get 404."""
    actor = actor_of(request)
    proves = Answer.objects.visible_to(actor).filter(revisions__evidence=item_id)
    items = EvidenceItem.objects.visible_to(actor).filter(file__isnull=False).select_related("file")
    item = get_object_or_404(items, pk=item_id)
    if not proves.exists():
        raise Http404
    require(may_download(actor, item))
    return file_response(item, inline=request.GET.get("xem") == "1")


def _tabs(answer: Answer, current: str) -> Tabs:
    return Tabs(
        "Loại minh chứng",
        tuple(
            Tab(one.kind.words, reverse("entered-piece-add", args=[answer.pk, slug]), slug == current)
            for slug, one in PIECE_KINDS.items()
        ),
    )
