"""Plans as they are listed and read: counts of what they hold, and the targets with what was measured before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from kientao.programme.models import Plan, Section, Target, Task


@dataclass(frozen=True, slots=True)
class Holds:
    """What is in force in a plan."""

    tasks: int = 0
    targets: int = 0


def holds(plans: Iterable[int]) -> dict[int, Holds]:
    """By plan. Two queries."""
    keys = list(plans)
    tasks = _by_plan(Task.objects.filter(plan__in=keys, until__isnull=True))
    targets = _by_plan(Target.objects.filter(plan__in=keys, until__isnull=True, kind="target"))
    return {pk: Holds(tasks.get(pk, 0), targets.get(pk, 0)) for pk in keys}


def sections_with_tasks(plan: Plan) -> list[tuple[Section, int]]:
    """Headings that tasks stand under, in the order of the plan, with how many. One query."""
    counted = Section.objects.filter(plan=plan).annotate(n=Count("tasks", filter=Q(tasks__until__isnull=True)))
    return [(row, row.n) for row in counted.order_by("order", "pk") if row.n]


def targets_of(plan: Plan) -> list[Target]:
    """In force, wanted levels and those of the past, in order. One query."""
    return list(Target.objects.filter(plan=plan, until__isnull=True).select_related("section").order_by("order", "pk"))


def _by_plan(rows: QuerySet[Task] | QuerySet[Target]) -> dict[int, int]:
    return dict(rows.order_by().values_list("plan").annotate(n=Count("pk")))
