"""What falls between the chairs: tasks nobody owes, open work of agencies that ended."""

from django.db.models import Exists, OuterRef, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import Organisation
from kientao.programme.models import Assignment, Task
from kientao.programme.queries.tasks import tasks_seen_by
from kientao.programme.rules.states import ENDED


def tasks_without_lead(actor: Actor, plans: tuple[int, ...]) -> QuerySet[Task]:
    """In force, in these plans, and nobody owes anything for them."""
    owed = Assignment.objects.filter(task=OuterRef("pk")).order_by()
    return tasks_seen_by(actor).filter(~Exists(owed), plan__in=plans, until__isnull=True)


def orphaned(actor: Actor, plans: tuple[int, ...]) -> QuerySet[Assignment]:
    """Open work whose agency no longer exists today."""
    gone = Organisation.objects.filter(valid_to__lt=today()).order_by().values("pk")
    seen = Assignment.objects.visible_to(actor).exclude(state__in=[state.value for state in ENDED])
    return seen.filter(organisation__in=gone, plan__in=plans)
