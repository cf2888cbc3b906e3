"""Several steps at once, each with its own version; those that couldn't be done are listed with the reason."""

from collections.abc import Callable, Sequence
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.people.access import actor_of, next_of
from kientao.registers.onestop.actions.stepping import assign_step, take_step
from kientao.registers.onestop.models import StepRun
from kientao.registers.onestop.pages.dossiers.assign import AssignForm
from kientao.registers.onestop.pages.dossiers.subject import STEP_RELATED
from kientao.registers.onestop.queries.work_list import Whose, open_steps, sides
from kientao.ui.forms.form import FormPanel
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import marked_rows

_MOST = 200
_HOME = "Việc giải quyết hồ sơ"
Marked = Sequence[tuple[StepRun, int]]


@require_POST
def take_several(request: HttpRequest) -> HttpResponse:
    """The marked steps."""
    actor = actor_of(request)
    return _done(request, _marked(request, actor), "Đã nhận", partial(_taken, actor))


@require_POST
def assign_several(request: HttpRequest) -> HttpResponse:
    """First asks to whom, then gives each of the marked ones."""
    actor = actor_of(request)
    marked = _marked(request, actor)
    if actor.organisation is None or not marked:
        messages.warning(request, "Đánh dấu ít nhất một bước rồi thực hiện lại.")
        return redirect(next_of(request, reverse("one-stop-work")))
    chosen = "officer" in request.POST
    form = AssignForm(request.POST if chosen else None, organisation=actor.organisation)
    del form.fields["version"]
    if chosen and form.is_valid():
        officer, note = form.cleaned_data["officer"], form.cleaned_data["note"]
        return _done(request, marked, "Đã giao", partial(_assigned, actor, officer.pk, note))
    marks = [(f"{step.pk}:{version}", f"{step.title}, {step.dossier.code}") for step, version in marked]
    form.fields["chon"] = forms.MultipleChoiceField(
        choices=marks,
        initial=[mark for mark, _ in marks],
        label="Các bước được giao",
        widget=forms.CheckboxSelectMultiple,
    )
    back = next_of(request, reverse("one-stop-work"))
    values = {
        "page_head": PageHead(f"Giao {len(marked)} bước", crumbs=((_HOME, reverse("one-stop-work")),)),
        "panel": FormPanel(form, "Giao các bước này", back="Quay lại, không thay đổi", back_href=back),
    }
    return render(request, "ui/forms/step.html", values, status=422 if chosen else 200)


def _marked(request: HttpRequest, actor: Actor) -> list[tuple[StepRun, int]]:
    """Of the steps the actor's work list shows; what was made up or is gone is left out."""
    versions = {
        int(row): int(version)
        for row, version in marked_rows(request.POST)[:_MOST]
        if _is_number(row) and _is_number(version)
    }
    keys: set[int] = set()
    for whose in sides(actor) or (Whose.MINE,):
        keys |= set(open_steps(actor, whose).filter(pk__in=versions).values_list("pk", flat=True))
    rows = StepRun.objects.filter(pk__in=keys).select_related(*STEP_RELATED).order_by("due", "pk")
    return [(row, versions[row.pk]) for row in rows]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def _taken(actor: Actor, step: StepRun, version: int) -> object:
    return take_step(actor=actor, step_id=step.pk, version=version)


def _assigned(actor: Actor, officer_id: int, note: str, step: StepRun, version: int) -> object:
    return assign_step(actor=actor, step_id=step.pk, version=version, officer_id=officer_id, note=note)


def _done(request: HttpRequest, marked: Marked, words: str, act: Callable[[StepRun, int], object]) -> HttpResponse:
    """Steps of one dossier share its version: what this page itself moved on isn't somebody else's change."""
    failed, moved = [], dict[int, int]()
    for step, version in marked:
        try:
            act(step, version + moved.get(step.dossier_id, 0))
        except (Invalid, NotAllowed, ChangedMeanwhile) as refusal:
            failed.append((step, str(refusal)))
        else:
            moved[step.dossier_id] = moved.get(step.dossier_id, 0) + 1
    back, done = next_of(request, reverse("one-stop-work")), len(marked) - len(failed)
    if not marked:
        messages.warning(request, "Đánh dấu ít nhất một bước rồi thực hiện lại.")
    elif done:
        messages.success(request, f"{words} {done} bước.")
    if not failed:
        return redirect(back)
    values = {
        "page_head": PageHead(
            f"{len(failed)} bước chưa thực hiện được",
            f"{words} {done}/{len(marked)} bước. Những bước dưới đây còn nguyên như trước.",
            crumbs=((_HOME, reverse("one-stop-work")),),
        ),
        "facts": Facts(tuple((f"{step.title}, {step.dossier.code}", reason) for step, reason in failed)),
        "back": back,
    }
    return render(request, "ui/forms/step.html", values, status=409)
