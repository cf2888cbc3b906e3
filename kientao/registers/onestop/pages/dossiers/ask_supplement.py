"""What is missing is asked for in one complete notice: papers of the check-list to tick, and lines of one's own."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.kernel.working_time import add_days
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.supplementing import ask_supplement
from kientao.registers.onestop.models import Dossier, Paper, SupplementRequest
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_answer, may_work
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.law import handling_law
from kientao.ui.forms.form import OfficeForm

_MOST_LINES = 40


class AskSupplementForm(OfficeForm):
    """Everything at once: a second notice isn't allowed."""

    version = fields.version()
    papers = forms.MultipleChoiceField(
        label="Giấy tờ thiếu hoặc phải làm lại", required=False, widget=forms.CheckboxSelectMultiple
    )
    others = fields.words("Giấy tờ, nội dung khác", "Mỗi dòng một loại.", required=False, rows=4)
    reason = fields.words("Lý do", "Vì sao thiếu hoặc chưa đúng, theo quy định nào.")
    answer_by = fields.day("Bổ sung trước hết ngày", "Không bắt buộc; viết như 31/3.", required=False)

    def __init__(self, *args: Any, papers: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if papers:
            self.offer_choices("papers", papers)
        else:
            del self.fields["papers"]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever decides it; before the receipt the counter."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    before = dossier.received_on is None
    most = rules_of(dossier.rules).most_requests
    asked = SupplementRequest.objects.filter(dossier=dossier, before_receipt=False).count()
    effect = rules_of(dossier.rules).supplement.words.lower()
    return dossier_step(
        request,
        dossier,
        name="bo-sung",
        title="Yêu cầu bổ sung hồ sơ",
        lead=f"Chỉ được yêu cầu {most} lần: ghi đủ mọi thứ cần bổ sung. Đã yêu cầu {asked} lần.",
        decision=may_answer(actor, dossier) if before else may_work(actor, dossier),
        form=partial(AskSupplementForm, papers=_papers(dossier)),
        act=lambda given: ask_supplement(
            actor=actor,
            dossier_id=dossier.pk,
            version=given["version"],
            reason=given["reason"],
            items=_items(given),
            answer_by=given["answer_by"],
        ),
        button="Gửi yêu cầu bổ sung",
        done="Đã yêu cầu bổ sung; người nộp được báo, thời gian của hồ sơ tạm dừng.",
        notes=f"Khi nhận đủ, hẹn trả {effect} ({handling_law(today(), 19)}).{_late(dossier)}",
    )


def _late(dossier: Dossier) -> str:
    """A word to whoever asks later than the rules want: the field's own law may allow it."""
    if dossier.received_on is None:
        return ""
    days, calendar = rules_of(dossier.rules).request_within_days, Calendars().of(dossier.competent_id)
    last = add_days(calendar, timezone.localdate(dossier.received_on), days)
    if today() <= last:
        return ""
    return f" Đã quá {days} ngày làm việc từ khi tiếp nhận: nêu ở lý do quy định nào cho phép yêu cầu lúc này."


def _papers(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Those of the dossier, else those of the procedure; missing ones say so."""
    rows = list(Paper.objects.filter(dossier=dossier))
    if rows:
        return tuple((one.name, one.name if one.present else f"{one.name} (chưa nộp)") for one in rows)
    return tuple((one.name, one.name) for one in content_of(dossier.version_of_procedure).papers(dossier.case))


def _items(given: dict[str, Any]) -> list[str]:
    return [*given.get("papers", ()), *given["others"].splitlines()][:_MOST_LINES]
