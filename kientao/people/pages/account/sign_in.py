"""The door: a sign-in name and a password."""

from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kientao.base.actor import VISITOR
from kientao.people.access import WAY_KEY, address_of, next_of, public
from kientao.people.actions.signing_in import Attempt, try_password
from kientao.people.queries.practice import practice_doors
from kientao.ui.forms.form import FormPanel, OfficeForm

_WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock."
_DISABLED = "Tài khoản này đã ngừng hoạt động. Liên hệ quản trị hệ thống của tỉnh."


class SignInForm(OfficeForm):
    """What is asked at the door."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Mật khẩu",
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Goes on to where one was going, over the second factor where there is one; 422 with the reason otherwise."""
    if request.user.is_authenticated:
        return redirect(next_of(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt = try_password(actor=VISITOR, address=address_of(request), **form.cleaned_data)
        if attempt.account is not None:
            request.session[WAY_KEY] = "password"
            entered: HttpResponse = perform_login(request, attempt.account, redirect_url=next_of(request))
            return entered
        form.add_messages({"": refusal_words(attempt, _WRONG)})
    values = {
        "panel": FormPanel(form, "Đăng nhập", busy="Đang kiểm tra…"),
        "next": next_of(request, ""),
        "openid": settings.OPENID_PROVIDER.get("name", ""),
        "practice": practice_doors(),
    }
    return render(request, "people/pages/account/sign_in.html", values, status=422 if form.errors else 200)


def refusal_words(attempt: Attempt, wrong: str) -> str:
    """What is said to whoever didn't come in."""
    if attempt.disabled:
        return _DISABLED
    if attempt.locked_until is not None:
        until = timezone.localtime(attempt.locked_until)
        return (
            f"Đã sai nhiều lần liên tiếp nên tạm khóa đến {until:%H:%M} ngày {until:%d/%m/%Y}. "
            "Chờ đến giờ đó, hoặc nhờ quản trị hệ thống mở khóa."
        )
    return wrong
