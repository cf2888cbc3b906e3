"""Decisions on inspections: who may read what, in which days."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.policies.officers import may_see_inspections, may_set_up_inspections
from kientao.people.queries.inspections import mandates_visible_to
from kientao.ui.parts.page_head import Action, PageHead


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for strangers; members find their own decisions."""
    actor = actor_of(request)
    if not may_see_inspections(actor):
        raise Http404
    head = PageHead(
        "Quyết định kiểm tra",
        "Thành viên đoàn chỉ đọc việc của đơn vị và thời kỳ ghi trong quyết định, trong những ngày đoàn làm việc.",
        actions=(
            Action("Nhập quyết định", reverse("inspection_add"), may_set_up_inspections(actor), "plus", plain=False),
        ),
    )
    mandates = mandates_visible_to(actor).prefetch_related("units", "members").order_by("-signed_on", "-pk")[:200]
    values = {"page_head": head, "mandates": mandates, "today": today(), "may_end": may_set_up_inspections(actor)}
    return render(request, "people/pages/inspections/listing.html", values)
