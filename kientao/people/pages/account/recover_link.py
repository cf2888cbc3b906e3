"""Where the link of a forgotten password leads: a new password is chosen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import public
from kientao.people.actions.recovery import account_of_link, recover_password
from kientao.people.pages.account.change_password import NewPasswordForm
from kientao.ui.forms.form import FormPanel


@public
@never_cache
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """On to the door once changed; 410 for a link that was used or is too old."""
    if account_of_link(token) is None:
        return render(request, "people/pages/account/recover_link.html", {"void": True}, status=410)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recover_password(token=token, password=form.cleaned_data["new"])
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu đó.")
            return redirect("account_login")
    values = {"panel": FormPanel(form, "Đặt mật khẩu mới"), "void": False}
    return render(request, "people/pages/account/recover_link.html", values, status=422 if form.errors else 200)
