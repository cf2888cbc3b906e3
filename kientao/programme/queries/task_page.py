"""Everything the page of a task shows, in a number of questions that doesn't grow with the number of agencies."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, Value, When

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.models import AuditEntry
from kientao.evidence.models import EvidenceItem
from kientao.people.kinds import KINDS_OF_GROUP
from kientao.people.models import Organisation
from kientao.programme.models import (
    Assignment,
    Contribution,
    Difficulty,
    Extension,
    HandIn,
    Party,
    Signing,
    Task,
)
from kientao.programme.queries.reminded import reminded
from kientao.programme.queries.status_sql import status_case
from kientao.programme.rules.states import ENDED

_BLOCKS = 4
_INSIDE = ("drafting", "prepared", "sent-back")  # what only the agency itself sees of its hand-ins
_RELATED = ("plan__owner", "organisation", "receiver", "deliverable", "division", "officer", "held_by", "task")


@dataclass(frozen=True, slots=True)
class WorkBlock:
    """One assignment with all that happened to it, oldest first."""

    work: Assignment
    status: str
    hand_ins: Sequence[HandIn]
    signings: Sequence[Signing]
    extensions: Sequence[Extension]
    reminded: str = ""


@dataclass(frozen=True, slots=True)
class Members:
    """Who a party of the task is: `names` of those a group or an open phrase takes in."""

    party: Party
    names: tuple[str, ...]


def seen_work(actor: Actor, task: Task) -> QuerySet[Assignment]:
    """The assignments of the task the actor sees, with `status`."""
    return Assignment.objects.visible_to(actor).filter(task=task).annotate(status=status_case(today()))


def blocks(actor: Actor, task: Task, chosen: int | None) -> list[WorkBlock]:
    """What was asked for, then the actor's own agency's; of a task with few agencies, all. Six queries."""
    first = Case(
        When(pk=chosen or 0, then=Value(0)),
        When(organisation=actor.organisation or 0, then=Value(1)),
        When(receiver=actor.organisation or 0, state="handed-in", then=Value(2)),
        default=Value(3),
    )
    ended = Case(When(state__in=[state.value for state in ENDED], then=Value(1)), default=Value(0))
    rows = (
        seen_work(actor, task)
        .select_related(*_RELATED)
        .prefetch_related(
            Prefetch("hand_ins", HandIn.objects.prefetch_related(Prefetch("evidence", _evidence(actor)))),
            "signings__held_by",
            "extensions",
        )
        .annotate(place=first)
        .order_by("place", ended, "current_due", "pk")
    )
    found = list(rows[: _BLOCKS + 1])
    named = [row for row in found if row.place < 2]
    shown = named[:_BLOCKS] if named else found if len(found) <= _BLOCKS else []
    said = reminded(actor, {row.pk for row in shown})
    return [_block(actor, row, said.get(row.pk, "")) for row in shown]


def _evidence(actor: Actor) -> QuerySet[EvidenceItem]:
    return EvidenceItem.objects.visible_to(actor).select_related("file", "withdrawal").order_by("created_at", "pk")


def _block(actor: Actor, row: Assignment, said: str) -> WorkBlock:
    own = actor.organisation == row.organisation_id
    return WorkBlock(
        work=row,
        status=row.status,  # type: ignore[attr-defined] # counted by the query
        hand_ins=[one for one in row.hand_ins.all() if own or one.state not in _INSIDE],
        signings=list(row.signings.all()),
        extensions=list(row.extensions.all()),
        reminded=said,
    )


def counts(actor: Actor, task: Task) -> dict[str, int]:
    """Status → how many of the task's assignments the actor sees. One query."""
    rows = seen_work(actor, task).order_by().values(word=F("status")).annotate(count=Count("pk"))
    return {row["word"]: row["count"] for row in rows}


def parties(task: Task) -> list[Members]:
    """Who has a part in it, groups and open phrases with the agencies they take in. At most two queries."""
    rows = list(Party.objects.filter(task=task).select_related("organisation").order_by("order", "pk"))
    groups = {row.group for row in rows if row.group}
    members = _members(task, groups) if groups else {}
    named: dict[int, list[str]] = {}
    for row in rows:
        if row.named_by_id is not None and row.organisation is not None:
            named.setdefault(row.named_by_id, []).append(row.organisation.name)
    return [
        Members(row, tuple(members.get(row.group, ())) if row.group else tuple(named.get(row.pk, ())))
        for row in rows
        if row.named_by_id is None
    ]


def _members(task: Task, groups: set[str]) -> dict[str, list[str]]:
    kinds = {kind.value for group in groups for kind in KINDS_OF_GROUP.get(group, ())}
    day = task.plan.signed_on or task.plan.first_day
    province = task.plan.province_id
    within = Q(parent=province) | Q(parent__parent=province)
    rows = list(Organisation.objects.on(day).filter(within, kind__in=kinds).values_list("name", "kind"))
    return {group: [name for name, kind in rows if kind in KINDS_OF_GROUP.get(group, frozenset())] for group in groups}


def difficulties(task: Task) -> list[Difficulty]:
    """Open ones first. One query."""
    rows = Difficulty.objects.filter(task=task).select_related("organisation", "sent_to", "assignment__deliverable")
    order = {"open": 0, "answered": 1, "closed": 2}
    return sorted(rows, key=lambda row: order[row.state])


def contributions(actor: Actor, task: Task) -> list[Contribution]:
    """With what came along. Two queries."""
    rows = Contribution.objects.filter(task=task).select_related("organisation")
    return list(rows.prefetch_related(Prefetch("evidence", _evidence(actor))))


def trail(task: Task, work: Sequence[Assignment], *, limit: int | None) -> list[AuditEntry]:
    """The audit entries of the task and of these assignments, latest first. One query."""
    subjects = [f"Task {task.pk}", *(f"Assignment {one.pk}" for one in work)]
    rows = AuditEntry.objects.filter(subject__in=subjects).order_by("-sequence")
    return list(rows[:limit] if limit is not None else rows)
