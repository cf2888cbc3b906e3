"""One key, one judgement: accept, drop, take back, the compiler's word again; and all the rest in one act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.programme.actions.reviewing import accept_items, accept_rest, drop_item, reset_item, restore_item
from kientao.programme.pages.review.card import answered
from kientao.programme.pages.review.opened import back_to, opened, wants_part
from kientao.ui.forms.numbers import sent_number
from kientao.ui.table.answer import marked_rows


def _accept(*, actor: Actor, review_id: int, item_id: int, version: int) -> Any:
    return accept_items(actor=actor, review_id=review_id, items=[(item_id, version)])


_VERBS: dict[str, Callable[..., Any]] = {
    "duyet": _accept,
    "bo": drop_item,
    "khoi-phuc": restore_item,
    "ban-may": reset_item,
}


@require_POST
def judge(request: HttpRequest, review_id: int, item_id: int, verb: str) -> HttpResponse:
    """htmx gets the item as it is now, also when somebody else changed it meanwhile (422)."""
    here = opened(request, review_id)
    here.item(item_id)
    if verb not in _VERBS:
        raise Http404
    refusal = ""
    try:
        _VERBS[verb](actor=here.actor, review_id=review_id, item_id=item_id, version=_version(request))
    except (ChangedMeanwhile, Invalid) as said:
        refusal = str(said)
    if wants_part(request):
        return answered(request, here, item_id, refusal=refusal)
    if refusal:
        messages.warning(request, refusal)
    return redirect(back_to(request, here, item_id))


@require_POST
def accept_marked(request: HttpRequest, review_id: int) -> HttpResponse:
    """The marked ones, or with `seen` all that nobody has looked at."""
    here = opened(request, review_id)
    try:
        if "seen" in request.POST:
            count = accept_rest(actor=here.actor, review_id=review_id, seen=sent_number(request.POST["seen"]))
        else:
            marked = [(sent_number(row), sent_number(version)) for row, version in marked_rows(request.POST)]
            count = len(accept_items(actor=here.actor, review_id=review_id, items=marked)) if marked else 0
    except (ChangedMeanwhile, Invalid) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"Đã duyệt {count} mục." if count else "Chưa đánh dấu mục nào.")
    return redirect(back_to(request, here))


def _version(request: HttpRequest) -> int:
    return sent_number(request.POST.get("version", ""))
