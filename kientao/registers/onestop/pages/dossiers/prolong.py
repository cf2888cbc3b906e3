"""A longer term, where the law lets it be longer."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.kernel.working_time import Unit
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.prolonging import prolong
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_decide
from kientao.ui.forms.form import OfficeForm

UNITS = (
    (Unit.WORKING_DAY.value, "Ngày làm việc"),
    (Unit.WORKING_HOUR.value, "Giờ làm việc"),
    (Unit.CALENDAR_DAY.value, "Ngày"),
    (Unit.MONTH.value, "Tháng"),
)


class ProlongForm(OfficeForm):
    """How much longer, by which document, on what ground."""

    version = fields.version()
    amount = forms.IntegerField(label="Gia hạn thêm", min_value=1, max_value=1000)
    unit = forms.ChoiceField(label="Đơn vị", choices=UNITS)
    document = fields.line("Văn bản gia hạn", 120, "Số, ngày; ví dụ 12/STP-HCTP ngày 10/3/2026.")
    ground = fields.line("Căn cứ", 500, "Điều khoản của luật, nghị định cho phép gia hạn.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The head."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="gia-han",
        title="Gia hạn giải quyết",
        decision=may_decide(actor, dossier),
        form=ProlongForm,
        act=lambda given: prolong(actor=actor, dossier_id=dossier.pk, **given),
        button="Gia hạn",
        done="Đã gia hạn; người nộp được báo ngày hẹn mới.",
        notes="Cả hẹn trả và hạn thống kê dài thêm; ngày hẹn cũ vẫn được giữ. Hồ sơ đã quá hạn thì không gia hạn được.",
    )
