"""Gives a review up: nothing of the decision is put in the catalogue."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.registers.onestop.actions.decisions_reviewing import drop_decision
from kientao.registers.onestop.models import ProcedureDecision
from kientao.registers.onestop.pages.decisions.opened import crumbs, opened
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class DropForm(OfficeForm):
    """Why."""

    version = VersionField()
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """With a reason."""
    here = opened(request, decision_id)
    step = Step(
        head=PageHead("Bỏ bản soát", "Không thủ tục nào của quyết định này vào danh mục.", crumbs(here)),
        facts=Facts((("Văn bản", here.title), ("Thủ tục", here.decision.procedures))),
        decision=here.may,
        form=lambda given: DropForm(given, initial={"version": here.decision.version}),
        act=lambda given: drop_decision(
            actor=here.actor, decision_id=decision_id, version=given["version"], reason=given["reason"]
        ),
        button="Bỏ bản soát",
        done="Đã bỏ bản soát quyết định.",
        back=reverse("procedure-decisions") if request.method == "POST" else here.href,
        version=lambda: ProcedureDecision.objects.values_list("version", flat=True).get(pk=decision_id),
        notes="Văn bản và bản máy đọc vẫn được giữ để tra cứu.",
    )
    return step_page(request, step)
