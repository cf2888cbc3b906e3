"""The draft becomes the unit's plan."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.adopting_unit import UnitTerms, adopt_unit_plan, unit_plan_title
from kientao.programme.models import UnitDraft
from kientao.programme.pages.unit_plan.forms import UnitTermsForm
from kientao.programme.pages.unit_plan.opened import Opened, opened
from kientao.programme.policies.unit_plans import may_adopt_draft
from kientao.programme.rules.unit_plan_checks import errors
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.cells import Link


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, unit_draft_id: int) -> HttpResponse:
    """The head of the unit. Who comes after it was adopted is led to the plan."""
    here = opened(request, unit_draft_id)
    if here.draft.state == "adopted":
        messages.warning(request, "Kế hoạch này đã được ban hành.")
        return redirect(here.href)
    short = errors(here.findings)
    initial = {"title": unit_plan_title(here.draft), "version": here.draft.version}
    return step_page(
        request,
        Step(
            head=PageHead("Ban hành kế hoạch", _lead(short), crumbs=here.inner_crumbs),
            facts=_facts(here, short),
            decision=may_adopt_draft(here.actor, here.draft),
            form=partial(UnitTermsForm, short=short, initial=initial),
            act=lambda given: _adopt(here, given),
            button="Ban hành",
            done="Đã ban hành. Việc cơ quan tự đề ra được giao từ bây giờ; việc tỉnh giao giữ nguyên nơi giao.",
            back=here.href,
            version=lambda: UnitDraft.objects.values_list("version", flat=True).get(pk=unit_draft_id),
            draft=f"ban-hanh-{unit_draft_id}",
            busy="Đang ban hành…",
        ),
    )


def _adopt(here: Opened, given: dict[str, Any]) -> object:
    receiver = organisation_picked(here.actor, given["receiver"], today(), "receiver")
    terms = UnitTerms(
        title=given["title"],
        number=given["number"],
        signed_on=given["signed_on"],
        receiver=receiver.pk if receiver else None,
        explanation=given.get("explanation", ""),
    )
    return adopt_unit_plan(actor=here.actor, draft_id=here.draft.pk, version=given["version"], terms=terms)


def _lead(short: int) -> str:
    if short:
        return f"Còn {short} chỗ khác kế hoạch tỉnh hoặc chưa đủ: sửa trước, hoặc giải trình ở dưới."
    return "Kế hoạch bảo đảm những gì tỉnh giao."


def _facts(here: Opened, short: int) -> Facts:
    kept = [one for one in here.items if one.state == "kept"]
    tasks = [one for one in kept if one.kind == "task"]
    return Facts(
        (
            ("Thực hiện", here.draft.parent.title),
            ("Nhiệm vụ", len(tasks)),
            ("Tỉnh giao, theo dõi ở kế hoạch tỉnh", sum(one.source == "given" for one in tasks)),
            ("Năm trước chuyển sang", sum(one.source == "unfinished" for one in tasks)),
            ("Tự đề ra, giao trong kế hoạch này", sum(one.source == "own" for one in tasks)),
            ("Chỉ tiêu", len(kept) - len(tasks)),
            ("Chưa giao người thực hiện", sum(one.officer is None and one.division is None for one in tasks)),
            ("Chỗ cần sửa hoặc giải trình", Link(str(short), f"{here.href}#can-sua") if short else 0),
        )
    )
