"""A file of a source is sent and tried: nothing is written before somebody has seen what would change."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.registers.intake.actions.staging import stage_batch
from kientao.registers.intake.models import Batch, SavedMapping, Source
from kientao.registers.intake.pages.shared import crumbs, source_of
from kientao.registers.intake.policies import may_send
from kientao.registers.intake.rules.mode import Mode
from kientao.registers.intake.sheets import ENDINGS, LIMITS
from kientao.ui.forms.fields import DroppedFileField, VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.forms.step import gone_to
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead

_LEAD = "Tệp được đọc và kiểm tra từng dòng trước; chưa ghi gì cho đến khi anh/chị chọn «Ghi vào sổ dữ kiện»."


class SendForm(OfficeForm):
    """The file, what its rows are, and what it means for rows it doesn't have."""

    fact = forms.ChoiceField(label="Loại dữ kiện")
    file = DroppedFileField(
        label="Tệp Excel hoặc CSV", endings=ENDINGS, largest_bytes=LIMITS.file,
        help_text="Tối đa 20.000 dòng, 10 MB mỗi tệp.",
    )  # fmt: skip
    mode = forms.ChoiceField(
        label="Tệp này có nghĩa là",
        choices=[("", "Như đã đặt trong cách đọc"), *((one.value, one.words) for one in Mode)],
        required=False,
    )
    first = VietnameseDateField(
        label="Kỳ: từ ngày", required=False, help_text="Khi thay cả kỳ. Để trống: các tháng có trong tệp."
    )
    last = VietnameseDateField(label="Kỳ: đến ngày", required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, source_id: int) -> HttpResponse:
    """422 with what to correct; else on to the batch, which says what would change."""
    source = source_of(request, source_id)
    require(may_send(actor_of(request), source))
    facts = [(one.fact_code, one.fact.words) for one in SavedMapping.objects.filter(source=source)]
    form = SendForm(request.POST or None, request.FILES or None, initial={"fact": request.GET.get("loai", "")})
    form.offer_choices("fact", facts)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _sent(request, source, form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            return gone_to(request, reverse("intake-batch", args=[batch.pk]))
    values = {
        "page_head": PageHead("Gửi tệp", _LEAD, crumbs(source)),
        "notice": None if facts else _no_mapping(source),
        "panel": FormPanel(form, "Gửi và kiểm tra", busy="Đang đọc tệp…", back="Về nguồn",
                           back_href=reverse("intake-source", args=[source.pk])),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/intake/pages/form.html", values, status=status)


def _sent(request: HttpRequest, source: Source, given: dict[str, Any]) -> Batch:
    return stage_batch(
        actor=actor_of(request),
        source_id=source.pk,
        fact=given["fact"],
        name=given["file"].name,
        content=given["file"].read(),
        mode=Mode(given["mode"]) if given["mode"] else None,
        first=given["first"],
        last=given["last"],
    )


def _no_mapping(source: Source) -> Notice:
    words = "Nguồn này chưa có cách đọc nào: đặt cách đọc một loại dữ kiện trước khi gửi tệp."
    return Notice(words, "", "warning", "Thêm cách đọc", reverse("intake-mapping-add", args=[source.pk]))
