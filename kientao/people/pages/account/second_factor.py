"""The second step of signing in: the code on the telephone, or a recovery code."""

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kientao.base.actor import VISITOR
from kientao.people.access import FACTOR_KEY, WAY_KEY, address_of, public
from kientao.people.actions.signing_in import try_code
from kientao.people.factor import code_is_right
from kientao.people.pages.account.sign_in import refusal_words
from kientao.ui.forms.form import FormPanel, OfficeForm

_WRONG = "Mã không đúng hoặc đã dùng. Nhập mã mới đang hiện trên điện thoại."


class CodeForm(OfficeForm):
    """Six figures, or a recovery code."""

    code = forms.CharField(
        label="Mã xác thực",
        max_length=20,
        help_text="6 chữ số trên ứng dụng xác thực, hoặc một mã dự phòng đã in.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Goes on like the door; back to the door when the password was typed too long ago."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None or stage.login.user is None:
        return redirect("account_login")
    account = stage.login.user
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        attempt = try_code(
            actor=VISITOR,
            account=account,
            is_right=lambda: code_is_right(account, code),
            address=address_of(request),
        )
        if attempt.account is not None:
            request.session[FACTOR_KEY] = True
            request.session[WAY_KEY] = "openid" if request.session.get(WAY_KEY) == "openid" else "code"
            entered: HttpResponse = stage.exit()
            return entered
        form.add_messages({"code": refusal_words(attempt, _WRONG)})
    panel = FormPanel(form, "Xác nhận", busy="Đang kiểm tra…", back="Đăng nhập lại từ đầu", back_href="/dang-nhap/")
    return render(
        request, "people/pages/account/second_factor.html", {"panel": panel}, status=422 if form.errors else 200
    )
