"""A coordinating agency gives something to a task: an opinion, data, a document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid, require
from kientao.evidence.actions import hand_in_file, hand_in_link
from kientao.evidence.forms import file_field
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.programme.actions.helping import contribute
from kientao.programme.addresses import task_page
from kientao.programme.models import Contribution, Task
from kientao.programme.pages.together.subject import facts_of, head_of, task_of
from kientao.programme.pages.work import fields
from kientao.programme.policies.work import may_contribute
from kientao.programme.queries.parts import takes_part
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page


class ContributionForm(OfficeForm):
    """Words, and something to read where there is."""

    text = fields.words("Nội dung đóng góp", "Ý kiến, số liệu, tài liệu gửi cơ quan chủ trì.")
    file = file_field("Tệp kèm theo", required=False)
    url = fields.line("Đường dẫn kèm theo", 2000, "Bắt đầu bằng https://.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, task_id: int) -> HttpResponse:
    """Agencies that lead or coordinate; they owe nothing by it."""
    actor, task = actor_of(request), task_of(request, task_id)
    decision = may_contribute(actor, takes_part(actor, task))
    return step_page(
        request,
        Step(
            head=head_of("Đóng góp cho nhiệm vụ", task),
            facts=facts_of(task),
            decision=decision,
            form=lambda given: ContributionForm(given, request.FILES if given is not None else None),
            act=lambda given: _given(actor, task, decision, given),
            button="Gửi đóng góp",
            done="Đã gửi cơ quan chủ trì.",
            back=task_page(task.pk),
            draft=f"dong-gop-{task.pk}",
            busy="Đang gửi, kiểm tra tệp…",
        ),
    )


def _given(actor: Actor, task: Task, decision: Decision, given: dict[str, Any]) -> Contribution:
    require(decision)
    own = actor.organisation or 0
    items = []
    if given["url"]:
        try:
            items.append(hand_in_link(actor=actor, organisation_id=own, url=given["url"], title=given["url"][:200]))
        except Invalid as refusal:
            raise Invalid({"url": " ".join(refusal.errors.values())}) from refusal
    if given["file"] is not None:
        upload = given["file"]
        items.append(hand_in_file(actor=actor, organisation_id=own, upload=upload, name=upload.name or ""))
    return contribute(actor=actor, task_id=task.pk, text=given["text"], evidence=items)
