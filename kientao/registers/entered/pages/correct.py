"""What was approved is opened for correction with the reason, or the correction is dropped again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.refusal import ChangedMeanwhile
from kientao.people.access import actor_of
from kientao.registers.entered.actions.correcting import correct, drop_correction
from kientao.registers.entered.models import Answer
from kientao.registers.entered.pages import fields
from kientao.registers.entered.pages.shared import answer_of, crumbs, value_of
from kientao.registers.entered.policies import may_correct
from kientao.registers.entered.queries.numbers import newest_of
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class CorrectForm(OfficeForm):
    """Why."""

    version = fields.version()
    reason = fields.words("Vì sao phải sửa", "Người duyệt đọc lý do này.", longest=500)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, answer_id: int) -> HttpResponse:
    """The approved numbers count until the correction is approved too."""
    actor, answer = actor_of(request), answer_of(request, answer_id)
    revision = newest_of(actor, [answer.pk]).get(answer.pk)

    def act(given: dict[str, Any]) -> object:
        return correct(actor=actor, answer_id=answer.pk, **given)

    step = Step(
        head=PageHead("Sửa số đã duyệt", "", crumbs(actor, answer.request, answer)),
        facts=Facts((("Số liệu", str(answer.request)), ("Số đã duyệt", value_of(revision)))),
        decision=may_correct(actor, answer),
        form=lambda given: CorrectForm(given, initial={"version": answer.version}),
        act=act,
        button="Mở bản sửa",
        done="Đã mở bản sửa: nhập số đúng, thêm minh chứng rồi nộp.",
        back=reverse("entered-answer", args=[answer.pk]),
        version=lambda: Answer.objects.values_list("version", flat=True).get(pk=answer.pk),
        notes="Số đã duyệt vẫn được tính cho đến khi bản sửa được duyệt.",
        draft=f"sua-so-lieu-{answer.pk}",
    )
    return step_page(request, step)


@require_POST
def drop(request: HttpRequest, answer_id: int) -> HttpResponse:
    """What was approved stays; NotAllowed shows the page that says who could."""
    answer = answer_of(request, answer_id)
    try:
        version = sent_number(request.POST.get("version", ""))
        drop_correction(actor=actor_of(request), answer_id=answer.pk, version=version)
    except ChangedMeanwhile as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Đã bỏ bản sửa; số đã duyệt giữ nguyên.")
    return redirect("entered-answer", answer_id=answer.pk)
