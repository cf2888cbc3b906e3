"""Goes away: names who stands in. Comes back earlier: ends it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import account_of, actor_of
from kientao.people.actions.absences import end_substitution, set_substitute
from kientao.people.models import Officer, Organisation, Substitution
from kientao.people.queries.actor import officer_of
from kientao.people.queries.officers import colleagues
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm


class SubstituteForm(OfficeForm):
    """From when to when, and who."""

    substitute = forms.ModelChoiceField(Officer.objects.none(), label="Người làm thay", empty_label="Chọn đồng nghiệp")
    first_day = VietnameseDateField(label="Vắng mặt từ ngày")
    last_day = VietnameseDateField(label="Đến hết ngày")
    reason = forms.CharField(label="Lý do", max_length=250, required=False)

    def __init__(self, *args: object, organisation: int, away: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = colleagues(organisation, today()).exclude(pk=away)
        self.offer("substitute", choices)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """For the organisation acted for. A POST with `end` ends that absence."""
    actor, officer = actor_of(request), officer_of(account_of(request))
    if officer is None or actor.organisation is None:
        raise Http404
    if request.method == "POST" and "end" in request.POST:
        return _ended(request, officer)
    form = SubstituteForm(request.POST or None, organisation=actor.organisation, away=officer.pk)
    if request.method == "POST" and form.is_valid():
        try:
            organisation = Organisation.objects.get(pk=actor.organisation)
            set_substitute(actor=actor, organisation=organisation, away=officer, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã cử người làm thay. Người đó thấy việc của anh/chị trong những ngày này.")
            return redirect("my_account")
    panel = FormPanel(form, "Cử người làm thay", back="Về tài khoản của tôi", back_href="/tai-khoan/")
    values = {"panel": panel, "organisation": actor.organisation_name}
    return render(request, "people/pages/account/substitute.html", values, status=422 if form.errors else 200)


def _ended(request: HttpRequest, officer: Officer) -> HttpResponse:
    given = request.POST["end"]
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else 0
    absence = get_object_or_404(Substitution, pk=number, away=officer)
    end_substitution(actor=actor_of(request), absence=absence)
    messages.success(request, "Đã kết thúc việc làm thay.")
    return redirect("my_account")
