"""A ledger for what comes beside plans is opened: conclusions of meetings, single orders of the chairman."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.queries.picking import province_of
from kientao.programme.actions.settling import open_ledger
from kientao.programme.addresses import plan_page
from kientao.programme.models import Plan
from kientao.programme.pages.work import fields
from kientao.programme.policies.plans import may_open_ledger
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead


class LedgerForm(OfficeForm):
    """What it is called and for which time."""

    title = fields.line("Tên sổ", 250, "Ví dụ: Kết luận, chỉ đạo của Chủ tịch UBND tỉnh năm 2026.", required=True)
    first_day = fields.day("Từ ngày", required=True)
    last_day = fields.day("Đến hết ngày", required=True)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The programme office; goes on to the ledger, where work is given."""
    actor = actor_of(request)
    require(may_open_ledger(actor))
    province = province_of(actor)
    if province is None:
        raise Http404
    opened: list[Plan] = []
    answer = step_page(
        request,
        Step(
            head=PageHead(
                "Mở sổ giao việc",
                "Việc giao ngoài kế hoạch: kết luận cuộc họp, văn bản chỉ đạo. Theo dõi như việc trong kế hoạch.",
                (("Kế hoạch", reverse("plans")),),
            ),
            facts=None,
            decision=may_open_ledger(actor),
            form=_form,
            act=lambda given: opened.append(open_ledger(actor=actor, owner=province, **given)),
            button="Mở sổ",
            done="Đã mở sổ. Giao việc đầu tiên ở đây.",
            back=reverse("plans"),
            draft="mo-so",
        ),
    )
    return redirect(plan_page(opened[0].pk)) if opened else answer


def _form(given: Mapping[str, Any] | None) -> LedgerForm:
    year = today().year
    usual = {"title": f"Kết luận, chỉ đạo năm {year}", "first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
    return LedgerForm(given, initial=usual)
