"""Somebody is given a role in the agency."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.actions.roles import grant_role
from kientao.people.pages.officers.fields import OfficerField
from kientao.people.pages.officers.shared import acted, agency_seen
from kientao.people.policies.officers import may_grant
from kientao.people.roles import Role
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import OfficeForm


class GrantForm(OfficeForm):
    """Who, which role, from when, on what paper. Offers only roles the actor may give."""

    officer = OfficerField(label="Tên đăng nhập của người được cấp")
    role = forms.ChoiceField(label="Vai trò", widget=forms.RadioSelect)
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(label="Đến hết ngày", required=False)
    legal_act = forms.CharField(
        label="Văn bản", max_length=250, required=False, help_text="Bắt buộc với cấp phó: số, ngày văn bản ủy quyền."
    )

    def __init__(self, *args: object, roles: list[Role], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offered = [(role.value, f"{role.words}: {role.meaning}") for role in roles]
        self.offer_choices("role", offered)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """403 with the reason for whoever may give none."""
    organisation, actor = agency_seen(request, organisation_id), actor_of(request)
    answers = {role: may_grant(actor, 0, organisation.pk, role, nobody_runs_it=True) for role in Role}
    roles = [role for role, answer in answers.items() if answer]
    form = GrantForm(request.POST or None, roles=roles, initial={"valid_from": today()})

    def act() -> None:
        given = dict(form.cleaned_data)
        grant_role(actor=actor, organisation=organisation, role=Role(given.pop("role")), **given)

    return acted(
        request,
        form,
        organisation,
        act,
        title="Cấp vai trò",
        button="Cấp vai trò",
        done="Đã cấp vai trò.",
        may=answers[Role.OFFICER if not roles else roles[0]],
    )
