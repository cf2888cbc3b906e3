"""Somebody takes a post in the agency."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.actions.officers import appoint, create_post
from kientao.people.models import Division
from kientao.people.pages.officers.fields import OfficerField
from kientao.people.pages.officers.shared import acted, agency_seen
from kientao.people.policies.officers import may_manage_officers
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import OfficeForm

_RANKS = (("", "Chức vụ khác"), ("heads", "Thủ trưởng cơ quan"), ("deputy", "Cấp phó của thủ trưởng"))


class AppointmentForm(OfficeForm):
    """Who, on what chair, from when."""

    officer = OfficerField(label="Tên đăng nhập của người được bố trí")
    title = forms.CharField(label="Chức vụ", max_length=200, help_text="Ví dụ: Trưởng phòng, Chuyên viên.")
    division = forms.ModelChoiceField(
        Division.objects.none(), label="Phòng", required=False, empty_label="Không thuộc phòng nào"
    )
    rank = forms.ChoiceField(label="Là", choices=_RANKS, required=False)
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(label="Đến hết ngày", required=False)
    legal_act = forms.CharField(label="Quyết định", max_length=250, required=False, help_text="Số, ngày quyết định.")

    def __init__(self, *args: object, organisation: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        open_ones = Division.objects.filter(organisation=organisation).exclude(valid_to__lt=today())
        self.offer("division", open_ones)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The post is made where it doesn't stand yet."""
    organisation, actor = agency_seen(request, organisation_id), actor_of(request)
    form = AppointmentForm(request.POST or None, organisation=organisation.pk, initial={"valid_from": today()})

    @transaction.atomic
    def act() -> None:
        given = form.cleaned_data
        post = create_post(
            actor=actor,
            organisation=organisation,
            title=given["title"],
            division=given["division"],
            heads=given["rank"] == "heads",
            deputy=given["rank"] == "deputy",
        )
        appoint(
            actor=actor,
            officer=given["officer"],
            post=post,
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            legal_act=given["legal_act"],
        )

    return acted(
        request,
        form,
        organisation,
        act,
        title="Bố trí chức vụ",
        button="Bố trí",
        done="Đã bố trí. Cấp vai trò để người đó làm việc trên hệ thống.",
        may=may_manage_officers(actor, organisation.pk),
    )
