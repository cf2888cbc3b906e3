"""One item is really several."""

import re
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.compiling.plan_json import TaskJson
from kientao.programme.actions.reviewing import split_item
from kientao.programme.models import ReviewItem
from kientao.programme.pages.review.forms import SplitForm
from kientao.programme.pages.review.opened import Opened, back_to, opened, period_of
from kientao.programme.rules.typed import corrected, parted, words_of
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.form import FormPanel

_PARTS = re.compile(r"\s*;\s*|\s*\n\s*")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int, item_id: int) -> HttpResponse:
    """Begins with the parts between semicolons."""
    here = opened(request, review_id)
    item = here.item(item_id)
    if item.kind != "task":
        raise Http404
    task, conflict = cast(TaskJson, item.current), None
    initial = {"texts": "\n".join(part for part in _PARTS.split(task["text"]) if part), "version": item.version}
    form = SplitForm(request.POST) if request.method == "POST" else SplitForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            split_item(
                actor=here.actor,
                review_id=review_id,
                item_id=item_id,
                version=form.cleaned_data["version"],
                parts=_parts(here, item, form.cleaned_data["texts"]),
            )
            return redirect(back_to(request, here, item_id))
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile:
            conflict = Conflict(
                item.changed_by, item.changed_at, href=reverse("review-split", args=[review_id, item_id])
            )
    values = {
        "here": here,
        "conflict": conflict,
        "title": "Tách nhiệm vụ",
        "lead": task["text"],
        "panel": FormPanel(form, "Tách", back="Về bản soát", back_href=back_to(request, here, item_id)),
    }
    return render(request, "programme/pages/review/form.html", values, status=422 if form.errors or conflict else 200)


def _parts(here: Opened, item: ReviewItem, texts: list[str]) -> list[TaskJson]:
    task = cast(TaskJson, item.current)
    return [corrected(task, words, period_of(here.review)) for words in parted(words_of(task), texts)]
