"""Says which measure tells a target, of whom it is counted, and where it began."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.measures.declared.known import Known
from kientao.people.access import actor_of
from kientao.people.kinds import Level
from kientao.programme.actions.binding import bind_target
from kientao.programme.models import Binding, Plan, Target
from kientao.programme.pages.plans_targets import wanted_words
from kientao.programme.pages.targets.board import TITLE
from kientao.programme.pages.work import fields
from kientao.programme.policies.targets import may_bind
from kientao.programme.queries.wanted import wanted_of
from kientao.programme.rules.binding import problems
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class BindForm(OfficeForm):
    """Only measures whose unit can be compared with the target's are offered."""

    version = fields.version()
    measure = forms.ChoiceField(
        label="Chỉ số", required=False, help_text="Chỉ gồm những chỉ số cùng đơn vị với chỉ tiêu."
    )
    level = forms.ChoiceField(
        label="Chỉ tính cơ quan",
        required=False,
        choices=[("", "Toàn tỉnh"), *((one.value, one.words) for one in Level)],
    )
    baseline = forms.DecimalField(
        label="Mốc ban đầu", required=False, max_digits=18, decimal_places=6, localize=True,
        help_text="Con số khi kế hoạch bắt đầu; có mốc thì mới có lộ trình từng ngày.",
    )  # fmt: skip
    baseline_on = fields.day("Ngày của mốc ban đầu", required=False)

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fits = [one for one in Known().values() if not problems(one, wanted_of(target))]
        named = sorted(((one.code, one.words) for one in fits), key=lambda one: one[1])
        self.offer_choices("measure", [("", "Chưa có chỉ số nào đo được"), *named])


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, target_id: int) -> HttpResponse:
    """Whoever follows the plan it is in."""
    actor = actor_of(request)
    rows = Target.objects.filter(plan__in=Plan.objects.visible_to(actor), kind="target").select_related(
        "plan", "binding"
    )
    target = get_object_or_404(rows, pk=target_id)
    binding = target.binding
    back = reverse("target", args=[target.pk])
    because = ", ".join(f"«{one}»" for one in binding.because)
    step = Step(
        head=PageHead("Chỉ số của chỉ tiêu", crumbs=((TITLE, reverse("targets")), (target.text[:80], back))),
        facts=Facts(
            (
                ("Chỉ tiêu", target.text),
                ("Mức cần đạt", wanted_words(target) or "theo lời văn"),
                ("Máy đề xuất vì có chữ", because or None),
            )
        ),
        decision=may_bind(actor, target.plan),
        form=lambda given: _form(target, binding, given),
        act=lambda given: bind_target(actor=actor, target_id=target.pk, **given),
        button="Xác nhận chỉ số",
        done="Đã xác nhận chỉ số của chỉ tiêu.",
        back=back,
        version=lambda: Binding.objects.values_list("version", flat=True).get(pk=target.pk),
        notes="Đổi chỉ số không đổi số đã công bố: mỗi số công bố giữ cách tính của nó.",
        draft=f"chi-so-cua-chi-tieu-{target.pk}",
    )
    return step_page(request, step)


def _form(target: Target, binding: Binding, given: Mapping[str, Any] | None) -> BindForm:
    initial = {name: getattr(binding, name) for name in ("measure", "level", "baseline", "baseline_on", "version")}
    return BindForm(given, initial=initial, target=target)
