"""One target: where it stands and why, what is still needed, its way month by month, and who pulls it down."""

from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.ledger.freshness import freshness
from kientao.measures.declared.known import Known
from kientao.measures.engines.live import Live
from kientao.measures.figure import half_up
from kientao.measures.policies import sees_all_agencies
from kientao.measures.series import monthly
from kientao.measures.showing import figure_shown
from kientao.measures.words import fresh_words
from kientao.people.access import actor_of
from kientao.programme.addresses import plan_page
from kientao.programme.models import Plan, Target
from kientao.programme.pages.plans_targets import wanted_words
from kientao.programme.pages.targets.agencies import agencies_table, rows_of, shares_of
from kientao.programme.pages.targets.board import TITLE, chip_of, is_unsure
from kientao.programme.pages.targets.charts import communes_chart, distribution_chart, trend_chart
from kientao.programme.pages.targets.months import months_table
from kientao.programme.pages.targets.standings import PROPOSED
from kientao.programme.policies.targets import may_bind
from kientao.programme.queries.measured import Measured, Told, measured
from kientao.programme.rules.standing_words import still_needed, why
from kientao.ui.dates import read_date
from kientao.ui.numbers import day, decimal, moment
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead


@require_safe
def page(request: HttpRequest, target_id: int) -> HttpResponse:
    """404 for whoever has no part in its plan. `?ngay=` looks at it on another day."""
    actor = actor_of(request)
    rows = Target.objects.filter(plan__in=Plan.objects.visible_to(actor), kind="target")
    target = get_object_or_404(rows.select_related("plan", "binding"), pk=target_id)
    on = read_date(str(request.GET.get("ngay", ""))[:30]) or today()
    engine = Live()
    one = measured([target], on, engine)[0]
    values = {"page_head": _head(actor, one, on), "about": _about(one), "one": one}
    if one.told is not None:
        told, shares = one.told, shares_of(actor, one, one.told, engine)
        found = monthly(told.measure, told.asked, engine, Known().__getitem__)
        values |= {
            "why": why(one.standing, told.figure, one.aim, told.measure, on),
            "needed": still_needed(told.figure, one.aim, told.asked, told.measure, on),
            "figures": _figures(one, told, on),
            "months": months_table(one, told, found, on),
            "agencies": agencies_table(request, actor, one, told, shares),
            "trend": trend_chart(one, told, found, on),
            "spread": distribution_chart(one, told, shares, on),
            "communes": communes_chart(one, told, shares, on) if sees_all_agencies(actor) else None,
            "fresh": fresh_words(freshness()),
        }
    return render(request, "programme/pages/targets/one.html", values)


def _head(actor: Actor, one: Measured, on: date) -> PageHead:
    target, bind = one.target, may_bind(actor, one.target.plan)
    crumbs = ((TITLE, reverse("targets")), (target.plan.number or target.plan.title[:60], plan_page(target.plan_id)))
    chips = (chip_of(one), PROPOSED) if is_unsure(one) else (chip_of(one),)
    words = "Đổi chỉ số" if one.measure else "Chọn chỉ số"
    actions = [Action(words, reverse("bind-target", args=[target.pk]), bind, "target", plain=one.measure is not None)]
    if one.measure is not None:
        actions.append(Action("Cách tính chỉ số", reverse("measure", args=[one.measure.code]), icon="help"))
    return PageHead(target.text, f"Tại ngày {day(on)}.", crumbs, chips, tuple(actions))


def _about(one: Measured) -> Facts:
    target, binding, measure = one.target, one.binding, one.measure
    told: list[tuple[str, FactValue]] = [
        ("Mức cần đạt", wanted_words(target) or "theo lời văn"),
        ("Đạt trước", target.due or target.plan.last_day),
        ("Chỉ số", measure.words if measure else None),
    ]
    if binding is not None and measure is not None:
        if binding.confirmed is not None:
            told.append(("Người xác nhận", f"{binding.confirmed_by}, {moment(binding.confirmed)}"))
        elif binding.because:
            told.append(("Máy đề xuất vì có chữ", ", ".join(f"«{word}»" for word in binding.because)))
        if binding.level:
            told.append(("Chỉ tính", binding.get_level_display()))
        if binding.baseline is not None:
            number = f"{decimal(binding.baseline)} {measure.unit.words}".strip()
            told.append(("Mốc ban đầu", f"{number} ({day(binding.baseline_on)})"))
    return Facts(tuple(told))


def _figures(one: Measured, told: Told, on: date) -> Figures:
    """Where it is, what that is made of, where it should be."""
    tone: Literal["", "late"] = "late" if one.is_late else ""
    shown = figure_shown("Hiện nay", told.measure, told.figure, on, rows_of(told), tone)
    if one.wanted is not None:
        shown.append(Figure("Lộ trình đến nay", half_up(one.wanted, 2), told.measure.unit.words))
    return Figures(tuple(shown), "Giá trị")
