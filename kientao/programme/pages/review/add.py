"""An item the compiler missed."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.programme.actions.reviewing import add_item
from kientao.programme.pages.review.forms import TargetForm, TaskForm
from kientao.programme.pages.review.opened import Opened, back_to, opened, period_of
from kientao.programme.pages.review.preview import preview_of
from kientao.programme.rules.typed import faults, typed_task
from kientao.programme.rules.typed_target import typed_target


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int) -> HttpResponse:
    """`sau` is the item it stands after, `loai` what it is."""
    here = opened(request, review_id)
    is_target = request.GET.get("loai") == "target"
    kind: type[TaskForm | TargetForm] = TargetForm if is_target else TaskForm
    form = kind(request.POST) if request.method == "POST" else kind()
    after = _number(request.GET.get("sau", ""))
    if request.method == "POST" and "xem" not in request.POST and form.is_valid():
        made = _added(here, form, after)
        if made is not None:
            loai = "&loai=target" if is_target else ""
            return redirect(f"{here.href}?muc={made}{loai}#m{made}")
    values = {
        "here": here,
        "form": form,
        "decision": here.decision,
        "title": "Thêm chỉ tiêu" if is_target else "Thêm nhiệm vụ",
        "understood": preview_of(here, form, None) if form.is_bound else [],
        "action": request.get_full_path(),
        "understood_href": reverse("review-understood", args=[review_id, 0]),
        "back": back_to(request, here, after),
    }
    return render(request, "programme/pages/review/edit.html", values, status=422 if form.errors else 200)


def _added(here: Opened, form: TaskForm | TargetForm, after: int | None) -> int | None:
    period = period_of(here.review)
    made: TaskJson | TargetJson | None
    if isinstance(form, TaskForm):
        errors = faults(form.words, period)
        made = typed_task(form.words, period, section=_section(here, after))
    else:
        given = form.cleaned_data
        made, errors = typed_target(given["text"], given["kind"], given["due"], period)
    if errors or made is None:
        form.add_messages(errors)
        return None
    kind = "task" if isinstance(form, TaskForm) else "target"
    try:
        return add_item(actor=here.actor, review_id=here.review.pk, current=made, kind=kind, after=after).pk
    except Invalid as refusal:
        form.add_refusal(refusal)
    except ChangedMeanwhile as refusal:
        form.add_messages({"": str(refusal)})
    return None


def _section(here: Opened, after: int | None) -> str | None:
    """It stands under the heading of the item before it."""
    row = here.review.items.filter(pk=after, kind="task").first() if after else None
    return cast(TaskJson, row.current)["section"] if row else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None
