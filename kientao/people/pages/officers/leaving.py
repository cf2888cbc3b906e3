"""Somebody of the agency goes away for a while, or hands the work over."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.actions.absences import hand_over_work, set_substitute
from kientao.people.models import Officer
from kientao.people.pages.account.substitute import SubstituteForm
from kientao.people.pages.officers.shared import acted, agency_seen
from kientao.people.policies.officers import may_hand_over, may_set_substitute
from kientao.people.queries.officers import colleagues
from kientao.ui.forms.form import OfficeForm


class HandoverForm(OfficeForm):
    """To whom, on what paper."""

    taker = forms.ModelChoiceField(Officer.objects.none(), label="Người nhận", empty_label="Chọn đồng nghiệp")
    legal_act = forms.CharField(label="Biên bản, quyết định", max_length=250, required=False)
    note = forms.CharField(label="Ghi chú", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: object, choices: QuerySet[Officer], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("taker", choices)


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest, organisation_id: int, officer_id: int) -> HttpResponse:
    """Names who stands in."""
    organisation, actor = agency_seen(request, organisation_id), actor_of(request)
    officer = get_object_or_404(Officer.objects.filter(grants__organisation=organisation).distinct(), pk=officer_id)
    form = SubstituteForm(request.POST or None, organisation=organisation.pk, away=officer.pk)

    def act() -> None:
        set_substitute(actor=actor, organisation=organisation, away=officer, **form.cleaned_data)

    return acted(
        request,
        form,
        organisation,
        act,
        title=f"Người làm thay {officer.name}",
        lead="Người làm thay có các vai trò của người vắng mặt tại cơ quan và nhận việc, lời nhắc thay.",
        button="Cử người làm thay",
        done="Đã cử người làm thay.",
        may=may_set_substitute(actor, organisation.pk, officer.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, organisation_id: int, officer_id: int) -> HttpResponse:
    """All open work of the officer passes on."""
    organisation, actor = agency_seen(request, organisation_id), actor_of(request)
    officer = get_object_or_404(Officer.objects.filter(grants__organisation=organisation).distinct(), pk=officer_id)
    others = colleagues(organisation.pk, today()).exclude(pk=officer.pk)
    form = HandoverForm(request.POST or None, choices=others)

    def act() -> None:
        hand_over_work(actor=actor, organisation=organisation, giver=officer, **form.cleaned_data)

    return acted(
        request,
        form,
        organisation,
        act,
        title=f"Bàn giao việc của {officer.name}",
        lead="Mọi việc đang mở của người này tại cơ quan chuyển sang người nhận. Việc đã xong giữ nguyên tên.",
        button="Bàn giao",
        done="Đã bàn giao.",
        may=may_hand_over(actor, organisation.pk, officer.pk),
    )
