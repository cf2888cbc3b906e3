"""More time: granted or refused, with the document that says so."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.programme.actions.extending import grant_extension, refuse_extension
from kientao.programme.models import Assignment, Extension
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_extend
from kientao.ui.forms.form import OfficeForm
from kientao.ui.numbers import day


class DecideTimeForm(OfficeForm):
    """Yes or no, until when, by which document."""

    decision = forms.ChoiceField(
        label="Quyết định",
        choices=[("grant", "Đồng ý gia hạn"), ("refuse", "Không đồng ý")],
        widget=forms.RadioSelect,
    )
    granted_due = fields.day("Gia hạn đến hết ngày", "Chỉ cần khi đồng ý.")
    document_number = fields.line("Số văn bản", 120, "Cơ quan thường trực ghi văn bản của cấp đã giao thời hạn.")
    document_date = fields.day("Ngày văn bản")
    answer = fields.words("Ý kiến", "Bắt buộc khi không đồng ý.", required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, extension_id: int) -> HttpResponse:
    """The level that set the deadline, or the programme office with its document."""
    actor = actor_of(request)
    extension = Extension.objects.filter(pk=extension_id).first()
    if extension is None:
        raise Http404
    work = assignment_of(request, extension.assignment_id)
    asked = f"{work.organisation} xin đến {day(extension.asked_due)}. Lý do: {extension.reason}"
    decided = extension.get_state_display().lower() if extension.state != "waiting" else ""
    return work_step(
        request,
        work,
        name=f"quyet-gia-han-{extension.pk}",
        title="Quyết định gia hạn",
        lead=f"{asked} Đề nghị này đã được quyết định: {decided}." if decided else asked,
        decision=may_extend(actor, work, has_document=True),
        form=DecideTimeForm,
        initial={"granted_due": extension.asked_due},
        act=lambda given: _decided(actor, work, extension, given),
        button="Lưu quyết định",
        done="Đã lưu quyết định; cơ quan đề nghị nhận được lời nhắn.",
        notes="Hạn ban đầu không bao giờ đổi; chỉ hạn hiện nay đổi.",
    )


def _decided(actor: Actor, work: Assignment, extension: Extension, given: dict[str, Any]) -> Extension:
    document = {"document_number": given["document_number"], "document_date": given["document_date"]}
    if not may_extend(actor, work, has_document=all(document.values())):
        missing = [name for name, value in document.items() if not value]
        raise Invalid(dict.fromkeys(missing, f"Cần có: văn bản của {work.plan.owner} về đề nghị này."))
    if given["decision"] == "refuse":
        return refuse_extension(actor=actor, extension_id=extension.pk, answer=given["answer"], **document)
    if given["granted_due"] is None:
        raise Invalid({"granted_due": f"Ghi hạn mới. Cơ quan xin đến {day(extension.asked_due)}."})
    return grant_extension(
        actor=actor,
        extension_id=extension.pk,
        granted_due=given["granted_due"],
        answer=given["answer"],
        **document,
    )
