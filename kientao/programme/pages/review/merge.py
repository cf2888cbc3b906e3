"""Several items are really one."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.compiling.plan_json import TaskJson
from kientao.programme.actions.reviewing import Marked, merge_items
from kientao.programme.models import ReviewItem
from kientao.programme.pages.review.forms import TaskForm, initial_of
from kientao.programme.pages.review.opened import Opened, back_to, opened, period_of
from kientao.programme.pages.review.preview import preview_of
from kientao.programme.rules.typed import corrected, faults, joined, words_of
from kientao.ui.table.answer import marked_rows

_MOST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int) -> HttpResponse:
    """The marked ones come as "id:version" in `chon`; the form begins with all they say, each line once."""
    here = opened(request, review_id)
    marked = _marked(request)
    rows = _rows(here, marked)
    if len(rows) < 2 or len(rows) > _MOST:
        messages.warning(request, f"Đánh dấu từ hai đến {_MOST} nhiệm vụ chưa bỏ để gộp.")
        return redirect(back_to(request, here))
    typed = request.method == "POST" and "text" in request.POST
    words = joined([words_of(cast(TaskJson, row.current)) for row in rows])
    form = TaskForm(request.POST) if typed else TaskForm(initial=initial_of(words))
    if typed and "xem" not in request.POST and form.is_valid() and (made := _merged(here, form, rows, marked)):
        return redirect(f"{here.href}?muc={made}#m{made}")
    values = {
        "here": here,
        "form": form,
        "decision": here.decision,
        "title": f"Gộp {len(rows)} nhiệm vụ",
        "marked": [f"{pk}:{version}" for pk, version in marked],
        "understood": preview_of(here, form, None),
        "action": reverse("review-merge", args=[review_id]),
        "understood_href": reverse("review-understood", args=[review_id, 0]),
        "back": back_to(request, here),
    }
    return render(request, "programme/pages/review/edit.html", values, status=422 if form.errors else 200)


def _merged(here: Opened, form: TaskForm, rows: list[ReviewItem], marked: list[Marked]) -> int | None:
    period = period_of(here.review)
    before = joined([words_of(cast(TaskJson, row.current)) for row in rows])
    errors = faults(form.words, period, before)
    if errors:
        form.add_messages(errors)
        return None
    tasks = [cast(TaskJson, row.current) for row in rows]
    whole: TaskJson = {**tasks[0], "spans": [span for task in tasks for span in task["spans"]]}
    try:
        made = merge_items(
            actor=here.actor,
            review_id=here.review.pk,
            items=marked,
            current=corrected(whole, form.words, period),
        )
    except (Invalid, ChangedMeanwhile) as refusal:
        form.add_messages({"": str(refusal)})
        return None
    return made.pk


def _marked(request: HttpRequest) -> list[Marked]:
    given = request.POST if request.method == "POST" else request.GET
    pairs = marked_rows(given)
    return [(int(row), int(version)) for row, version in pairs if _is_number(row) and _is_number(version)]


def _rows(here: Opened, marked: list[Marked]) -> list[ReviewItem]:
    found = here.review.items.filter(pk__in=[pk for pk, _ in marked], kind="task").exclude(state="dropped")
    return list(found.order_by("order", "pk"))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18
