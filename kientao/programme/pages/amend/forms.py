"""Which plan it changes, and on which terms."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kientao.base.actor import Actor
from kientao.programme.actions.adopting import Terms
from kientao.programme.models import Plan, Review
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm


class PlanForm(OfficeForm):
    """The plan in force."""

    plan = forms.ModelChoiceField(
        Plan.objects.none(), label="Kế hoạch được sửa đổi", empty_label="Chọn kế hoạch đang thực hiện"
    )
    version = VersionField()

    def __init__(self, *args: Any, actor: Actor, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("plan", plans_to_amend(actor, review))


class AmendForm(OfficeForm):
    """The terms of the new version."""

    number = forms.CharField(label="Số, ký hiệu quyết định sửa đổi", max_length=80)
    signed_on = VietnameseDateField(label="Ngày ký")
    whole = forms.ChoiceField(
        label="Quyết định này",
        choices=[
            ("some", "Sửa đổi, bổ sung một số nhiệm vụ; nhiệm vụ không nêu vẫn giữ nguyên"),
            ("whole", "Thay thế toàn bộ; nhiệm vụ không nêu thì dừng"),
        ],
        widget=forms.RadioSelect,
    )
    version = VersionField()

    def terms(self, plan: Plan) -> Terms:
        """Of a valid form; title and days stay the plan's."""
        return Terms(
            title=plan.title,
            number=self.cleaned_data["number"],
            signed_on=self.cleaned_data["signed_on"],
            first_day=plan.first_day,
            last_day=plan.last_day,
        )


def plans_to_amend(actor: Actor, review: Review) -> QuerySet[Plan]:
    """Running plans of the same owner."""
    seen = Plan.objects.visible_to(actor).values("pk")
    return Plan.objects.filter(pk__in=seen, owner=review.owner_id, state="running").exclude(kind="ledger")
