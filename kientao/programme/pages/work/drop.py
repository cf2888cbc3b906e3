"""Work that is no longer asked for."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.steering import drop
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_follow
from kientao.ui.forms.form import OfficeForm


class DropForm(OfficeForm):
    """Why, and which document allows it."""

    version = fields.version()
    reason = fields.words("Lý do dừng")
    document = fields.line("Văn bản cho phép", 250, "Số, ngày, cơ quan ban hành.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Whoever follows the plan."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="dung",
        title="Dừng việc này",
        decision=may_follow(actor, work.plan),
        form=DropForm,
        act=lambda given: drop(actor=actor, assignment_id=work.pk, **given),
        button="Dừng việc",
        done="Đã dừng; việc này không còn tính vào số việc phải làm.",
        notes="Việc vẫn còn trong lịch sử, không bị xóa, và không tính là chậm.",
    )
