"""A decision on an inspection is entered, or ended sooner."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.kernel.period import Period
from kientao.people.access import actor_of
from kientao.people.actions.inspections import create_inspection_mandate, end_inspection_mandate
from kientao.people.models import Officer, Organisation
from kientao.people.policies.officers import may_set_up_inspections
from kientao.people.queries.inspections import mandates_visible_to
from kientao.people.roles import Role
from kientao.ui.forms.fields import SeveralField, VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import PageHead


class MandateForm(OfficeForm):
    """What the decision says."""

    number = forms.CharField(label="Số, ký hiệu", max_length=80, help_text="Ví dụ: 12/QĐ-SNV.")
    signed_on = VietnameseDateField(label="Ngày ký")
    title = forms.CharField(label="Trích yếu", max_length=300)
    first_day = VietnameseDateField(label="Đoàn làm việc từ ngày")
    last_day = VietnameseDateField(label="Đoàn làm việc đến hết ngày")
    inspected_from = VietnameseDateField(label="Thời kỳ được kiểm tra, từ ngày")
    inspected_to = VietnameseDateField(label="Thời kỳ được kiểm tra, đến hết ngày")
    units = forms.CharField(
        label="Mã các đơn vị được kiểm tra",
        max_length=20000,
        help_text="Mỗi dòng một mã như trong danh mục cơ quan.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    members = SeveralField(Officer.objects.none(), label="Thành viên đoàn", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        inspectors = Officer.objects.filter(grants__role=Role.INSPECTOR.value).distinct()
        self.offer("members", inspectors)
        self.fields["members"].help_text = "Người có vai trò «Thành viên đoàn kiểm tra»."

    def clean_units(self) -> list[Organisation]:
        """The organisations of the codes."""
        codes = list(dict.fromkeys(self.cleaned_data["units"].replace(",", " ").replace(";", " ").split()))
        found = {one.code: one for one in Organisation.objects.filter(code__in=codes[:2000])}
        unknown = [code for code in codes if code not in found]
        if unknown:
            raise forms.ValidationError(f"Không có cơ quan mã {', '.join(unknown[:5])}.")
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        """Periods begin before they end."""
        given = super().clean() or {}
        for first, last in (("first_day", "last_day"), ("inspected_from", "inspected_to")):
            if given.get(first) and given.get(last) and given[last] < given[first]:
                self.add_error(last, "Ngày cuối trước ngày đầu.")
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever may not enter one."""
    actor = actor_of(request)
    if not may_set_up_inspections(actor):
        raise Http404
    form = MandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            create_inspection_mandate(actor=actor, **_told(form.cleaned_data))
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã nhập quyết định kiểm tra.")
            return redirect("inspections")
    back = reverse("inspections")
    values = {
        "page_head": PageHead("Nhập quyết định kiểm tra", crumbs=(("Quyết định kiểm tra", back),)),
        "panel": FormPanel(form, "Nhập quyết định", back="Về danh sách", back_href=back, draft="quyet-dinh-kiem-tra"),
    }
    return render(request, "people/pages/officers/form.html", values, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """Today is its last day."""
    actor = actor_of(request)
    mandate = get_object_or_404(mandates_visible_to(actor), pk=mandate_id)
    try:
        end_inspection_mandate(actor=actor, mandate=mandate, last_day=today())
    except Invalid as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Hôm nay là ngày cuối của đoàn kiểm tra.")
    return redirect("inspections")


def _told(given: dict[str, Any]) -> dict[str, Any]:
    days: dict[str, date] = {key: given.pop(key) for key in ("first_day", "last_day", "inspected_from", "inspected_to")}
    return given | {
        "open_days": Period(days["first_day"], days["last_day"]),
        "inspected": Period(days["inspected_from"], days["inspected_to"]),
    }
