"""Dossiers and steps as the agency that decides works with them."""

from django.http import Http404, HttpRequest

from kientao.people.access import actor_of
from kientao.registers.onestop.models import Dossier, StepRun, StepState
from kientao.registers.onestop.pages.subject import OF_A_FORM, Side, facts_of
from kientao.registers.onestop.policies.dossiers import may_do_step
from kientao.registers.onestop.words import moment_words
from kientao.ui.parts.facts import Facts

AT_THE_AGENCY = Side("Hồ sơ", "dossiers", "dossier")
STEP_RELATED = ("dossier", *(f"dossier__{name}" for name in OF_A_FORM), "organisation", "officer", "waits_for")

dossier_of = AT_THE_AGENCY.dossier_of
whole_dossier_of = AT_THE_AGENCY.whole_dossier_of
dossier_step = AT_THE_AGENCY.dossier_step
head_of = AT_THE_AGENCY.head_of


def step_of(request: HttpRequest, step_id: int) -> StepRun:
    """Of a dossier the actor sees, or one that waits for somebody like them; 404 otherwise."""
    actor = actor_of(request)
    found = StepRun.objects.select_related(*STEP_RELATED).filter(pk=step_id).first()
    if found is None:
        raise Http404
    waits = found.state == StepState.OPEN and found.officer_id is None and may_do_step(actor, found)
    if not waits and not Dossier.objects.visible_to(actor).filter(pk=found.dossier_id).exists():
        raise Http404
    return found


def facts_of_step(step: StepRun) -> Facts:
    """The step and its dossier."""
    return Facts(
        (
            ("Bước", step.title),
            ("Người thực hiện", str(step.officer) if step.officer else step.post_words or "Chưa giao"),
            ("Hạn của bước", moment_words(step.due) or None),
            *facts_of(step.dossier).facts,
        )
    )
