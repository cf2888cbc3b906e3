"""The plans of one's own unit, year by year: begin, go on, look back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.people.queries.organisations import province_id_of
from kientao.programme.actions.unit_plans import start_unit_plan
from kientao.programme.models import UnitDraft
from kientao.programme.pages.unit_plan.heading import state_chip
from kientao.programme.pages.unit_plan.opened import OWN_PLANS
from kientao.programme.policies.unit_plans import may_start
from kientao.programme.queries.unit_plans import Round, plans_above, rounds_of
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import moment
from kientao.ui.parts.page_head import Action, PageHead


@dataclass(frozen=True, slots=True)
class YearCard:
    """One year under one plan of the province."""

    template: ClassVar[str] = "programme/pages/unit_plan/year_card.html"

    title: str
    above: str
    chip: Chip
    words: str
    action: Action


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody who works for an agency; empty for others."""
    actor = actor_of(request)
    province = province_id_of(actor.organisation) if actor.organisation is not None else None
    cards = list(_cards(actor, province)) if province is not None and province != actor.organisation else []
    values = {
        "page_head": PageHead(OWN_PLANS, _lead(actor, cards)),
        "cards": cards,
        "empty": Empty(
            "Chưa có kế hoạch nào của tỉnh để thực hiện",
            "Khi kế hoạch của tỉnh được đưa vào thực hiện, cơ quan xây dựng kế hoạch năm của mình ở đây.",
        ),
    }
    return render(request, "programme/pages/unit_plan/mine.html", values)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begins, or goes on with, the unit's plan of a year under a plan of the province."""
    actor = actor_of(request)
    owner = Organisation.objects.filter(pk=actor.organisation or 0).first()
    province = province_id_of(owner.pk) if owner is not None else None
    if owner is None or province is None:
        raise Http404
    parent = get_object_or_404(plans_above(province), pk=_number(request.POST.get("parent", "")))
    try:
        draft = start_unit_plan(actor=actor, owner=owner, parent=parent, year=_number(request.POST.get("year", "")))
    except Invalid as refusal:
        messages.warning(request, str(refusal))
        return redirect("own-plans")
    return redirect("unit-draft", draft.pk)


def _cards(actor: Actor, province: int) -> Iterator[YearCard]:
    drafts = {
        (one.parent_id, one.year): one
        for one in UnitDraft.objects.filter(owner=actor.organisation)
        .exclude(state="dropped")
        .select_related("plan", "parent")
    }
    may, this_year = may_start(actor, actor.organisation or 0), today().year
    for one in rounds_of(province):
        draft = drafts.pop((one.parent.pk, one.year), None)
        if draft is not None:
            yield _begun(draft, one)
        elif one.year in (this_year, this_year + 1) and one.parent.state == "running":
            fields = (("parent", str(one.parent.pk)), ("year", str(one.year)))
            action = Action(
                "Xây dựng kế hoạch", reverse("start-unit-plan"), may, "plus", plain=False, post=True, fields=fields
            )
            words = "Hệ thống đưa sẵn việc tỉnh giao, việc năm trước chưa xong và chỉ tiêu để cơ quan sửa, thêm, bớt."
            yield YearCard(f"Năm {one.year}", one.parent.title, state_chip(None), words, action)
    for draft in drafts.values():
        yield _begun(draft, Round(draft.parent, draft.year))


def _begun(draft: UnitDraft, one: Round) -> YearCard:
    href = reverse("unit-draft", args=[draft.pk])
    if draft.plan is not None:
        number = f"Số {draft.plan.number}. " if draft.plan.number else ""
        words, action = f"{number}{draft.plan.title}", Action("Xem kế hoạch", href, icon="eye")
    else:
        words = f"{draft.changed_by} sửa lần cuối lúc {moment(timezone.localtime(draft.changed_at))}."
        action = Action("Tiếp tục xây dựng", href, icon="pen", plain=False)
    return YearCard(f"Năm {one.year}", one.parent.title, state_chip(draft.state), words, action)


def _lead(actor: Actor, cards: list[YearCard]) -> str:
    if actor.organisation_kind == Kind.PROVINCE_COMMITTEE:
        return "Kế hoạch của tỉnh ở mục Kế hoạch; đây là nơi các cơ quan xây dựng kế hoạch của mình."
    lacking = next((card for card in cards if card.action.post), None)
    if lacking is not None:
        return f"{actor.organisation_name} chưa có kế hoạch {lacking.title.lower()}."
    return f"Kế hoạch từng năm của {actor.organisation_name}." if cards else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
