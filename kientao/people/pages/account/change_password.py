"""One's own password, changed. The first thing to do with a password for one use."""

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import account_of, actor_of, address_of
from kientao.people.actions.accounts import change_password
from kientao.people.actions.signing_in import try_password
from kientao.people.pages.account.sign_in import refusal_words
from kientao.people.passwords import password_help
from kientao.ui.forms.form import FormPanel, OfficeForm


def _password(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=500, strip=False, help_text=help_text, widget=widget)


class NewPasswordForm(OfficeForm):
    """A new password, typed twice."""

    new = _password("Mật khẩu mới", "new-password")
    again = _password("Nhập lại mật khẩu mới", "new-password")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].help_text = password_help()

    def clean_again(self) -> str:
        """The same twice."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("new") not in {None, again}:
            raise forms.ValidationError("Hai lần nhập không giống nhau.")
        return again


class ChangePasswordForm(NewPasswordForm):
    """With the one in use."""

    old = _password("Mật khẩu đang dùng", "current-password")
    field_order = ("old", "new", "again")


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Back to one's account; the other sessions have ended."""
    account = account_of(request)
    kind = ChangePasswordForm if account.has_usable_password() else NewPasswordForm
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.")
        return redirect("my_account")
    values = {"panel": FormPanel(form, "Đổi mật khẩu"), "first": account.must_change_password}
    return render(request, "people/pages/account/change_password.html", values, status=422 if form.errors else 200)


def _changed(request: HttpRequest, form: OfficeForm) -> bool:
    account, actor = account_of(request), actor_of(request)
    try:
        if "old" in form.fields:
            attempt = try_password(
                actor=actor,
                username=account.username,
                password=form.cleaned_data["old"],
                address=address_of(request),
            )
            if attempt.account is None:
                raise Invalid({"old": refusal_words(attempt, "Mật khẩu đang dùng không đúng.")})
        changed = change_password(actor=actor, account=account, password=form.cleaned_data["new"])
    except Invalid as refusal:
        form.add_refusal(refusal)
        return False
    update_session_auth_hash(request, changed)
    return True
