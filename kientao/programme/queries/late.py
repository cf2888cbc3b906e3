"""Which agencies are late with how much: the list from which reminder letters are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.search import matching
from kientao.people.models import Organisation
from kientao.programme.models import Assignment, Letter, Plan, Reminder
from kientao.programme.queries.status_sql import condition
from kientao.programme.rules.status import CASES, Status

_OVERDUE = next(case for case in CASES if case.status is Status.OVERDUE)


@dataclass(frozen=True, slots=True)
class LateAgency:
    """`oldest` is the last day on which its oldest late work wasn't late. `letter` is the latest that has a number."""

    pk: int
    name: str
    kind: str
    count: int
    oldest: date
    reminded_on: date | None
    letter: tuple[int, str, date | None] | None


def late_work(actor: Actor, day: date, plan: int | None = None) -> QuerySet[Assignment]:
    """What the actor sees that is overdue on `day`, of plans that run: the very rows of the status "overdue"."""
    rows = Assignment.objects.visible_to(actor).filter(condition(_OVERDUE, day, day), plan__state="running")
    return rows.filter(plan=plan) if plan is not None else rows


def late_agencies(
    actor: Actor, day: date, *, plan: int | None = None, words: str = "", kinds: Sequence[str] = ()
) -> list[LateAgency]:
    """Most late work first. Four queries."""
    rows = late_work(actor, day, plan).order_by().values("organisation")
    counted = {row["organisation"]: row for row in rows.annotate(count=Count("pk"), oldest=Min("late_after"))}
    agencies = matching(Organisation.objects.filter(pk__in=list(counted)), words)
    if kinds:
        agencies = agencies.filter(kind__in=kinds)
    reminded, letters = _reminded(actor, day, plan), _letters(actor)
    found = [
        LateAgency(
            pk,
            name,
            kind,
            counted[pk]["count"],
            counted[pk]["oldest"],
            reminded.get(pk),
            letters.get(pk),
        )
        for pk, name, kind in agencies.values_list("pk", "name", "kind")
    ]
    return sorted(found, key=lambda agency: (-agency.count, agency.oldest, agency.name))


def plans_with_late_work(actor: Actor, day: date) -> list[tuple[Plan, int]]:
    """Each with how much is late, most first. Two queries."""
    rows = late_work(actor, day).order_by().values_list("plan").annotate(count=Count("pk"))
    counts: dict[int, int] = dict(rows)
    plans = Plan.objects.filter(pk__in=list(counts)).select_related("province", "owner")
    return sorted(((plan, counts[plan.pk]) for plan in plans), key=lambda one: (-one[1], one[0].pk))


def _reminded(actor: Actor, day: date, plan: int | None) -> dict[int, date]:
    """Organisation → when it was last reminded of something that is late now."""
    late = late_work(actor, day, plan).order_by().values("pk")
    rows = Reminder.objects.filter(assignment__in=late).order_by().values_list("assignment__organisation")
    return dict(rows.annotate(last=Max("told_on")))


def _letters(actor: Actor) -> dict[int, tuple[int, str, date | None]]:
    """Organisation → the latest letter it was sent."""
    rows = Letter.objects.visible_to(actor).filter(~Q(number=""), recipients__isnull=False).order_by("dated", "pk")
    return {
        agency: (pk, number, dated)
        for agency, pk, number, dated in rows.values_list("recipients", "pk", "number", "dated")
    }
