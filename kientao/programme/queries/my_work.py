"""What somebody owes now, for the organisation they act for, and what waits for their word."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.roles import Role
from kientao.programme.models import Assignment, Difficulty, Extension
from kientao.programme.policies.work import DECIDERS, HEADS, STAFF
from kientao.programme.queries.status_sql import status_case
from kientao.programme.rules.states import ENDED, State
from kientao.programme.rules.status import Status

WEEK = 7
SHOWN = 8
RELATED = ("plan__owner", "section", "organisation", "receiver", "task", "deliverable", "division", "officer")
_NOBODY = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Group:
    """Work of one kind of urgency: the most urgent few, and how many there are in all."""

    key: str
    rows: list[Assignment]
    count: int


def own_work(actor: Actor) -> QuerySet[Assignment]:
    """What the agency owes, for those who answer for all of it; for an officer what they were given. With `status`."""
    mine = Q(organisation=actor.organisation) if actor.organisation is not None else _NOBODY
    if not actor.holds(*STAFF):
        mine &= Q(officer=actor.officer) if actor.officer is not None and actor.holds(Role.OFFICER) else _NOBODY
    return _stated(Assignment.objects.filter(mine))


def to_accept(actor: Actor) -> QuerySet[Assignment]:
    """Products that wait for the actor to accept or return them."""
    if actor.organisation is None or not actor.holds(*DECIDERS):
        return _stated(Assignment.objects.none())
    waiting = Assignment.objects.filter(receiver=actor.organisation, state=State.HANDED_IN)
    return _stated(waiting.exclude(organisation=actor.organisation)).order_by("handed_in_on", "pk")


def to_sign(actor: Actor) -> QuerySet[Assignment]:
    """Products of other agencies that lie at the actor's for signature, the longest waiting first."""
    if actor.organisation is None or not actor.holds(Role.LEADER, *HEADS):
        return _stated(Assignment.objects.none())
    lying = Assignment.objects.visible_to(actor).filter(held_by=actor.organisation, state=State.AWAITING)
    return _stated(lying.exclude(organisation=actor.organisation)).order_by("submitted_on", "pk")


def to_answer(actor: Actor) -> QuerySet[Difficulty]:
    """Difficulties that wait for the actor's answer, the shortest term first."""
    if actor.organisation is None or not actor.holds(*DECIDERS):
        return Difficulty.objects.none()
    rows = Difficulty.objects.filter(sent_to=actor.organisation, state="open")
    return rows.select_related("organisation", "task").order_by("answer_by", "pk")


def to_extend(actor: Actor) -> QuerySet[Extension]:
    """Requests for more time the actor may decide, the nearest deadline first."""
    mine = _NOBODY
    if actor.organisation is not None and actor.holds(Role.LEADER, *HEADS):
        mine |= Q(assignment__plan__owner=actor.organisation)
    if actor.holds(Role.PROGRAMME_OFFICE):
        mine |= ~Q(assignment__plan__kind="unit") & ~Q(assignment__organisation=actor.organisation)
    rows = Extension.objects.filter(mine, state="waiting")
    related = ("assignment__organisation", "assignment__deliverable", "assignment__task")
    return rows.select_related(*related).order_by("due_before", "pk")


def urgent(actor: Actor) -> list[Group]:
    """Overdue, returned, waiting for the head, due within a week: each piece of work in the first that fits.

    Two queries.
    """
    day = today()
    work = own_work(actor).exclude(state__in=[state.value for state in (*ENDED, State.HANDED_IN)])
    counts = work.order_by().aggregate(
        overdue=Count("pk", filter=Q(status=Status.OVERDUE.value)),
        returned=Count("pk", filter=Q(status=Status.RETURNED.value)),
        prepared=Count("pk", filter=Q(status=Status.PREPARED.value)),
        week=Count("pk", filter=_soon(day)),
    )
    wanted = [Status.OVERDUE.value, Status.RETURNED.value, Status.PREPARED.value]
    rows = work.filter(Q(status__in=wanted) | _soon(day)).select_related(*RELATED)
    nearest = list(rows.order_by(F("current_due").asc(nulls_last=True), "pk")[:200])
    groups = []
    for key in ("overdue", "returned", "prepared", "week"):
        found = [row for row in nearest if _key(row) == key][:SHOWN]
        groups.append(Group(key, found, counts[key]))
    return groups


def _soon(day: date) -> Q:
    others = [Status.OVERDUE.value, Status.RETURNED.value, Status.PREPARED.value]
    return Q(current_due__lte=day + timedelta(days=WEEK)) & ~Q(status__in=others)


def _key(row: Assignment) -> str:
    return {"overdue": "overdue", "returned": "returned", "prepared": "prepared"}.get(row.status, "week")  # type: ignore[attr-defined] # counted by the query


def _stated(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return rows.annotate(status=status_case(today())).select_related(*RELATED)
