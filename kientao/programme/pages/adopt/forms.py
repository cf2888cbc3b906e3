"""The terms on which a plan is adopted."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import Officer, RoleGrant
from kientao.people.queries.picking import organisation_picked
from kientao.people.roles import Role
from kientao.programme.actions.adopting import Terms
from kientao.programme.models import Plan, Review
from kientao.programme.rules.on_time import Deciding
from kientao.ui.forms.fields import AgencyField, VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm


class TermsForm(OfficeForm):
    """Read from the decision, to be confirmed."""

    title = forms.CharField(label="Tên kế hoạch", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    number = forms.CharField(label="Số, ký hiệu quyết định", max_length=80, required=False)
    signed_on = VietnameseDateField(
        label="Ngày ký", required=False, help_text="Cơ quan được giao việc là cơ quan đang hoạt động vào ngày này."
    )
    first_day = VietnameseDateField(label="Thực hiện từ ngày")
    last_day = VietnameseDateField(label="Đến hết ngày")
    deciding = forms.ChoiceField(
        label="Đúng hạn tính theo",
        choices=[(rule.value, rule.words) for rule in Deciding],
        widget=forms.RadioSelect,
        help_text="Thời gian nơi nhận xem xét không bao giờ tính vào chậm của đơn vị.",
    )
    receiver = AgencyField(
        label="Nơi tiếp nhận, nghiệm thu",
        required=False,
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        help_text="Để trống: cơ quan tổng hợp nêu trong từng nhiệm vụ, rồi cơ quan chủ trì lĩnh vực, "
        "rồi cơ quan thường trực.",
    )
    vice_chair = forms.ModelChoiceField(
        Officer.objects.none(), label="Lãnh đạo UBND phụ trách", required=False, empty_label="Chưa chọn"
    )
    parent = forms.ModelChoiceField(
        Plan.objects.none(), label="Thuộc kế hoạch cấp trên", required=False, empty_label="Không"
    )
    version = VersionField()

    def __init__(self, *args: Any, actor: Actor, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["vice_chair"].queryset = leaders_of(review.province_id)  # type: ignore[attr-defined]
        self.fields["parent"].queryset = plans_above(actor, review)  # type: ignore[attr-defined]

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


def leaders_of(province_id: int) -> QuerySet[Officer]:
    """Chairman and vice-chairmen of the province."""
    held = RoleGrant.objects.on(today()).filter(role=Role.LEADER.value, organisation=province_id)
    return Officer.objects.filter(pk__in=held.values("officer")).order_by("name", "pk")


def plans_above(actor: Actor, review: Review) -> QuerySet[Plan]:
    """Plans of the province that this one may carry out."""
    seen = Plan.objects.visible_to(actor).values("pk")
    return Plan.objects.filter(pk__in=seen, kind="programme", province=review.province_id).exclude(state="closed")
