"""Leaves an item out, puts it back, takes in what is new above, gives the whole draft up."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.refusal import ChangedMeanwhile, require
from kientao.programme.actions.unit_plans import drop_item, drop_unit_plan, restore_item, take_in_new
from kientao.programme.models import UnitDraft, UnitDraftItem
from kientao.programme.pages.unit_plan.forms import LeaveOutForm, ReasonForm
from kientao.programme.pages.unit_plan.opened import opened
from kientao.programme.pages.unit_plan.province_words import facts_of
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, unit_draft_id: int, unit_item_id: int) -> HttpResponse:
    """What the plans above put forward is left out with a reason only."""
    here = opened(request, unit_draft_id)
    found = here.item(unit_item_id)
    form = LeaveOutForm if found.source == "own" else ReasonForm
    return step_page(
        request,
        Step(
            head=PageHead("Không đưa vào kế hoạch", str(found), crumbs=here.inner_crumbs),
            facts=facts_of(found),
            decision=here.decision,
            form=partial(form, initial={"version": found.version}),
            act=lambda given: drop_item(actor=here.actor, draft_id=unit_draft_id, item_id=unit_item_id, **given),
            button="Không đưa vào",
            done="Đã bỏ khỏi kế hoạch; mục này còn ở phần «Không đưa vào».",
            back=here.href,
            version=lambda: UnitDraftItem.objects.values_list("version", flat=True).get(pk=unit_item_id),
            notes="Nhiệm vụ tỉnh giao mà không đưa vào phải giải trình khi ban hành."
            if found.source == "given" and found.kind == "task"
            else "",
        ),
    )


@require_POST
def restore(request: HttpRequest, unit_draft_id: int, unit_item_id: int) -> HttpResponse:
    """It stands in the plan again."""
    here = opened(request, unit_draft_id)
    require(here.decision)
    found = here.item(unit_item_id)
    try:
        restore_item(
            actor=here.actor,
            draft_id=unit_draft_id,
            item_id=found.pk,
            version=sent_number(request.POST.get("version", "")),
        )
        messages.success(request, "Đã đưa trở lại kế hoạch.")
    except ChangedMeanwhile as refusal:
        messages.warning(request, str(refusal))
    return redirect(reverse("unit-item", args=[unit_draft_id, unit_item_id]))


@require_POST
def new_above(request: HttpRequest, unit_draft_id: int) -> HttpResponse:
    """What the plans above ask since the draft was begun."""
    here = opened(request, unit_draft_id)
    require(here.decision)
    count = take_in_new(actor=here.actor, draft_id=unit_draft_id)
    messages.success(request, f"Đã lấy {count} mục từ kế hoạch tỉnh." if count else "Không có mục nào mới.")
    return redirect(here.href)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, unit_draft_id: int) -> HttpResponse:
    """Another may be begun afterwards."""
    here = opened(request, unit_draft_id)
    return step_page(
        request,
        Step(
            head=PageHead("Bỏ bản dự thảo", f"Kế hoạch năm {here.draft.year}", crumbs=here.inner_crumbs),
            facts=None,
            decision=here.decision,
            form=partial(ReasonForm, initial={"version": here.draft.version}),
            act=lambda given: drop_unit_plan(actor=here.actor, draft_id=unit_draft_id, **given),
            button="Bỏ dự thảo",
            done="Đã bỏ bản dự thảo. Có thể xây dựng bản khác.",
            back=reverse("own-plans"),
            version=lambda: UnitDraft.objects.values_list("version", flat=True).get(pk=unit_draft_id),
            notes="Những gì đã sửa trong bản này không chuyển sang bản sau.",
        ),
    )
