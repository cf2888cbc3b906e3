"""Prints a form of a dossier: it is kept as it was given, then opened as PDF or taken away as .docx."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.giving_forms import drawn_form, give_form
from kientao.registers.onestop.models import FormGiven
from kientao.registers.onestop.pages.counter.paper_answer import ENDINGS, paper_answer
from kientao.registers.onestop.pages.counter.subject import counter_address, dossier_of
from kientao.registers.onestop.papers.form_sets import FormKind


@require_POST
def give(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Goes on to the printed form, or where `tep` says so to the one that can be written in."""
    dossier = dossier_of(request, code)
    if kind not in {one.value for one in FormKind}:
        raise Http404
    try:
        form = give_form(actor=actor_of(request), dossier_id=dossier.pk, kind=FormKind(kind))
    except Invalid as refusal:
        messages.error(request, str(refusal))
        return redirect(counter_address(dossier))
    ending = "docx" if request.POST.get("tep") == "docx" else "pdf"
    return redirect(reverse("counter-form-file", args=[dossier.code, form.form, form.number, ending]))


@require_safe
def file(request: HttpRequest, code: str, form: str, number: int, ending: str) -> HttpResponse:
    """As it was given; strangers get 404."""
    dossier = dossier_of(request, code)
    given = FormGiven.objects.filter(dossier=dossier, form=form, number=number).select_related("dossier").first()
    if given is None or ending not in ENDINGS:
        raise Http404
    drawn = drawn_form(actor=actor_of(request), form=given)
    return paper_answer(drawn.paper, drawn.title, dossier.code, ending)
