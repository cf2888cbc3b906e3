"""What every page of one form has in common: may I?, act, or show what is to be corrected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.kernel.decision import Decision
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.page_head import PageHead

MakeForm = Callable[[Mapping[str, Any] | None], OfficeForm]
Act = Callable[[dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Step:
    """One form. `decision` says whether the actor may; `act` takes what was filled in, `done` is said afterwards.

    `version` gives the version as it is now: after a conflict the form goes on from there. `draft` names what is
    being written, for the browser that keeps it.
    """

    head: PageHead
    facts: Facts | None
    decision: Decision
    form: MakeForm
    act: Act
    button: str
    done: str
    back: str
    version: Callable[[], int] | None = None
    notes: str = ""
    draft: str = ""
    busy: str = "Đang gửi…"


def step_page(request: HttpRequest, step: Step) -> HttpResponse:
    """403 with the reason, 422 with what to correct, 409 when somebody was faster, a redirect when it is done."""
    if not step.decision:
        return _shown(request, step, None, None, 403)
    form = step.form(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, step, form, None, 422 if form.is_bound else 200)
    try:
        step.act(dict(form.cleaned_data))
    except Invalid as refusal:
        form.add_refusal(refusal)
        return _shown(request, step, form, None, 422)
    except ChangedMeanwhile as refusal:
        return _shown(request, step, _again(request, step), _conflict(refusal, step.back), 409)
    messages.success(request, step.done)
    return gone_to(request, step.back)


def gone_to(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect; a script that shows how far an upload is gets the address and goes there itself."""
    if request.headers.get("X-Progress"):
        return HttpResponse(status=204, headers={"X-Location": address})
    return redirect(address)


def _again(request: HttpRequest, step: Step) -> OfficeForm:
    """What was typed, going on from the version there is now."""
    given = request.POST.copy()
    if step.version is not None:
        given["version"] = str(step.version())
    return step.form(given)


def _conflict(refusal: ChangedMeanwhile, back: str) -> Conflict:
    return Conflict(refusal.who, timezone.localtime(refusal.at) if refusal.at else None, href=back)


def _shown(
    request: HttpRequest, step: Step, form: OfficeForm | None, conflict: Conflict | None, status: int
) -> HttpResponse:
    back = "Quay lại, không thay đổi"
    values = {
        "page_head": step.head,
        "facts": step.facts,
        "conflict": conflict,
        "notice": None if form else Notice(step.decision.reason, "Anh/chị chưa làm được việc này", "refusal"),
        "back": step.back,
        "panel": FormPanel(
            form, step.button, draft=step.draft, busy=step.busy, back=back, back_href=step.back, notes=step.notes
        )
        if form
        else None,
    }
    return render(request, "ui/forms/step.html", values, status=status)
