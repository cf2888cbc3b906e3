"""A new account: the password for one use is shown once."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.actions.accounts import create_account
from kientao.people.policies.accounts import may_manage_accounts
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import PageHead


class AccountForm(OfficeForm):
    """A person and how they sign in."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        help_text="Chữ không dấu, chữ số và các dấu . _ - @ +, ví dụ lan.nt. Không đổi về sau.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.CharField(
        label="Thư điện tử", max_length=254, required=False, help_text="Để tự lấy lại mật khẩu và nhận thư nhắc việc."
    )
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Shows the password once made; 422 with reasons beside the fields."""
    if not may_manage_accounts(actor_of(request)):
        raise Http404
    form = AccountForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        try:
            made = create_account(actor=actor_of(request), **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
    list_href = reverse("accounts")
    values = {
        "page_head": PageHead("Thêm tài khoản", crumbs=(("Tài khoản", list_href),)),
        "panel": FormPanel(form, "Tạo tài khoản", back="Về danh sách", back_href=list_href),
        "made": made,
    }
    return render(request, "people/pages/accounts/add.html", values, status=422 if form.errors else 200)
