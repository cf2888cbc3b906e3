"""The plan a page is about."""

from django.http import Http404, HttpRequest

from kientao.people.access import actor_of
from kientao.programme.models import Plan


def plan_of(request: HttpRequest, plan_id: int) -> Plan:
    """Raises Http404 for strangers."""
    seen = Plan.objects.visible_to(actor_of(request)).filter(pk=plan_id).values("pk")
    plan = Plan.objects.select_related("owner").filter(pk__in=seen).first()
    if plan is None:
        raise Http404
    return plan
