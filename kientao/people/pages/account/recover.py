"""A forgotten password: a link is sent to the address the account has."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kientao.base.actor import VISITOR
from kientao.base.refusal import Invalid
from kientao.people.access import address_of, public
from kientao.people.actions.recovery import ask_for_recovery
from kientao.ui.forms.form import FormPanel, OfficeForm


class RecoveryForm(OfficeForm):
    """Whose password."""

    who = forms.CharField(
        label="Tên đăng nhập hoặc thư điện tử",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


@public
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Says the same whether there is such an account or not."""
    form, sent = RecoveryForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_recovery(
                actor=VISITOR,
                who=form.cleaned_data["who"],
                address=address_of(request),
                site=request.build_absolute_uri("/"),
            )
            sent = True
        except Invalid as refusal:
            form.add_refusal(refusal)
    panel = FormPanel(form, "Gửi đường dẫn", back="Về trang đăng nhập", back_href="/dang-nhap/")
    values = {"panel": panel, "sent": sent}
    return render(request, "people/pages/account/recover.html", values, status=422 if form.errors else 200)
