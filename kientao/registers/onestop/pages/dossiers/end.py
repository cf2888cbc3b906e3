"""A dossier is refused, stopped, or, where it has no process, said to be done."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.ending import finish, refuse, stop
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_answer, may_decide, may_work
from kientao.ui.forms.form import OfficeForm


class ReasonForm(OfficeForm):
    """Why."""

    version = fields.version()
    reason = fields.words("Lý do", "Người nộp đọc trên giấy thông báo: nêu căn cứ, và cần làm gì tiếp.")


class FinishForm(OfficeForm):
    """A word, when there is one."""

    version = fields.version()
    note = fields.words("Ghi chú", required=False, rows=2)


@require_http_methods(["GET", "HEAD", "POST"])
def refuse_page(request: HttpRequest, code: str) -> HttpResponse:
    """The head; before the receipt the counter."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    before = dossier.received_on is None
    return dossier_step(
        request,
        dossier,
        name="tu-choi",
        title="Từ chối hồ sơ",
        decision=may_answer(actor, dossier) if before else may_decide(actor, dossier),
        form=ReasonForm,
        act=lambda given: refuse(actor=actor, dossier_id=dossier.pk, **given),
        button="Từ chối",
        done="Đã từ chối hồ sơ; in Phiếu từ chối cho người nộp.",
        notes="Từ chối trong thời hạn đã hẹn. Các bước đang làm dừng lại.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def stop_page(request: HttpRequest, code: str) -> HttpResponse:
    """The head."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="dung",
        title="Dừng giải quyết",
        decision=may_decide(actor, dossier),
        form=ReasonForm,
        act=lambda given: stop(actor=actor, dossier_id=dossier.pk, **given),
        button="Dừng giải quyết",
        done="Đã dừng giải quyết; in Thông báo dừng cho người nộp.",
        notes="Các bước đang làm và hồ sơ liên thông con dừng lại.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def finish_page(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever decides it, for procedures without a process."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="xong",
        title="Ghi xử lý xong",
        decision=may_work(actor, dossier),
        form=FinishForm,
        act=lambda given: finish(actor=actor, dossier_id=dossier.pk, **given),
        button="Ghi xử lý xong",
        done="Đã ghi xử lý xong; Bộ phận một cửa trả kết quả.",
        notes="Kết quả đã ghi được phát hành.",
    )
