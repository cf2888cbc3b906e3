"""Takes back what was handed in or sent for signature."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.delivering import withdraw
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_hand_in
from kientao.ui.forms.form import OfficeForm


class WithdrawForm(OfficeForm):
    """Why."""

    version = fields.version()
    reason = fields.words("Lý do rút lại", "Một, hai câu; nơi nhận đọc được.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The head of the agency, while it isn't decided."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="rut",
        title="Rút lại sản phẩm",
        decision=may_hand_in(actor, work),
        form=WithdrawForm,
        act=lambda given: withdraw(actor=actor, assignment_id=work.pk, **given),
        button="Rút lại",
        done="Đã rút lại. Minh chứng vẫn còn, sửa rồi nộp lại được.",
        notes="Việc trở về trạng thái chưa nộp; thời hạn không đổi.",
    )
