"""A province's register in one go, from the facts that come with the program."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.people.actions.provinces import load_former_province, load_province
from kientao.people.data import former_provinces, provinces, usual_bodies
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import crumbs, form_page
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.rules.groups import TWO_TIERS_FROM
from kientao.ui.forms.form import OfficeForm
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import PageHead


def _named(kind: str, name: str, code: str) -> str:
    return f"{kind} {name} ({code})"


class LoadForm(OfficeForm):
    """Which province, which departments only some have, and what of before."""

    code = forms.ChoiceField(
        label="Tỉnh, thành phố",
        choices=[("", "Chọn…"), *((code, _named(p["kind"], p["name"], code)) for code, p in provinces().items())],
    )
    valid_from = fields.day("Từ ngày", "Ngày đầu của UBND cấp xã hiện nay.", required=True)
    optional = forms.MultipleChoiceField(
        label="Sở đặc thù của tỉnh",
        required=False,
        choices=[(one["code"], one["name"]) for one in usual_bodies() if one.get("optional")],
        widget=forms.CheckboxSelectMultiple,
    )
    with_former = forms.BooleanField(label="Kèm các sở đã kết thúc năm 2025 và cơ quan tiếp nhận", required=False)
    former = forms.MultipleChoiceField(
        label="Kèm tỉnh cũ đã sáp nhập",
        required=False,
        choices=[(code, _named(p["kind"], p["name"], code)) for code, p in former_provinces().items()],
        help_text="Mã theo QĐ 124/2004/QĐ-TTg. Giữ Ctrl để chọn nhiều.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What is there already stays as it is."""
    require(may_edit_organisations(actor_of(request)))
    form = LoadForm(request.POST or None, initial={"valid_from": TWO_TIERS_FROM})
    if request.method == "POST" and form.is_valid():
        try:
            added = _loaded(request, dict(form.cleaned_data))
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form.add_messages({"": str(refusal)})
        else:
            messages.success(request, f"Đã nạp {whole(added)} cơ quan. Kiểm tra những cơ quan chưa ghi văn bản.")
            return redirect("organisations")
    lead = "UBND tỉnh, sở, ban, ngành, cơ quan ngành dọc, đoàn thể và UBND cấp xã. Mã đã có giữ nguyên."
    head = PageHead("Nạp danh mục tỉnh", lead, crumbs())
    return form_page(request, head, form, "Nạp danh mục", back=reverse("organisations"))


def _loaded(request: HttpRequest, given: dict[str, object]) -> int:
    actor = actor_of(request)
    former = given.pop("former")
    added = load_province(actor=actor, **given).added  # type: ignore[arg-type] # cleaned by the form
    for code in former:  # type: ignore[attr-defined] # cleaned by the form
        added += load_former_province(actor=actor, code=code).added
    return added
