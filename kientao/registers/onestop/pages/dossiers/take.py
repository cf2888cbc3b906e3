"""An officer takes a step nobody has."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.stepping import take_step
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_step, facts_of_step, step_of
from kientao.registers.onestop.policies.dossiers import may_do_step
from kientao.ui.forms.form import OfficeForm


class TakeForm(OfficeForm):
    """Nothing to fill in."""

    version = fields.version()


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, step_id: int) -> HttpResponse:
    """Whoever works at the step's agency."""
    actor, step = actor_of(request), step_of(request, step_id)
    return dossier_step(
        request,
        step.dossier,
        name="nhan-viec",
        title=f"Nhận việc: {step.title}",
        decision=may_do_step(actor, step),
        form=TakeForm,
        act=lambda given: take_step(actor=actor, step_id=step.pk, version=given["version"]),
        button="Nhận việc",
        done=f"Anh/chị đã nhận bước «{step.title}».",
        facts=facts_of_step(step),
        notes="Bước này chuyển vào «Của tôi» trong danh sách việc.",
    )
