"""What was accepted turns out not to be done."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.deciding import reopen
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_decide
from kientao.ui.forms.form import OfficeForm


class ReopenForm(OfficeForm):
    """Why."""

    version = fields.version()
    reason = fields.words("Vì sao mở lại", "Điều gì được phát hiện sau khi nghiệm thu, cần làm lại phần nào.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The receiver alone."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="mo-lai",
        title="Mở lại việc đã nghiệm thu",
        decision=may_decide(actor, work),
        form=ReopenForm,
        act=lambda given: reopen(actor=actor, assignment_id=work.pk, **given),
        button="Mở lại",
        done="Đã mở lại; cơ quan thực hiện nhận được lời nhắn.",
        notes="Lần nghiệm thu trước vẫn còn trong lịch sử.",
    )
