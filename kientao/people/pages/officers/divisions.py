"""Divisions of an agency: a new one, another name, the end of one."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.actions.officers import close_division, create_division, rename_division
from kientao.people.models import Division
from kientao.people.pages.officers.shared import acted, agency_seen
from kientao.people.policies.officers import may_manage_officers
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import OfficeForm


class DivisionForm(OfficeForm):
    """Its names."""

    name = forms.CharField(label="Tên phòng, ban, đơn vị", max_length=200)
    short_name = forms.CharField(label="Tên viết tắt", max_length=60, required=False)


class ChangedDivisionForm(DivisionForm):
    """With its last day, when it ends."""

    last_day = VietnameseDateField(
        label="Ngày hoạt động cuối", required=False, help_text="Chỉ điền khi phòng kết thúc hoạt động."
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """A new one."""
    organisation, actor = agency_seen(request, organisation_id), actor_of(request)
    form = DivisionForm(request.POST or None)

    def act() -> None:
        create_division(actor=actor, organisation=organisation, valid_from=today(), **form.cleaned_data)

    return acted(
        request,
        form,
        organisation,
        act,
        title="Thêm phòng",
        button="Thêm phòng",
        done="Đã thêm phòng.",
        may=may_manage_officers(actor, organisation.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, division_id: int) -> HttpResponse:
    """Another name, or its end."""
    division = get_object_or_404(Division.objects.select_related("organisation"), pk=division_id)
    organisation, actor = agency_seen(request, division.organisation_id), actor_of(request)
    names = {"name": division.name, "short_name": division.short_name}
    form = ChangedDivisionForm(request.POST or None, initial=names)

    def act() -> None:
        last_day = form.cleaned_data.pop("last_day")
        rename_division(actor=actor, division=division, **form.cleaned_data)
        if last_day:
            close_division(actor=actor, division=division, last_day=last_day)

    return acted(
        request,
        form,
        organisation,
        act,
        title=division.name,
        button="Lưu thay đổi",
        done="Đã lưu.",
        may=may_manage_officers(actor, organisation.pk),
    )
