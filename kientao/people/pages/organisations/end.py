"""An organisation ends; others take over its work by field."""

import re

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.people.actions.organisations import Successor, end_organisation
from kientao.people.models import Organisation
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs, edited, form_page
from kientao.people.queries.picking import organisation_picked
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.parts.page_head import PageHead

_FIELD = re.compile(r"\s*:\s*")


class EndForm(OfficeForm):
    """Its last day, and one line for each body that takes over."""

    last_day = fields.day("Ngày hoạt động cuối cùng", required=True)
    legal_act = fields.act("Văn bản kết thúc")
    successors = forms.CharField(
        label="Cơ quan tiếp nhận",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mỗi dòng một cơ quan (tên, viết tắt hoặc mã); thêm lĩnh vực sau dấu hai chấm, "
        "ví dụ: Sở KH&CN: công nghệ thông tin, chuyển đổi số. Không ghi lĩnh vực là phần việc còn lại.",
    )
    version = fields.version()


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What it answered for ends with it."""
    organisation = edited(request, pk)
    form = EndForm(request.POST or None, initial={"version": organisation.version})
    if request.method == "POST" and form.is_valid():
        try:
            _ended(actor_of(request), organisation, dict(form.cleaned_data))
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form.add_messages({"": str(refusal)})
        else:
            messages.success(request, f"Đã ghi ngày kết thúc của {organisation.name}.")
            return redirect("organisation", pk)
    lead = "Việc đang làm chuyển cho cơ quan tiếp nhận; lịch sử của cơ quan này giữ nguyên."
    head = PageHead(f"Kết thúc hoạt động: {organisation.name}", lead, crumbs(organisation))
    return form_page(request, head, form, "Ghi ngày kết thúc", back=address(organisation))


def _ended(actor: Actor, organisation: Organisation, given: dict[str, object]) -> None:
    lines = [line.strip() for line in str(given.pop("successors")).splitlines() if line.strip()]
    last_day = given["last_day"]
    successors = []
    for line in lines:
        who, *field = _FIELD.split(line, maxsplit=1)
        taker = organisation_picked(actor, Picked("", who), last_day, "successors")  # type: ignore[arg-type] # cleaned by the form
        if taker is not None:
            successors.append(Successor(taker, field[0] if field else ""))
    end_organisation(actor=actor, organisation=organisation, successors=successors, **given)  # type: ignore[arg-type] # cleaned by the form
