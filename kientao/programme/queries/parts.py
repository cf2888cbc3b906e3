"""Who has a part in a task."""

from django.db.models import Q

from kientao.base.actor import Actor
from kientao.programme.models import Assignment, Party, Task
from kientao.programme.models.sight import groups_of


def takes_part(actor: Actor, task: Task) -> bool:
    """The actor's agency leads, coordinates, or is taken in by a collective that does."""
    if actor.organisation is None:
        return False
    if Assignment.objects.filter(task=task, organisation=actor.organisation).exists():
        return True
    named = Q(organisation=actor.organisation) | Q(group__in=groups_of(actor))
    return Party.objects.filter(named, task=task).exists()


def lead_agencies(task: Task) -> frozenset[int]:
    """Agencies that owe something for the task, named leads included."""
    owing = Assignment.objects.filter(task=task).values_list("organisation", flat=True)
    named = Party.objects.filter(task=task, role="lead", organisation__isnull=False).values_list(
        "organisation", flat=True
    )
    return frozenset(one for one in [*owing, *named] if one is not None)
