"""Corrects an item in plain words; shows what is understood before it is kept."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.programme.actions.reviewing import correct_item
from kientao.programme.models import ReviewItem
from kientao.programme.pages.review.card import answered
from kientao.programme.pages.review.forms import TargetForm, TaskForm, initial_of
from kientao.programme.pages.review.opened import Opened, back_to, opened, period_of, wants_part
from kientao.programme.pages.review.preview import preview_of
from kientao.programme.queries.review_sheet import LABELS
from kientao.programme.rules.typed import corrected, faults, words_of
from kientao.programme.rules.typed_target import typed_target
from kientao.ui.forms.conflict import Conflict, Difference

Form = TaskForm | TargetForm


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int, item_id: int) -> HttpResponse:
    """A POST with `xem` shows what is understood and keeps nothing."""
    here = opened(request, review_id)
    item = here.item(item_id)
    if item.kind == "duty":
        raise Http404
    form, conflict = _form(request, item), None
    if request.method == "POST" and "xem" not in request.POST:
        try:
            if _kept(here, item, form):
                part = wants_part(request)
                return answered(request, here, item_id) if part else redirect(back_to(request, here, item_id))
        except ChangedMeanwhile:
            item = here.item(item_id)
            conflict, form = _conflict(item, form), _with_version(request, item)
    values = {
        "here": here,
        "item": item,
        "form": form,
        "conflict": conflict,
        "decision": here.decision,
        "title": f"Sửa {'nhiệm vụ' if item.kind == 'task' else 'chỉ tiêu'}",
        "understood": preview_of(here, form, item),
        "action": reverse("review-edit", args=[review_id, item_id]),
        "understood_href": reverse("review-understood", args=[review_id, item_id]),
        "back": back_to(request, here, item_id),
        "card_href": reverse("review-item", args=[review_id, item_id]),
    }
    template = "edit_part" if wants_part(request) else "edit"
    status = 422 if form.errors or conflict else 200
    return render(request, f"programme/pages/review/{template}.html", values, status=status)


@require_POST
def understood(request: HttpRequest, review_id: int, item_id: int) -> HttpResponse:
    """What is understood of the words typed so far; 0 for an item that isn't there yet."""
    here = opened(request, review_id)
    item = here.item(item_id) if item_id else None
    form = TargetForm(request.POST) if "kind" in request.POST else TaskForm(request.POST)
    return render(request, "programme/pages/review/understood.html", {"understood": preview_of(here, form, item)})


def _form(request: HttpRequest, item: ReviewItem) -> Form:
    auto_id = f"m{item.pk}-%s"
    kind: type[Form] = TaskForm if item.kind == "task" else TargetForm
    if request.method == "POST":
        return kind(request.POST, auto_id=auto_id)
    if item.kind == "task":
        initial = {**initial_of(words_of(cast(TaskJson, item.current))), "version": item.version}
        return TaskForm(initial=initial, auto_id=auto_id)
    target = cast(TargetJson, item.current)
    initial = {"text": target["text"], "kind": target["kind"], "due": target.get("due"), "version": item.version}
    return TargetForm(initial=initial, auto_id=auto_id)


def _kept(here: Opened, item: ReviewItem, form: Form) -> bool:
    """False when something can't be taken; it stands beside its field then."""
    if not form.is_valid():
        return False
    made: TaskJson | TargetJson | None
    if isinstance(form, TaskForm):
        current, period = cast(TaskJson, item.current), period_of(here.review)
        errors = faults(form.words, period, words_of(current))
        made = None if errors else corrected(current, form.words, period)
    else:
        given = form.cleaned_data
        made, errors = typed_target(
            given["text"], given["kind"], given["due"], period_of(here.review), cast(TargetJson, item.current)
        )
    if errors or made is None:
        form.add_messages(errors)
        return False
    try:
        correct_item(
            actor=here.actor,
            review_id=here.review.pk,
            item_id=item.pk,
            version=form.cleaned_data["version"] or 0,
            current=made,
        )
    except Invalid as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _conflict(item: ReviewItem, form: Form) -> Conflict:
    """Who changed it, and every field in which the two differ."""
    differences: list[Difference] = []
    if isinstance(form, TaskForm):
        theirs, compiled = words_of(cast(TaskJson, item.current)), cast("TaskJson | None", item.compiled)
        before = words_of(compiled) if compiled else theirs
        for name, label in LABELS.items():
            saved, typed = getattr(theirs, name), getattr(form.words, name)
            if saved != typed:
                differences.append(Difference(label, getattr(before, name), saved, typed))
    return Conflict(item.changed_by, item.changed_at, tuple(differences))


def _with_version(request: HttpRequest, item: ReviewItem) -> Form:
    """What was typed, over the version that is there now: sending it again is meant."""
    data = request.POST.copy()
    data["version"] = str(item.version)
    kind: type[Form] = TaskForm if item.kind == "task" else TargetForm
    return kind(data, auto_id=f"m{item.pk}-%s")
