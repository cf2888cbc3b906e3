"""People from a spreadsheet: chosen, tried, brought in; the passwords come back once as a sheet."""

import base64
import binascii

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kientao.people.access import account_of, actor_of
from kientao.people.actions.account_import import AccountImport, import_accounts
from kientao.people.policies.accounts import may_import_accounts, may_manage_accounts
from kientao.people.workbook import sheet_of_passwords
from kientao.ui.forms.fields import DroppedFileField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import Action, PageHead

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LARGEST_BYTES = 600 * 1024  # it travels in the page between trying and bringing in
_SALT = "people.account_import"


class SheetForm(OfficeForm):
    """The filled-in form."""

    file = DroppedFileField(label="Tệp Excel", endings=(".xlsx",), largest_bytes=_LARGEST_BYTES)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """A file is tried; what was tried (`sheet`) is brought in, and answered with the sheet of passwords."""
    if not may_import_accounts(actor_of(request)):
        raise Http404
    if "sheet" in request.POST:
        return _brought_in(request, request.POST["sheet"])
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _tried(request, form, form.cleaned_data["file"].read())
    return _shown(request, form)


def _tried(request: HttpRequest, form: SheetForm, content: bytes) -> HttpResponse:
    tried = import_accounts(actor=actor_of(request), content=content, dry_run=True)
    sealed = signing.dumps([account_of(request).pk, base64.b64encode(content).decode()], salt=_SALT, compress=True)
    return _shown(request, form, tried, "" if tried.faults else sealed)


def _brought_in(request: HttpRequest, sealed: str) -> HttpResponse:
    try:
        owner, packed = signing.loads(sealed, salt=_SALT, max_age=3600)
        content = base64.b64decode(packed)
    except (signing.BadSignature, ValueError, TypeError, binascii.Error):
        owner, content = None, b""
    form = SheetForm()
    if owner != account_of(request).pk:
        form = SheetForm({})
        form.add_messages({"file": "Bản thử đã quá một giờ hoặc không còn nguyên vẹn. Chọn lại tệp để thử."})
        return _shown(request, form)
    done = import_accounts(actor=actor_of(request), content=content, dry_run=False)
    if done.faults:
        return _shown(request, form, done)
    if not done.passwords:
        messages.success(request, f"Đã nhập: {done.roles} vai trò, {done.postings} chức vụ; không có tài khoản mới.")
        return redirect("accounts" if may_manage_accounts(actor_of(request)) else "accounts_import")
    rows = [(one.name, one.username, one.organisation, one.password) for one in done.passwords]
    answer = HttpResponse(sheet_of_passwords(rows), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="mat-khau-mot-lan.xlsx"'
    return answer


def _shown(
    request: HttpRequest, form: SheetForm, outcome: AccountImport | None = None, sealed: str = ""
) -> HttpResponse:
    head = PageHead(
        "Nhập tài khoản từ Excel",
        "Mỗi dòng là một người ở một cơ quan. Tệp được kiểm tra trước, đúng hết mới nhập, nhập lại không nhân đôi.",
        crumbs=(("Tài khoản", reverse("accounts")),) if may_manage_accounts(actor_of(request)) else (),
        actions=(Action("Tải mẫu", reverse("accounts_form"), icon="download"),),
    )
    panel = FormPanel(form, "Kiểm tra tệp", busy="Đang kiểm tra…")
    values = {"page_head": head, "panel": panel, "outcome": outcome, "sheet": sealed}
    wrong = bool(form.errors) or bool(outcome and outcome.faults)
    return render(request, "people/pages/accounts/importing.html", values, status=422 if wrong else 200)
