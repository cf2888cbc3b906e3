"""The catalogue from a file: tried first, each error with its row and column, then kept whole."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.procedures_import import Imported, import_procedures
from kientao.registers.onestop.actions.procedures_publishing import Publication
from kientao.registers.onestop.pages.procedures.subject import crumbs
from kientao.registers.onestop.policies.procedures import may_keep
from kientao.ui.forms.fields import AgencyField, DroppedFileField, VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action, PageHead

_LARGEST = 10 * 1024 * 1024
_SHOWN = 200
_LEAD = (
    "Mã mới thì thêm, mã đã có mà nội dung khác thì thành bản mới, ô trống giữ nguyên. Có một lỗi thì không ghi gì cả; "
    "nhập lại cùng một tệp không thay đổi gì."
)
_TERMS = ("decision", "decided_on", "valid_from")


class ImportForm(OfficeForm):
    """The file, whose procedures they are, and whether they are published at once."""

    file = DroppedFileField(
        label="Tệp danh mục", endings=(".xlsx", ".csv", ".json"), largest_bytes=_LARGEST,
        help_text="Excel, CSV (UTF-8), hoặc JSON đã tải từ hệ thống. Tên cột viết thế nào cũng được.",
    )  # fmt: skip
    owner = AgencyField(
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        label="Cơ quan quản lý",
        help_text="Cho các dòng không ghi cơ quan quản lý.",
    )
    do = forms.ChoiceField(
        label="Việc cần làm",
        choices=[
            ("try", "Thử: chỉ xem kết quả, chưa ghi gì"),
            ("draft", "Nhập thành bản dự thảo, công bố sau"),
            ("publish", "Nhập và công bố theo quyết định dưới đây"),
        ],
        widget=forms.RadioSelect,
        initial="try",
    )
    decision = forms.CharField(label="Số quyết định công bố", max_length=120, required=False)
    decided_on = VietnameseDateField(label="Ngày ký", required=False)
    valid_from = VietnameseDateField(label="Có hiệu lực từ", required=False)
    takes_effect_on = VietnameseDateField(label="Ngày văn bản quy định thủ tục có hiệu lực", required=False)

    def clean(self) -> dict[str, Any]:
        """Publishing needs a decision and its days."""
        given = super().clean() or {}
        if given.get("do") == "publish":
            for name in _TERMS:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, "Cần điền khi nhập và công bố.")
        return given

    @property
    def terms(self) -> Publication | None:
        """By what it is published; None for drafts. A trial with a decision tries publishing."""
        given = self.cleaned_data
        if given["do"] == "draft" or not all(given[name] for name in _TERMS):
            return None
        return Publication(
            given["valid_from"], given["decision"], given["decided_on"], takes_effect_on=given["takes_effect_on"]
        )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """All or nothing."""
    actor = actor_of(request)
    require(may_keep(actor))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm(initial=_initial(actor))
    outcome = _imported(actor, form) if request.method == "POST" and form.is_valid() else None
    if outcome is not None and outcome.kept:
        messages.success(request, f"Đã nhập: {_counts(outcome)}.")
        return redirect("procedures")
    values = {
        "page_head": PageHead(
            "Nhập danh mục thủ tục",
            _LEAD,
            crumbs(),
            actions=(Action("Tải mẫu Excel", reverse("procedures-template"), icon="download"),),
        ),
        "panel": FormPanel(
            form, "Thực hiện", busy="Đang đọc tệp…", back="Về danh mục", back_href=reverse("procedures")
        ),
        "outcome": outcome,
        **(_said(outcome) if outcome else {}),
    }
    wrong = bool(form.errors or (outcome and outcome.errors))
    return render(request, "registers/onestop/pages/procedures/bring_in.html", values, status=422 if wrong else 200)


def _imported(actor: Actor, form: ImportForm) -> Imported | None:
    given = form.cleaned_data
    try:
        owner = organisation_picked(actor, given["owner"], today(), "owner")
        assert owner is not None  # the field is required
        return import_procedures(
            actor=actor,
            content=given["file"].read(),
            name=given["file"].name or "",
            owner=owner,
            publish=form.terms,
            dry_run=given["do"] == "try",
        )
    except Invalid as refusal:
        form.add_refusal(refusal)
        return None


def _initial(actor: Actor) -> dict[str, Any]:
    return {"owner": Picked(str(actor.organisation), actor.organisation_name)} if actor.organisation else {}


def _said(outcome: Imported) -> dict[str, Any]:
    return {
        "counts": _counts(outcome),
        "errors": outcome.errors[:_SHOWN],
        "error_count": whole(len(outcome.errors)),
        "more_errors": whole(len(outcome.errors) - _SHOWN) if outcome.errors[_SHOWN:] else "",
        "doubts": outcome.doubts[:_SHOWN],
        "doubt_count": whole(len(outcome.doubts)),
        "more_doubts": whole(len(outcome.doubts) - _SHOWN) if outcome.doubts[_SHOWN:] else "",
        "unused": ", ".join(f"«{one}»" for one in outcome.unused),
    }


def _counts(outcome: Imported) -> str:
    count = outcome.counts
    said = f"{whole(count['new'])} thủ tục mới, {whole(count['changed'])} thay đổi, {whole(count['same'])} giữ nguyên"
    return said + (f", {whole(count['published'])} dự thảo được công bố" if count["published"] else "")
