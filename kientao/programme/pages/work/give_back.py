"""The receiver returns a product: why, and by when it is to be corrected."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.programme.actions.deciding import return_product
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_decide
from kientao.ui.forms.form import OfficeForm


class ReturnForm(OfficeForm):
    """Why, and by when."""

    version = fields.version()
    reason = fields.words("Lý do trả lại, điều cần bổ sung", "Viết để cơ quan nộp lại được ngay.")
    correct_by = fields.day("Bổ sung trước hết ngày", "Để trống: theo số ngày bổ sung của kế hoạch.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The receiver alone."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    term = f"Nếu để trống, hạn bổ sung là {work.plan.correction_days} ngày làm việc kể từ hôm nay."
    return work_step(
        request,
        work,
        name="tra-lai",
        title="Trả lại sản phẩm",
        decision=may_decide(actor, work),
        form=ReturnForm,
        act=lambda given: return_product(actor=actor, assignment_id=work.pk, **given),
        button="Trả lại",
        done="Đã trả lại; cơ quan thực hiện nhận được lời nhắn kèm lý do.",
        notes=f"{term} Trong thời gian đó cơ quan không bị tính là quá hạn.",
    )
