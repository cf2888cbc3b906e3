"""The head passes work to a division and an officer."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.models import Division, Officer
from kientao.people.queries.officers import colleagues
from kientao.programme.actions.delivering import distribute
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.work import may_distribute
from kientao.ui.forms.form import OfficeForm


class DistributeForm(OfficeForm):
    """Which division, which officer; both may stay open."""

    version = fields.version()
    division = forms.ModelChoiceField(
        Division.objects.none(), label="Phòng, đơn vị", required=False, empty_label="Chưa giao phòng nào"
    )
    officer = forms.ModelChoiceField(
        Officer.objects.none(), label="Người thực hiện", required=False, empty_label="Chưa giao ai"
    )

    def __init__(self, *args: Any, organisation: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = today()
        divisions = Division.objects.filter(organisation=organisation).exclude(valid_to__lt=day)
        self.offer("division", divisions)
        self.offer("officer", colleagues(organisation, day))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The head of the agency."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)

    return work_step(
        request,
        work,
        name="giao",
        title="Giao việc trong cơ quan",
        decision=may_distribute(actor, work),
        form=partial(DistributeForm, organisation=work.organisation_id),
        initial={"division": work.division_id, "officer": work.officer_id},
        act=lambda given: distribute(
            actor=actor,
            assignment_id=work.pk,
            version=given["version"],
            division_id=_pk(given["division"]),
            officer_id=_pk(given["officer"]),
        ),
        button="Giao việc",
        done="Đã giao việc.",
        notes="Người được giao nhận lời nhắn và thấy việc này trong «Việc của tôi».",
    )


def _pk(chosen: Division | Officer | None) -> int | None:
    return chosen.pk if chosen is not None else None
