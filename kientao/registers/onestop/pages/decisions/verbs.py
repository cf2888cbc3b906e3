"""One key, one judgement: accept, leave out, take back, the compiler's word again; times typed; all without errors."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.registers.onestop.actions.decisions_reviewing import (
    accept_decision_items,
    accept_without_errors,
    as_compiled,
    correct_process,
    leave_out,
    take_back_in,
)
from kientao.registers.onestop.models import DecisionItem, ItemKind
from kientao.registers.onestop.pages.decisions.opened import Opened, back_to, opened, wants_part
from kientao.registers.onestop.pages.decisions.review import answered
from kientao.registers.onestop.queries.decisions import process_said
from kientao.registers.onestop.rules.from_decision import ProposedProcess
from kientao.registers.onestop.rules.typed_time import BadTime, read_minutes
from kientao.ui.forms.numbers import sent_number
from kientao.ui.table.answer import marked_rows


def _accept(*, actor: Actor, decision_id: uuid.UUID, item_id: int, version: int) -> Any:
    return accept_decision_items(actor=actor, decision_id=decision_id, items=[(item_id, version)])


_VERBS: dict[str, Callable[..., Any]] = {
    "duyet": _accept,
    "bo": leave_out,
    "khoi-phuc": take_back_in,
    "ban-may": as_compiled,
}


@require_POST
def judge(request: HttpRequest, decision_id: uuid.UUID, item_id: int, verb: str) -> HttpResponse:
    """htmx gets the item as it is now, also when somebody else changed it meanwhile (422)."""
    here = opened(request, decision_id)
    here.item(item_id)
    if verb not in _VERBS:
        raise Http404
    version = sent_number(request.POST.get("version", ""))
    return _done(
        request,
        here,
        item_id,
        lambda: _VERBS[verb](actor=here.actor, decision_id=decision_id, item_id=item_id, version=version),
    )


@require_POST
def times(request: HttpRequest, decision_id: uuid.UUID, item_id: int) -> HttpResponse:
    """Times of steps that had none."""
    here = opened(request, decision_id)
    row = here.item(item_id)
    if row.kind != ItemKind.PROCESS:
        raise Http404
    return _done(request, here, item_id, lambda: _type_times(request, here, row))


@require_POST
def accept(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The marked ones, or with `seen` all that nobody has looked at and that have no error."""
    here = opened(request, decision_id)
    try:
        if "seen" in request.POST:
            seen = sent_number(request.POST["seen"])
            count = accept_without_errors(actor=here.actor, decision_id=decision_id, seen=seen)
        else:
            marked = [(sent_number(row), sent_number(version)) for row, version in marked_rows(request.POST)]
            rows = accept_decision_items(actor=here.actor, decision_id=decision_id, items=marked) if marked else []
            count = len(rows)
    except (ChangedMeanwhile, Invalid) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"Đã duyệt {count} mục." if count else "Chưa đánh dấu mục nào.")
    return redirect(back_to(request, here))


def _done(request: HttpRequest, here: Opened, item_id: int, act: Callable[[], Any]) -> HttpResponse:
    refusal = ""
    try:
        act()
    except (ChangedMeanwhile, Invalid) as said:
        refusal = str(said)
    if wants_part(request):
        return answered(request, here, item_id, refusal=refusal)
    if refusal:
        messages.warning(request, refusal)
    return redirect(back_to(request, here, item_id))


def _type_times(request: HttpRequest, here: Opened, row: DecisionItem) -> None:
    said = process_said(row.current)
    steps = []
    for step in said.process.steps:
        typed = request.POST.get(f"time-{step.key}", "")
        try:
            minutes = read_minutes(typed, said.process.hours_per_day)
        except BadTime as bad:
            raise Invalid({"": f"Bước {step.number or step.key}: {bad}"}) from bad
        steps.append(step if minutes is None else replace(step, minutes=minutes))
    correct_process(
        actor=here.actor,
        decision_id=here.decision.pk,
        item_id=row.pk,
        version=sent_number(request.POST.get("version", "")),
        said=ProposedProcess(replace(said.process, steps=tuple(steps)), said.code),
    )
