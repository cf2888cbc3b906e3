"""The answer to a dossier that was filed: accepted, one complete request for what is missing, or refused."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.answering import accept_filed
from kientao.registers.onestop.actions.ending import refuse
from kientao.registers.onestop.actions.supplementing import ask_supplement
from kientao.registers.onestop.models import Dossier, Paper
from kientao.registers.onestop.pages.counter.subject import counter_address, dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_answer
from kientao.registers.onestop.words import moment_words
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.facts import Facts
from kientao.ui.table.cells import Link

_ANSWERS = [
    ("accept", "Tiếp nhận: hồ sơ đủ và đúng"),
    ("ask", "Yêu cầu bổ sung: còn thiếu hoặc chưa đúng"),
    ("refuse", "Từ chối: không thuộc thẩm quyền, không đủ điều kiện"),
]


class AnswerForm(OfficeForm):
    """One of three answers."""

    version = VersionField()
    answer = forms.ChoiceField(label="Trả lời", choices=_ANSWERS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Lý do", help_text="Khi yêu cầu bổ sung hoặc từ chối; người nộp đọc được.", required=False,
        max_length=4000, widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    items = forms.CharField(
        label="Giấy tờ cần bổ sung", help_text="Mỗi dòng một loại, đủ trong một lần.", required=False,
        max_length=4000, widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    answer_by = VietnameseDateField(label="Bổ sung chậm nhất", required=False, help_text="Viết như 31/3.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The papers it came with are a page away."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="tra-loi",
        title="Trả lời hồ sơ",
        decision=may_answer(actor, dossier),
        form=AnswerForm,
        act=lambda given: _answered(actor, dossier, given),
        button="Gửi trả lời",
        done=f"Đã trả lời hồ sơ {dossier.code}.",
        facts=_facts(dossier),
        notes="Tiếp nhận thì thời hạn giải quyết tính từ lúc này; người nộp được báo theo cách đã chọn.",
    )


def _facts(dossier: Dossier) -> Facts:
    """What came, and by when somebody waits for an answer."""
    papers = Paper.objects.filter(dossier=dossier)
    there = "; ".join(one.name for one in papers if one.present)
    lacking = "; ".join(one.name for one in papers if not one.present)
    return Facts(
        (
            ("Hồ sơ", Link(dossier.code, counter_address(dossier), "mở để xem giấy tờ")),
            ("Thủ tục", dossier.procedure.name),
            ("Người nộp", dossier.applicant_name),
            ("Nộp lúc", moment_words(dossier.filed)),
            ("Trả lời chậm nhất", moment_words(dossier.answer_by) or None),
            ("Đã nộp", there or None),
            ("Chưa có", lacking or None),
        )
    )


def _answered(actor: Actor, dossier: Dossier, given: dict[str, Any]) -> None:
    subject: dict[str, Any] = {"actor": actor, "dossier_id": dossier.pk, "version": given["version"]}
    if given["answer"] == "accept":
        accept_filed(**subject)
    elif given["answer"] == "ask":
        lines = given["items"].splitlines()
        ask_supplement(**subject, reason=given["reason"], items=lines, answer_by=given["answer_by"])
    else:
        refuse(**subject, reason=given["reason"])
