"""Work is given back to an earlier step."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.stepping import send_back
from kientao.registers.onestop.models import StepRun, StepState
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_step, facts_of_step, step_of
from kientao.registers.onestop.policies.dossiers import may_do_step
from kientao.ui.forms.form import OfficeForm


class SendBackForm(OfficeForm):
    """To which step, and why."""

    version = fields.version()
    to_key = forms.ChoiceField(label="Trả lại bước", widget=forms.RadioSelect)
    reason = fields.words("Lý do trả lại", "Ghi rõ cần sửa gì, để làm lại một lần là xong.")

    def __init__(self, *args: Any, earlier: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("to_key", earlier)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, step_id: int) -> HttpResponse:
    """The step's officer, or the head."""
    actor, step = actor_of(request), step_of(request, step_id)
    return dossier_step(
        request,
        step.dossier,
        name="tra-lai-buoc",
        title=f"Trả lại bước trước: {step.title}",
        decision=may_do_step(actor, step),
        form=partial(SendBackForm, earlier=earlier_steps(step)),
        act=lambda given: send_back(actor=actor, step_id=step.pk, **given),
        button="Trả lại",
        done="Đã trả lại bước trước.",
        facts=facts_of_step(step),
        notes="Bước được trả lại bắt đầu lại từ bây giờ, do người đã làm nó; thời hạn của hồ sơ không đổi.",
    )


def earlier_steps(step: StepRun) -> tuple[tuple[str, str], ...]:
    """Steps of the dossier that were done, each once, the latest first. One query."""
    done = StepRun.objects.filter(dossier=step.dossier_id, state=StepState.DONE).exclude(key=step.key)
    rows = done.order_by("-number").values_list("key", "title", "receiver")
    return tuple({key: (key, f"{title} ({who})" if who else title) for key, title, who in rows}.values())
