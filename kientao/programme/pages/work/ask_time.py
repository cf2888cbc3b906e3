"""The agency asks for more time."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.extending import ask_extension
from kientao.programme.models import Difficulty
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_hand_in
from kientao.ui.forms.form import OfficeForm
from kientao.ui.numbers import day


class AskTimeForm(OfficeForm):
    """Until when, why, and because of which difficulty."""

    version = fields.version()
    asked_due = fields.day("Xin gia hạn đến hết ngày", required=True)
    reason = fields.words("Lý do", "Vì sao không kịp, đã làm được gì, còn lại gì.")
    difficulty = forms.ModelChoiceField(
        Difficulty.objects.none(),
        label="Do vướng mắc đã nêu",
        required=False,
        empty_label="Không gắn với vướng mắc nào",
    )

    def __init__(self, *args: Any, task: int, organisation: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Difficulty.objects.filter(task=task, organisation=organisation)
        self.offer("difficulty", own)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The head of the agency."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)

    return work_step(
        request,
        work,
        name="xin-gia-han",
        title="Đề nghị gia hạn",
        lead=f"Hạn hiện nay: {day(work.current_due)}. {work.plan.owner} đã giao thời hạn nên quyết định gia hạn.",
        decision=may_hand_in(actor, work),
        form=partial(AskTimeForm, task=work.task_id, organisation=work.organisation_id),
        act=lambda given: ask_extension(actor=actor, assignment_id=work.pk, **given),
        button="Gửi đề nghị",
        done="Đã gửi đề nghị gia hạn.",
        notes="Hạn ban đầu vẫn giữ nguyên trong hồ sơ; báo cáo nêu cả hai.",
    )
