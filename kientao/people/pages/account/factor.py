"""Sets up one's second factor, turns it off, prints new recovery codes."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import FACTOR_KEY, account_of, actor_of, address_of
from kientao.people.actions.factors import remove_factor, renew_recovery_codes, set_up_factor
from kientao.people.actions.signing_in import try_password
from kientao.people.factor import has_factor, needs_factor, new_secret, setup_picture
from kientao.people.pages.account.sign_in import refusal_words
from kientao.ui.forms.form import FormPanel, OfficeForm

_SECRET = "factor_secret"  # noqa: S105, a key of the session


class PasswordForm(OfficeForm):
    """The password again, before anything about the second factor changes."""

    password = forms.CharField(
        label="Mật khẩu đang dùng",
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SetUpForm(PasswordForm):
    """With a first code."""

    code = forms.CharField(
        label="Mã đang hiện trên điện thoại",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    field_order = ("code", "password")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Shows a secret to photograph, or what can be done with the factor that is on. Codes are shown once, here."""
    account = account_of(request)
    is_on = has_factor(account)
    form = _form(request, PasswordForm if is_on else SetUpForm)
    codes: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            codes = _done(request, form, is_on)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            request.session[FACTOR_KEY] = has_factor(account)
            if not codes:
                messages.success(request, "Đã tắt xác thực hai lớp.")
                return redirect("my_account")
    values = {"form": form, "is_on": is_on, "codes": codes, "needed": needs_factor(actor_of(request).roles)}
    if not is_on and not codes:
        secret = request.session.setdefault(_SECRET, new_secret())
        values |= {"picture": setup_picture(account, secret), "secret": " ".join(_in_fours(secret))}
        values["panel"] = FormPanel(form, "Bật xác thực hai lớp", busy="Đang kiểm tra…")
    return render(request, "people/pages/account/factor.html", values, status=422 if form.errors else 200)


def _form(request: HttpRequest, kind: type[PasswordForm]) -> PasswordForm:
    form = kind(request.POST or None)
    if not account_of(request).has_usable_password():
        del form.fields["password"]
    return form


def _done(request: HttpRequest, form: OfficeForm, is_on: bool) -> list[str]:
    account, actor = account_of(request), actor_of(request)
    if "password" in form.fields:
        attempt = try_password(
            actor=actor,
            username=account.username,
            password=form.cleaned_data["password"],
            address=address_of(request),
        )
        if attempt.account is None:
            raise Invalid({"password": refusal_words(attempt, "Mật khẩu đang dùng không đúng.")})
    if not is_on:
        secret = request.session.get(_SECRET) or new_secret()
        codes = set_up_factor(actor=actor, account=account, secret=secret, code=form.cleaned_data["code"])
        request.session.pop(_SECRET, None)
        return codes
    if request.POST.get("do") == "codes":
        return renew_recovery_codes(actor=actor, account=account)
    remove_factor(actor=actor, account=account)
    return []


def _in_fours(secret: str) -> list[str]:
    return [secret[place : place + 4] for place in range(0, len(secret), 4)]
