"""The people of an agency: divisions, posts, roles, who is away and who stands in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.policies.officers import may_manage_officers, may_see_officers
from kientao.people.queries.officers import people_of
from kientao.ui.parts.page_head import Action, PageHead


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The agency one acts for."""
    organisation = actor_of(request).organisation
    if organisation is None:
        raise Http404
    return redirect("officers_of", organisation_id=organisation)


@require_safe
def page(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """404 for strangers."""
    actor = actor_of(request)
    if not may_see_officers(actor, organisation_id):
        raise Http404
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    allowed = may_manage_officers(actor, organisation.pk)
    head = PageHead(
        f"Nhân sự {organisation.short_name or organisation.name}",
        "Ai giữ chức vụ, vai trò nào hôm nay; ai vắng mặt và ai làm thay.",
        actions=(
            Action("Bố trí chức vụ", reverse("appoint", args=[organisation.pk]), allowed, "plus", plain=False),
            Action("Cấp vai trò", reverse("grant_role", args=[organisation.pk]), allowed, "shield"),
            Action("Thêm phòng", reverse("division_add", args=[organisation.pk]), allowed, "building"),
        ),
    )
    values = {
        "page_head": head,
        "organisation": organisation,
        "groups": people_of(actor, organisation, today()),
        "allowed": allowed,
    }
    return render(request, "people/pages/officers/agency.html", values)
