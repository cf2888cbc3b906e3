"""The terms on which a plan is adopted."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.adopting import Terms
from kientao.programme.models import Plan, Review
from kientao.programme.pages.plan_form import PlanForm
from kientao.programme.rules.on_time import Deciding
from kientao.ui.forms.fields import VietnameseDateField


class TermsForm(PlanForm):
    """Read from the decision, to be confirmed."""

    number = forms.CharField(label="Số, ký hiệu quyết định", max_length=80, required=False)
    signed_on = VietnameseDateField(
        label="Ngày ký", required=False, help_text="Cơ quan được giao việc là cơ quan đang hoạt động vào ngày này."
    )
    first_day = VietnameseDateField(label="Thực hiện từ ngày")
    last_day = VietnameseDateField(label="Đến hết ngày")
    parent = forms.ModelChoiceField(
        Plan.objects.none(), label="Thuộc kế hoạch cấp trên", required=False, empty_label="Không"
    )
    field_order = ("title", "number", "signed_on", "first_day", "last_day", "deciding", "receiver", "vice_chair")

    def __init__(self, *args: Any, actor: Actor, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, province_id=review.province_id, **kwargs)
        self.actor = actor
        self.offer("parent", plans_above(actor, review))

    def terms(self) -> Terms:
        """Of a valid form. Raises Invalid when the receiver is nobody's name."""
        given = self.cleaned_data
        receiver = organisation_picked(self.actor, given["receiver"], today(), "receiver")
        return Terms(
            title=given["title"],
            number=given["number"],
            signed_on=given["signed_on"],
            first_day=given["first_day"],
            last_day=given["last_day"],
            deciding=Deciding(given["deciding"]),
            receiver=receiver.pk if receiver else None,
            parent=given["parent"].pk if given["parent"] else None,
            vice_chair=given["vice_chair"].pk if given["vice_chair"] else None,
        )


def plans_above(actor: Actor, review: Review) -> QuerySet[Plan]:
    """Plans of the province that this one may carry out."""
    seen = Plan.objects.visible_to(actor).values("pk")
    return Plan.objects.filter(pk__in=seen, kind="programme", province=review.province_id).exclude(state="closed")
