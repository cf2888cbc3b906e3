"""What is asked of a plan whenever it is adopted and whenever it is settled anew."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kientao.base.clock import today
from kientao.people.models import Officer, RoleGrant
from kientao.people.roles import Role
from kientao.programme.pages.work import fields
from kientao.programme.rules.on_time import Deciding
from kientao.ui.forms.form import OfficeForm


class PlanForm(OfficeForm):
    """Its name, which date decides, who receives, who of the committee is in charge."""

    title = forms.CharField(label="Tên kế hoạch", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    deciding = forms.ChoiceField(
        label="Đúng hạn tính theo",
        choices=[(rule.value, rule.words) for rule in Deciding],
        widget=forms.RadioSelect,
        help_text="Thời gian nơi nhận xem xét không bao giờ tính vào chậm của đơn vị.",
    )
    receiver = fields.agency(
        "Nơi tiếp nhận, nghiệm thu",
        "Để trống: cơ quan tổng hợp nêu trong từng nhiệm vụ, rồi cơ quan chủ trì lĩnh vực, rồi cơ quan thường trực.",
    )
    vice_chair = forms.ModelChoiceField(
        Officer.objects.none(), label="Lãnh đạo UBND phụ trách", required=False, empty_label="Chưa chọn"
    )
    version = fields.version()

    def __init__(self, *args: Any, province_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("vice_chair", _leaders_of(province_id))


def _leaders_of(province_id: int) -> QuerySet[Officer]:
    """Chairman and vice-chairmen of the province."""
    held = RoleGrant.objects.on(today()).filter(role=Role.LEADER.value, organisation=province_id)
    return Officer.objects.filter(pk__in=held.values("officer")).order_by("name", "pk")
