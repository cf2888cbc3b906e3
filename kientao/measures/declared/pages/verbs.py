"""What is done with a declared measure by one press, or with a reason."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.kernel.decision import Decision
from kientao.measures.declared import actions
from kientao.measures.declared.models import DeclaredMeasure
from kientao.measures.declared.pages.one import visible_to
from kientao.measures.declared.pages.shared import crumbs
from kientao.measures.declared.policies import may_decide, may_withdraw
from kientao.people.access import actor_of
from kientao.people.queries.domains import domains_of
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead


class ReasonForm(OfficeForm):
    """Why."""

    version = VersionField()
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@require_POST
def propose(request: HttpRequest, declared_id: int) -> HttpResponse:
    """For approval."""
    return _pressed(request, declared_id, actions.propose, "Đã gửi duyệt.")


@require_POST
def approve(request: HttpRequest, declared_id: int) -> HttpResponse:
    """Into the catalogue."""
    return _pressed(request, declared_id, actions.approve, "Đã duyệt: chỉ số có trong danh mục.")


@require_POST
def drop(request: HttpRequest, declared_id: int) -> HttpResponse:
    """Away with the draft."""
    actor, declared = _found(request, declared_id)
    try:
        actions.drop(actor=actor, declared_id=declared.pk, version=sent_number(request.POST.get("version", "")))
    except ChangedMeanwhile as refusal:
        messages.warning(request, str(refusal))
        return redirect("declared-measure", declared_id=declared.pk)
    messages.success(request, "Đã bỏ bản nháp.")
    return redirect("measures")


@require_POST
def revise(request: HttpRequest, declared_id: int) -> HttpResponse:
    """A new draft beside the one in use."""
    actor, declared = _found(request, declared_id)
    try:
        draft = actions.revise(actor=actor, declared_id=declared.pk)
    except Invalid as refusal:
        messages.warning(request, str(refusal))
        return redirect("declared-measure", declared_id=declared.pk)
    return redirect("edit-declared-measure", declared_id=draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, declared_id: int) -> HttpResponse:
    """To its maker, with the reason."""
    actor, declared = _found(request, declared_id)
    decision = may_decide(actor, declared, domains_of(actor, today()))
    return _with_reason(
        request, actor, declared, decision, actions.send_back, ("Trả lại", "Đã trả lại cho người soạn.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, declared_id: int) -> HttpResponse:
    """No longer used, with the reason."""
    actor, declared = _found(request, declared_id)
    decision = may_withdraw(actor, declared, domains_of(actor, today()))
    return _with_reason(request, actor, declared, decision, actions.withdraw, ("Ngừng dùng", "Đã ngừng dùng chỉ số."))


def _found(request: HttpRequest, declared_id: int) -> tuple[Actor, DeclaredMeasure]:
    actor = actor_of(request)
    return actor, get_object_or_404(visible_to(actor), pk=declared_id)


def _pressed(request: HttpRequest, declared_id: int, action: Callable[..., DeclaredMeasure], done: str) -> HttpResponse:
    actor, declared = _found(request, declared_id)
    try:
        action(actor=actor, declared_id=declared.pk, version=sent_number(request.POST.get("version", "")))
    except (ChangedMeanwhile, Invalid) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("declared-measure", declared_id=declared.pk)


def _with_reason(
    request: HttpRequest,
    actor: Actor,
    declared: DeclaredMeasure,
    decision: Decision,
    action: Callable[..., DeclaredMeasure],
    words: tuple[str, str],
) -> HttpResponse:
    back, (button, done) = reverse("declared-measure", args=[declared.pk]), words
    step = Step(
        head=PageHead(f"{button}: {declared.words}", crumbs=(*crumbs(), (declared.words, back))), facts=None,
        decision=decision, form=lambda given: ReasonForm(given, initial={"version": declared.version}),
        act=lambda given: action(actor=actor, declared_id=declared.pk, **given), button=button, done=done, back=back,
        version=lambda: DeclaredMeasure.objects.values_list("version", flat=True).get(pk=declared.pk),
    )  # fmt: skip
    return step_page(request, step)
