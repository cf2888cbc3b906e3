"""Which tasks somebody sees."""

from django.db.models import Q, QuerySet

from kientao.base.actor import Actor
from kientao.programme.models import Assignment, Difficulty, Party, Plan, Task
from kientao.programme.models.sight import groups_of, reads_everything, reads_own


def tasks_seen_by(actor: Actor) -> QuerySet[Task]:
    """Those one has work in, takes part in, receives for, is asked for help with, or whose plan is one's own.

    All of them for who reads everything.
    """
    if reads_everything(actor):
        return Task.objects.all()
    work = Assignment.objects.visible_to(actor).order_by()
    seen = Q(pk__in=work.values("task"))
    if reads_own(actor):
        named = Q(organisation=actor.organisation) | Q(group__in=groups_of(actor))
        seen |= Q(pk__in=Party.objects.filter(named).order_by().values("task"))
        seen |= Q(pk__in=Difficulty.objects.filter(sent_to=actor.organisation).order_by().values("task"))
        seen |= Q(plan__in=Plan.objects.filter(owner=actor.organisation).order_by().values("pk"))
    return Task.objects.filter(seen)
