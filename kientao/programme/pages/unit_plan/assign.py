"""Says for several items at once who in the unit does them."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.programme.actions.unit_plans import assign_items
from kientao.programme.pages.unit_plan.forms import InsideForm
from kientao.programme.pages.unit_plan.opened import Opened, opened
from kientao.ui.forms.form import FormPanel
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import marked_rows


@require_POST
def page(request: HttpRequest, unit_draft_id: int) -> HttpResponse:
    """First asks to whom, then gives each of the marked ones."""
    here = opened(request, unit_draft_id)
    require(here.decision)
    marked = _marked(request, here)
    if not marked:
        messages.warning(request, "Đánh dấu ít nhất một nhiệm vụ rồi thực hiện lại.")
        return redirect(here.href)
    chosen = "officer" in request.POST
    form = InsideForm(request.POST if chosen else None, draft=here.draft)
    if chosen and form.is_valid():
        try:
            assign_items(actor=here.actor, draft_id=unit_draft_id, items=marked, **form.cleaned_data)
            messages.success(request, f"Đã giao {len(marked)} nhiệm vụ.")
            return redirect(here.href)
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            messages.warning(request, str(refusal))
            return redirect(here.href)
    names = {one.pk: str(one) for one in here.items}
    values = [(f"{pk}:{version}", names[pk]) for pk, version in marked]
    form.fields["chon"] = forms.MultipleChoiceField(
        choices=values,
        initial=[value for value, _ in values],
        label="Các nhiệm vụ",
        widget=forms.CheckboxSelectMultiple,
    )
    shown = {
        "page_head": PageHead(f"Giao {len(marked)} nhiệm vụ trong cơ quan", crumbs=here.inner_crumbs),
        "panel": FormPanel(form, "Giao các nhiệm vụ này", back="Quay lại, không thay đổi", back_href=here.href),
    }
    return render(request, "ui/forms/step.html", shown, status=422 if chosen else 200)


def _marked(request: HttpRequest, here: Opened) -> list[tuple[int, int]]:
    known = {one.pk for one in here.items if one.kind == "task" and one.state == "kept"}
    pairs = [
        (int(row), int(version))
        for row, version in marked_rows(request.POST)
        if row.isdecimal() and version.isdecimal() and len(row) < 18 and len(version) < 10
    ]
    return [(row, version) for row, version in dict(pairs).items() if row in known]
