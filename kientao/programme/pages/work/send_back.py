"""The head gives a prepared product back to the focal point."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.delivering import send_back
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_hand_in
from kientao.ui.forms.form import OfficeForm


class SendBackForm(OfficeForm):
    """What is still missing."""

    version = fields.version()
    reason = fields.words("Cần sửa gì", "Đầu mối và công chức được giao việc nhận lời nhắn này.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The head of the agency."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="tra-dau-moi",
        title="Trả lại đầu mối để sửa",
        decision=may_hand_in(actor, work),
        form=SendBackForm,
        act=lambda given: send_back(actor=actor, assignment_id=work.pk, **given),
        button="Trả lại đầu mối",
        done="Đã trả lại đầu mối.",
    )
