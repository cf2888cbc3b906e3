"""Several pieces of work at once, each with its own version; those that couldn't be done are listed with the reason."""

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
from kientao.programme.actions.deciding import accept
from kientao.programme.actions.delivering import distribute
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment
from kientao.programme.pages.work.distribute import DistributeForm
from kientao.programme.pages.work.subject import RELATED
from kientao.programme.words import product_words
from kientao.ui.forms.form import FormPanel
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import marked_rows

_MOST = 500
Marked = Sequence[tuple[Assignment, int]]


@require_POST
def accept_several(request: HttpRequest) -> HttpResponse:
    """The marked products."""
    actor = actor_of(request)
    return _done(request, _marked(request, actor), "Đã nghiệm thu", partial(_accepted, actor))


@require_POST
def distribute_several(request: HttpRequest) -> HttpResponse:
    """First asks to whom, then passes each of the marked ones on."""
    actor = actor_of(request)
    marked = _marked(request, actor)
    if actor.organisation is None or not marked:
        messages.warning(request, "Đánh dấu ít nhất một việc rồi thực hiện lại.")
        return redirect(next_of(request, reverse("my-work")))
    chosen = "officer" in request.POST
    form = DistributeForm(request.POST if chosen else None, organisation=actor.organisation)
    del form.fields["version"]
    if chosen and form.is_valid():
        division, officer = form.cleaned_data["division"], form.cleaned_data["officer"]
        ids = {"division_id": division.pk if division else None, "officer_id": officer.pk if officer else None}
        return _done(request, marked, "Đã giao", partial(_distributed, actor, ids))
    form.fields["chon"] = forms.MultipleChoiceField(
        choices=[(f"{work.pk}:{version}", product_words(work)) for work, version in marked],
        initial=[f"{work.pk}:{version}" for work, version in marked],
        label="Các việc được giao",
        widget=forms.CheckboxSelectMultiple,
    )
    back = next_of(request, reverse("my-work"))
    values = {
        "page_head": PageHead(f"Giao {len(marked)} việc trong cơ quan", crumbs=(("Việc của tôi", reverse("my-work")),)),
        "panel": FormPanel(form, "Giao các việc này", back="Quay lại, không thay đổi", back_href=back),
    }
    return render(request, "ui/forms/step.html", values, status=422 if chosen else 200)


def _marked(request: HttpRequest, actor: Actor) -> list[tuple[Assignment, int]]:
    versions = {
        int(row): int(version)
        for row, version in marked_rows(request.POST)[:_MOST]
        if _is_number(row) and _is_number(version)
    }
    rows = Assignment.objects.visible_to(actor).filter(pk__in=versions).select_related(*RELATED)
    return [(row, versions[row.pk]) for row in rows]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def _done(request: HttpRequest, marked: Marked, words: str, act: Callable[[Assignment, int], object]) -> HttpResponse:
    failed = []
    for work, version in marked:
        try:
            act(work, version)
        except (Invalid, NotAllowed, ChangedMeanwhile) as refusal:
            failed.append((work, str(refusal)))
    back = next_of(request, reverse("my-work"))
    done = len(marked) - len(failed)
    if not marked:
        messages.warning(request, "Đánh dấu ít nhất một việc rồi thực hiện lại.")
    elif done:
        messages.success(request, f"{words} {done} việc.")
    if not failed:
        return redirect(back)
    values = {
        "page_head": PageHead(
            f"{len(failed)} việc chưa thực hiện được",
            f"{words} {done}/{len(marked)} việc. Những việc dưới đây còn nguyên như trước.",
        ),
        "failed": [(product_words(work), work.organisation.name, assignment_page(work), why) for work, why in failed],
        "back": back,
    }
    return render(request, "programme/pages/work/together.html", values, status=409)


def _accepted(actor: Actor, work: Assignment, version: int) -> None:
    accept(actor=actor, assignment_id=work.pk, version=version)


def _distributed(actor: Actor, to: dict[str, int | None], work: Assignment, version: int) -> None:
    distribute(
        actor=actor,
        assignment_id=work.pk,
        version=version,
        division_id=to["division_id"],
        officer_id=to["officer_id"],
    )
