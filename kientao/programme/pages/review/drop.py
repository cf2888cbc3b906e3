"""The draft won't become a plan."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.programme.actions.reviewing import drop_review
from kientao.programme.pages.review.opened import opened
from kientao.ui.forms.form import FormPanel, OfficeForm


class DropForm(OfficeForm):
    """Why."""

    reason = forms.CharField(label="Lý do bỏ", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int) -> HttpResponse:
    """It stays readable."""
    here = opened(request, review_id)
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drop_review(actor=here.actor, review_id=review_id, reason=form.cleaned_data["reason"])
        except (Invalid, ChangedMeanwhile) as refusal:
            form.add_messages({"": str(refusal)})
        else:
            messages.success(request, "Đã bỏ bản soát; văn bản vẫn còn trong danh sách để xem lại.")
            return redirect("upload")
    values = {
        "here": here,
        "title": "Bỏ bản soát",
        "lead": "Văn bản không thành kế hoạch; những gì đã soát vẫn xem lại được.",
        "panel": FormPanel(form, "Bỏ bản soát", back="Về bản soát", back_href=here.href, plain=True),
    }
    return render(request, "programme/pages/review/form.html", values, status=422 if form.errors else 200)
