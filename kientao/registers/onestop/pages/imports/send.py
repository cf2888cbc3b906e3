"""A file of another system is sent: it is read and checked in the background."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.imports.files import ENDINGS
from kientao.registers.onestop.imports.jobs import ask_import
from kientao.registers.onestop.models import Import
from kientao.registers.onestop.pages.imports.shared import crumbs
from kientao.registers.onestop.policies.imports import may_import
from kientao.ui.forms.fields import AgencyField, DroppedFileField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.forms.step import gone_to
from kientao.ui.parts.page_head import Action, PageHead

_LARGEST = 25 * 1024 * 1024


class SendForm(OfficeForm):
    """The file, whose it is, and who decides where a row names nobody."""

    system = forms.CharField(
        label="Hệ thống gửi hồ sơ",
        max_length=120,
        help_text="Luôn ghi cùng một tên: hồ sơ đã nhập được nhận ra theo tên này và mã hồ sơ.",
    )
    file = DroppedFileField(label="Tệp CSV, Excel hoặc JSON", endings=ENDINGS, largest_bytes=_LARGEST)
    default_agency = AgencyField(
        label="Cơ quan giải quyết khi dòng không ghi",
        required=False,
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Nothing is written before somebody has seen what was found."""
    require(may_import(actor_of(request)))
    last = Import.objects.visible_to(actor_of(request)).values_list("system", flat=True).first()
    form = SendForm(request.POST or None, request.FILES or None, initial={"system": last or ""})
    if request.method == "POST" and form.is_valid():
        try:
            batch = _sent(request, form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            return gone_to(request, reverse("import", args=[batch.pk]))
    head = PageHead(
        "Gửi tệp hồ sơ",
        "Tệp được đọc và kiểm tra từng dòng trước; chưa ghi gì cho đến khi anh/chị chọn «Nhập».",
        crumbs(),
        actions=(Action("Tải mẫu Excel", reverse("import-template"), icon="download"),),
    )
    values = {
        "page_head": head,
        "panel": FormPanel(form, "Gửi và kiểm tra", busy="Đang gửi tệp…", back="Về danh sách",
                           back_href=reverse("imports")),
    }  # fmt: skip
    return render(request, "registers/onestop/pages/imports/send.html", values, status=422 if form.errors else 200)


def _sent(request: HttpRequest, given: dict[str, Any]) -> Import:
    actor = actor_of(request)
    agency = organisation_picked(actor, given["default_agency"], today(), "default_agency")
    file = given["file"]
    return ask_import(
        actor=actor,
        system=given["system"],
        name=file.name,
        content=file.read(),
        default_agency_id=agency.pk if agency else None,
    )
