"""What falls between the chairs: tasks nobody owes, open work of agencies that ended, agencies without a plan."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.programme.models import Assignment, Plan, Task
from kientao.programme.queries.tasks import tasks_seen_by
from kientao.programme.rules.states import ENDED

PLANNING = frozenset({Kind.DEPARTMENT, Kind.DISTRICT_COMMITTEE, Kind.COMMUNE_COMMITTEE})  # who owes a yearly plan


def tasks_without_lead(actor: Actor, plans: tuple[int, ...]) -> QuerySet[Task]:
    """In force, in these plans, and nobody owes anything for them."""
    owed = Assignment.objects.filter(task=OuterRef("pk")).order_by()
    return tasks_seen_by(actor).filter(~Exists(owed), plan__in=plans, until__isnull=True)


def orphaned(actor: Actor, plans: tuple[int, ...]) -> QuerySet[Assignment]:
    """Open work whose agency no longer exists today."""
    gone = Organisation.objects.filter(valid_to__lt=today()).order_by().values("pk")
    seen = Assignment.objects.visible_to(actor).exclude(state__in=[state.value for state in ENDED])
    return seen.filter(organisation__in=gone, plan__in=plans)


def planning_agencies(province_id: int, day: date) -> QuerySet[Organisation]:
    """Agencies of the province that make a yearly plan of their own and exist on the day."""
    within = Q(parent=province_id) | Q(parent__parent=province_id)
    return Organisation.objects.on(day).filter(within, kind__in=[kind.value for kind in PLANNING])


def unit_plans(province_id: int, year: int) -> QuerySet[Plan]:
    """Plans of agencies for any part of the year, drafts included."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Plan.objects.filter(kind="unit", province=province_id, first_day__lte=last, last_day__gte=first)
