"""Vướng mắc, kiến nghị: raised on a task and sent to who can resolve it."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.helping import raise_difficulty
from kientao.programme.addresses import task_page
from kientao.programme.models import Assignment, Difficulty, Task
from kientao.programme.pages.together.subject import facts_of, head_of, task_of
from kientao.programme.pages.work import fields
from kientao.programme.policies.work import may_raise
from kientao.programme.queries.parts import takes_part
from kientao.programme.words import product_words
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page


class DifficultyForm(OfficeForm):
    """What is in the way, what is proposed, whom it is about."""

    text = fields.words("Vướng mắc", "Điều gì đang cản trở, ở khâu nào, từ khi nào.")
    proposal = fields.words("Kiến nghị", "Đề nghị ai làm gì.", required=False)
    about = fields.agency("Cơ quan giải quyết được", "Để trống: hệ thống gửi đến nơi chủ trì hoặc nơi nhận.")
    assignment = forms.ModelChoiceField(
        Assignment.objects.none(), label="Vướng ở sản phẩm", required=False, empty_label="Cả nhiệm vụ"
    )

    def __init__(self, *args: Any, task: int, organisation: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Assignment.objects.filter(task=task, organisation=organisation).select_related("deliverable")
        self.offer("assignment", own)
        self.fields["assignment"].label_from_instance = product_words  # type: ignore[attr-defined] # a choice of rows


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, task_id: int) -> HttpResponse:
    """Focal point or head of an agency that takes part. `?viec=` names the assignment."""
    actor, task = actor_of(request), task_of(request, task_id)
    make = partial(DifficultyForm, task=task.pk, organisation=actor.organisation)
    return step_page(
        request,
        Step(
            head=head_of("Nêu vướng mắc, kiến nghị", task),
            facts=facts_of(task),
            decision=may_raise(actor, takes_part(actor, task)),
            form=lambda given: make(given, initial={"assignment": request.GET.get("viec", "")}),
            act=lambda given: _raised(actor, task, **given),
            button="Gửi vướng mắc",
            done="Đã gửi. Nơi giải quyết nhận được lời nhắn và có hạn trả lời.",
            back=task_page(task.pk),
            notes=f"Hạn trả lời: {task.plan.answer_days} ngày làm việc. Nêu vướng mắc không tự lùi thời hạn của việc.",
            draft=f"vuong-mac-{task.pk}",
        ),
    )


def _raised(actor: Actor, task: Task, *, about: Any, **given: Any) -> Difficulty:
    organisation = organisation_picked(actor, about, today(), "about")
    return raise_difficulty(actor=actor, task_id=task.pk, about=organisation, **given)
