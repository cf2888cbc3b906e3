"""The register from a workbook: tried first, each error with its row and column, then kept whole."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, require
from kientao.people.access import actor_of
from kientao.people.actions.importing import ImportOutcome, import_organisations
from kientao.people.pages.organisations.shared import crumbs
from kientao.people.policies.organisations import may_edit_organisations
from kientao.ui.forms.fields import DroppedFileField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action, PageHead

_LARGEST = 10 * 1024 * 1024
_ERRORS_SHOWN = 200


class ImportForm(OfficeForm):
    """The file, and whether it is only tried."""

    file = DroppedFileField(label="Tệp Excel", endings=(".xlsx",), largest_bytes=_LARGEST)
    do = forms.ChoiceField(
        label="Việc cần làm",
        choices=[("try", "Thử: chỉ xem kết quả, chưa ghi gì"), ("keep", "Nhập: ghi vào danh mục nếu không có lỗi")],
        widget=forms.RadioSelect,
        initial="try",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """All or nothing."""
    actor = actor_of(request)
    require(may_edit_organisations(actor))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    outcome = None
    if request.method == "POST" and form.is_valid():
        content, trial = form.cleaned_data["file"].read(), form.cleaned_data["do"] == "try"
        try:
            outcome = import_organisations(actor=actor, content=content, dry_run=trial)
        except ChangedMeanwhile as refusal:
            form.add_messages({"": str(refusal)})
        if outcome and outcome.kept:
            messages.success(request, f"Đã nhập: {_counts(outcome)}.")
            return redirect("organisations")
    template = Action("Tải mẫu Excel", reverse("organisations-template"), icon="download")
    values = {
        "page_head": PageHead("Nhập danh mục từ Excel", _LEAD, crumbs(), actions=(template,)),
        "panel": FormPanel(form, "Thực hiện", busy="Đang đọc tệp…"),
        "outcome": outcome,
        "counts": _counts(outcome) if outcome else "",
        "errors": outcome.errors[:_ERRORS_SHOWN] if outcome else (),
        "more_errors": whole(len(outcome.errors) - _ERRORS_SHOWN) if outcome and outcome.errors[_ERRORS_SHOWN:] else "",
    }
    wrong = bool(form.errors or (outcome and outcome.errors))
    return render(request, "people/pages/organisations/bring_in.html", values, status=422 if wrong else 200)


_LEAD = "Mã mới thì thêm, mã đã có thì cập nhật, ô trống không thay đổi gì. Có một lỗi thì không ghi gì cả."


def _counts(outcome: ImportOutcome) -> str:
    return (
        f"{whole(len(outcome.new))} cơ quan mới, {whole(len(outcome.changed))} thay đổi, "
        f"{whole(outcome.unchanged)} giữ nguyên, {whole(outcome.links)} liên kết tiếp nhận"
    )
