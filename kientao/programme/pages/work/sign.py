"""The product lies with whoever signs it: who, since when, by which tờ trình."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.delivering import submit_for_signature
from kientao.programme.models import Assignment, Signing
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_prepare
from kientao.ui.forms.form import OfficeForm


class SignForm(OfficeForm):
    """When, to whom, with which document."""

    version = fields.version()
    submitted_on = fields.day("Ngày trình", required=True)
    holder = fields.line("Ai đang giữ để ký", 200, "Ví dụ: Phó Chủ tịch UBND tỉnh Vũ Thanh Bình.", required=True)
    held_by = fields.agency("Cơ quan của người ký", "Để trống nếu người ký ở ngay cơ quan mình.")
    document = fields.line("Số tờ trình", 120, "Ví dụ: 15/TTr-SNV.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Whoever prepares it; again when it went to another desk."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    return work_step(
        request,
        work,
        name="trinh-ky",
        title="Ghi nhận đã trình ký",
        lead="Sản phẩm đã trình cấp có thẩm quyền, đang chờ ký. Mọi người thấy ai đang giữ và giữ từ ngày nào.",
        decision=may_prepare(actor, work),
        form=SignForm,
        act=lambda given: _submitted(actor, work, **given),
        button="Ghi nhận đã trình",
        done="Đã ghi nhận: đã trình, chờ ký.",
        notes="Khi văn bản đã ký, quay lại đây để nộp sản phẩm.",
    )


def _submitted(actor: Actor, work: Assignment, *, held_by: object, **given: object) -> Signing:
    organisation = organisation_picked(actor, held_by, today(), "held_by")  # type: ignore[arg-type] # cleaned by the form
    return submit_for_signature(actor=actor, assignment_id=work.pk, held_by=organisation, **given)  # type: ignore[arg-type] # cleaned by the form
