"""The head gives a step to a colleague."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.models import Officer
from kientao.people.queries.officers import colleagues
from kientao.registers.onestop.actions.stepping import assign_step
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_step, facts_of_step, step_of
from kientao.registers.onestop.policies.dossiers import may_assign
from kientao.ui.forms.form import OfficeForm


class AssignForm(OfficeForm):
    """To whom."""

    version = fields.version()
    officer = forms.ModelChoiceField(Officer.objects.none(), label="Người thực hiện", empty_label="Chọn một người")
    note = fields.words("Ý kiến giao việc", required=False, rows=2)

    def __init__(self, *args: Any, organisation: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("officer", colleagues(organisation, today()))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, step_id: int) -> HttpResponse:
    """The head or the deputy."""
    actor, step = actor_of(request), step_of(request, step_id)
    return dossier_step(
        request,
        step.dossier,
        name="giao-viec",
        title=f"Giao việc: {step.title}",
        decision=may_assign(actor, step),
        form=partial(AssignForm, organisation=step.organisation_id),
        initial={"officer": step.officer_id},
        act=lambda given: assign_step(
            actor=actor,
            step_id=step.pk,
            version=given["version"],
            officer_id=given["officer"].pk,
            note=given["note"],
        ),
        button="Giao việc",
        done="Đã giao việc.",
        facts=facts_of_step(step),
    )
