"""How a plan is followed: its name, which date decides, who receives, terms in days, whether it has ended."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.settling import DAYS, settle_plan
from kientao.programme.addresses import plan_page
from kientao.programme.models import Plan
from kientao.programme.pages.import_tasks.subject import plan_of
from kientao.programme.pages.plan_form import PlanForm
from kientao.programme.pages.plans_terms import terms_of_plan
from kientao.programme.policies.work import may_follow
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead

_NOTES = (
    "Đổi ngày quyết định đúng hạn hoặc nơi nhận thì việc còn đang làm theo cách mới; "
    "việc đã nghiệm thu giữ nguyên kết quả."
)


def _days(name: str, label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=DAYS[name], help_text=help_text)


class SettingsForm(PlanForm):
    """What the office may change of a plan that is followed."""

    soon_days = _days("soon_days", "Coi là sắp đến hạn khi còn (ngày)", "Tính theo ngày lịch.")
    correction_days = _days("correction_days", "Bổ sung khi bị trả lại (ngày làm việc)", "Trong hạn này không bị chậm.")
    answer_days = _days("answer_days", "Trả lời vướng mắc (ngày làm việc)", "Quá hạn thì hệ thống nhắc nơi trả lời.")
    state = forms.ChoiceField(
        label="Kế hoạch",
        choices=[("running", "Đang thực hiện"), ("closed", "Đã kết thúc")],
        widget=forms.RadioSelect,
        help_text="Kết thúc được khi không còn việc có hạn nào đang làm; sau đó không giao thêm việc.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Whoever follows the plan."""
    actor, plan = actor_of(request), plan_of(request, plan_id)
    step = Step(
        head=PageHead("Cách theo dõi kế hoạch", crumbs=((plan.title, plan_page(plan.pk)),)),
        facts=terms_of_plan(plan),
        decision=may_follow(actor, plan),
        form=lambda given: _form(plan, given),
        act=lambda given: _settle(actor, plan, given),
        button="Lưu cách theo dõi",
        done="Đã lưu cách theo dõi kế hoạch.",
        back=plan_page(plan.pk),
        version=lambda: Plan.objects.values_list("version", flat=True).get(pk=plan.pk),
        notes=_NOTES,
        draft=f"cach-theo-doi-{plan.pk}",
    )
    return step_page(request, step)


def _form(plan: Plan, given: Mapping[str, Any] | None) -> SettingsForm:
    kept = {name: getattr(plan, name) for name in ("title", "deciding", "state", "version", *DAYS)}
    receiver = Picked(str(plan.receiver.pk), plan.receiver.name) if plan.receiver else None
    initial = {**kept, "receiver": receiver, "vice_chair": plan.vice_chair_id}
    return SettingsForm(given, initial=initial, province_id=plan.province_id)


def _settle(actor: Actor, plan: Plan, given: dict[str, Any]) -> Plan:
    receiver = organisation_picked(actor, given.pop("receiver"), today(), "receiver")
    return settle_plan(actor=actor, plan_id=plan.pk, receiver=receiver, **given)
