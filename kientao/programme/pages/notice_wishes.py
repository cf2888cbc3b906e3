"""How somebody wants to be told: by which mail, and when not."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.programme.actions.inbox import wish_notices
from kientao.programme.models import NoticeWish
from kientao.programme.queries.inbox import wish_of
from kientao.ui.forms.form import FormPanel, OfficeForm

_TIME = {"type": "time"}


class WishForm(OfficeForm):
    """Which mail, and quiet hours."""

    mail = forms.ChoiceField(
        label="Thư điện tử",
        choices=NoticeWish._meta.get_field("mail").flatchoices,
        widget=forms.RadioSelect,
        help_text="Lời nhắn trong hộp việc thì luôn có. Việc gấp (trả lại, trả lời gia hạn) được gửi ngay.",
    )
    quiet_from = forms.TimeField(
        label="Không gửi thư từ", required=False, widget=forms.TimeInput(_TIME, format="%H:%M"), help_text="Ví dụ 18:00"
    )
    quiet_to = forms.TimeField(
        label="đến", required=False, widget=forms.TimeInput(_TIME, format="%H:%M"), help_text="Ví dụ 07:00"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """One's own; everybody signed in."""
    actor = actor_of(request)
    wish = wish_of(actor)
    usual = {"mail": wish.mail, "quiet_from": wish.quiet_from, "quiet_to": wish.quiet_to}
    form = WishForm(request.POST or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            wish_notices(actor=actor, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã lưu cách nhận thư.")
            return redirect("inbox")
    panel = FormPanel(form, "Lưu", back="Về hộp việc", back_href=reverse("inbox"))
    return render(request, "programme/pages/notice_wishes.html", {"panel": panel}, status=422 if form.errors else 200)
