"""Tasks from a workbook: tried first, each problem with its row and column, then taken whole."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.refusal import require
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.people.access import actor_of
from kientao.programme.actions.importing_tasks import Imported, import_tasks
from kientao.programme.addresses import plan_page
from kientao.programme.pages.import_tasks.subject import plan_of
from kientao.programme.policies.work import may_follow
from kientao.programme.rules.task_sheet import COLUMNS, HELP, template_rows
from kientao.ui.forms.fields import DroppedFileField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.numbers import moment, whole
from kientao.ui.parts.page_head import Action, PageHead

_LARGEST = 10 * 1024 * 1024
_ERRORS_SHOWN = 200
_WIDTHS = {"text": 50, "deliverables": 30, "lead": 28, "coordinating": 28, "number": 6}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LEAD = "Có một lỗi ở bất kỳ ô nào thì không ghi gì cả; cùng một tệp chỉ nhập một lần."


class ImportForm(OfficeForm):
    """The file, and whether it is only tried."""

    file = DroppedFileField(label="Tệp Excel", endings=(".xlsx",), largest_bytes=_LARGEST)
    do = forms.ChoiceField(
        label="Việc cần làm",
        choices=[("try", "Thử: chỉ xem kết quả, chưa ghi gì"), ("keep", "Nhập: giao việc nếu không có lỗi")],
        widget=forms.RadioSelect,
        initial="try",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """All or nothing."""
    actor, plan = actor_of(request), plan_of(request, plan_id)
    require(may_follow(actor, plan))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    outcome = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        trial = form.cleaned_data["do"] == "try"
        outcome = import_tasks(actor=actor, plan_id=plan.pk, content=file.read(), name=file.name or "", dry_run=trial)
        if outcome.kept:
            messages.success(request, f"Đã nhập {_counts(outcome)}.")
            return redirect(plan_page(plan.pk))
    template = Action("Tải mẫu Excel", reverse("import-tasks-template", args=[plan.pk]), icon="download")
    values = {
        "page_head": PageHead(
            "Nhập nhiệm vụ từ Excel", _LEAD, ((plan.title, plan_page(plan.pk)),), actions=(template,)
        ),
        "panel": FormPanel(form, "Thực hiện", busy="Đang đọc tệp…", back="Về kế hoạch", back_href=plan_page(plan.pk)),
        "outcome": outcome,
        "counts": _counts(outcome) if outcome else "",
        "earlier": _earlier(outcome) if outcome else "",
        "errors": outcome.errors[:_ERRORS_SHOWN] if outcome else (),
        "error_count": whole(len(outcome.errors)) if outcome else "",
        "more_errors": whole(len(outcome.errors) - _ERRORS_SHOWN) if outcome and outcome.errors[_ERRORS_SHOWN:] else "",
    }
    wrong = bool(form.errors or (outcome and (outcome.errors or outcome.earlier)))
    return render(request, "programme/pages/import_tasks/bring_in.html", values, status=422 if wrong else 200)


@require_safe
def template(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The headings, what to write under each, and two rows to write over."""
    plan_of(request, plan_id)
    specs = [ColumnSpec(one.label, _WIDTHS.get(one.key, 18)) for one in COLUMNS]
    answer = HttpResponse(write_sheet("Nhiệm vụ", specs, template_rows(), subtitle=HELP), content_type=_XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="mau-nhap-nhiem-vu.xlsx"'
    return answer


def _counts(outcome: Imported) -> str:
    made = outcome.made
    if made is None:
        return ""
    return (
        f"{whole(made.tasks)} nhiệm vụ, {whole(made.deliverables)} sản phẩm, "
        f"{whole(made.assignments)} việc giao cho {whole(made.agencies)} cơ quan"
    )


def _earlier(outcome: Imported) -> str:
    found = outcome.earlier
    if found is None:
        return ""
    return f"Tệp này đã được {found.by} nhập lúc {moment(found.at)} ({whole(found.tasks)} nhiệm vụ). Không ghi gì thêm."
