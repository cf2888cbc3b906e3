"""A key for another system: shown once."""

from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.actions.clients import NewClient, make_client
from kientao.people.policies.clients import may_manage_clients
from kientao.people.queries.picking import organisation_picked
from kientao.people.scopes import Scope
from kientao.ui.forms.fields import AgencyField, VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import PageHead


class ClientForm(OfficeForm):
    """Which system, for whom, and what it may do."""

    name = forms.CharField(
        label="Tên hệ thống", max_length=120, help_text="Hồ sơ nó gửi được nhận ra theo tên này, không đổi về sau."
    )
    organisation = AgencyField(
        label="Cơ quan chủ quản",
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        help_text="Chỉ gửi và đọc được hồ sơ của cơ quan này và cơ quan trực thuộc; UBND tỉnh là toàn tỉnh.",
    )
    scopes = forms.MultipleChoiceField(
        label="Được làm", choices=[(one.value, one.words) for one in Scope], widget=forms.CheckboxSelectMultiple
    )
    valid_to = VietnameseDateField(label="Dùng được đến hết ngày", required=False, help_text="Để trống: không có hạn.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Shows the key once made; 422 with reasons beside the fields."""
    if not may_manage_clients(actor_of(request)):
        raise Http404
    form = ClientForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
    list_href = reverse("api-clients")
    values = {
        "page_head": PageHead("Cấp khóa", crumbs=(("Khóa của hệ thống khác", list_href),)),
        "panel": FormPanel(form, "Cấp khóa", back="Về danh sách", back_href=list_href),
        "made": made,
    }
    return render(request, "people/pages/clients/add.html", values, status=422 if form.errors else 200)


def _made(request: HttpRequest, given: dict[str, Any]) -> NewClient:
    actor = actor_of(request)
    organisation = organisation_picked(actor, given["organisation"], today(), "organisation")
    if organisation is None:
        raise Invalid({"organisation": "Chọn cơ quan chủ quản."})
    return make_client(
        actor=actor,
        name=given["name"],
        organisation=organisation,
        scopes=given["scopes"],
        valid_to=given["valid_to"],
    )
