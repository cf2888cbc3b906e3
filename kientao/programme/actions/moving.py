"""Changes an assignment: the one place where its state, dates, history and audit entry are written together."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.bulk import insert_selected
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.base.versions import locked_row
from kientao.ledger.waiting import changed, changed_many
from kientao.programme.facts import ASSIGNMENTS
from kientao.programme.models import Assignment, HandIn, Spell
from kientao.programme.rules.on_time import Deciding, Delivery, decided_on, late_after
from kientao.programme.rules.states import Act, NotPossible, State, after

STOOD = (
    "plan_id",
    "section_id",
    "task_id",
    "organisation_id",
    "receiver_id",
    "kind",
    "state",
    "original_due",
    "current_due",
    "late_after",
    "decided_on",
    "held_by_id",
)


def locked(assignment_id: int, version: int | None) -> Assignment:
    """The assignment, nobody else changing it until the transaction ends. Call inside one.

    Raises ChangedMeanwhile when `version` is no longer what somebody saw.
    """
    rows = Assignment.objects.select_related("plan__owner", "organisation", "receiver", "task", "deliverable")
    assignment = locked_row(rows, assignment_id)
    if version is not None and assignment.version != version:
        raise ChangedMeanwhile(assignment.changed_by, assignment.changed_at)
    return assignment


def all_locked(rows: "QuerySet[Assignment]") -> list[int]:
    """The keys of many, all locked before the first is moved. Call it before anything is written into the trail.

    Else whoever holds one of them and waits for the end of the trail would be waited for in turn.
    """
    keys = Assignment.objects.select_for_update(no_key=True).filter(pk__in=rows.order_by().values("pk"))
    return list(keys.order_by("pk").values_list("pk", flat=True))


def move(
    assignment: Assignment, act: Act | None, *, actor: Actor, action: str, data: dict[str, Any], **changes: Any
) -> Assignment:
    """Applies the changes, and what follows from them, to a locked assignment.

    `act` leads to the next state; None leaves it. Raises Invalid when the act can't be done in this state.
    """
    before = {name: getattr(assignment, name) for name in ("state", "current_due", "decided_on")}
    if act is not None:
        assignment.state = _next(assignment, act)
    for name, value in changes.items():
        setattr(assignment, name, value)
    deliveries = _deliveries(assignment)
    if assignment.state != State.DROPPED:
        assignment.decided_on = decided_on(
            Deciding(assignment.plan.deciding),
            deliveries,
            awaiting_since=assignment.submitted_on if assignment.state == State.AWAITING else None,
        )
    assignment.late_after = late_after(
        State(assignment.state), assignment.current_due, assignment.decided_on, correct_by=assignment.correct_by
    )
    assignment.held_by_id = _holder(assignment)
    assignment.changed_at, assignment.changed_by = now(), actor.name
    assignment.version += 1
    assignment.save()
    changed(ASSIGNMENTS, assignment.pk)
    _turn(assignment, action, actor)
    after_ = {name: getattr(assignment, name) for name in before}
    differs = {
        name: f"{_text(before[name])} → {_text(after_[name])}" for name in before if before[name] != after_[name]
    }
    record(actor=actor, action=action, subject=f"Assignment {assignment.pk}", data={**_for(actor), **data, **differs})
    return assignment


def touch(assignment: Assignment, *, actor: Actor, action: str, data: dict[str, Any]) -> None:
    """Something that hangs on a locked assignment changed, not how it stands: whoever has it open is told."""
    assignment.changed_at, assignment.changed_by = now(), actor.name
    assignment.version += 1
    assignment.save(update_fields=["changed_at", "changed_by", "version"])
    record(actor=actor, action=action, subject=f"Assignment {assignment.pk}", data={**_for(actor), **data})


def begin(assignments: "QuerySet[Assignment]", *, act: str, actor: Actor) -> None:
    """The first spell of those among the assignments that have none yet."""
    fresh = assignments.filter(~Exists(Spell.objects.filter(assignment=OuterRef("pk"))))
    changed_many(ASSIGNMENTS, fresh.order_by("pk").values_list("pk", flat=True).iterator())
    values: dict[str, F | Value] = {name: F(name) for name in STOOD}
    values |= {"assignment_id": F("pk"), "from_at": Value(now()), "act": Value(act), "actor": Value(actor.name)}
    insert_selected(Spell, fresh, values)


def _next(assignment: Assignment, act: Act) -> State:
    try:
        return after(State(assignment.state), act)
    except NotPossible as reason:
        raise Invalid({"": str(reason)}) from reason


def _deliveries(assignment: Assignment) -> list[Delivery]:
    rows: Iterable[HandIn] = HandIn.objects.filter(
        assignment=assignment, state__in=("waiting", "accepted", "returned")
    ).order_by("number")
    return [
        Delivery(row.handed_in_on, row.submitted_on, row.signed_on, row.state == "returned", row.correct_by)
        for row in rows
        if row.handed_in_on is not None
    ]


def _holder(assignment: Assignment) -> int | None:
    if assignment.state in (State.ACCEPTED, State.DROPPED):
        return None
    if assignment.state == State.HANDED_IN:
        return assignment.receiver_id
    if assignment.state == State.AWAITING:
        return assignment.held_by_id
    return assignment.organisation_id


def _turn(assignment: Assignment, act: str, actor: Actor) -> None:
    moment = now()
    Spell.objects.filter(assignment=assignment, to_at__isnull=True).update(to_at=moment)
    _spell(assignment, moment, act, actor).save(force_insert=True)


def _spell(assignment: Assignment, moment: Any, act: str, actor: Actor) -> Spell:
    stood = {name: getattr(assignment, name) for name in STOOD}
    return Spell(assignment_id=assignment.pk, from_at=moment, act=act, actor=actor.name, **stood)


def _for(actor: Actor) -> dict[str, Any]:
    """For which organisation, and in whose place, as the trail keeps it."""
    stood_in = f", thay {actor.substitutes}" if actor.substitutes else ""
    return {"for": f"{actor.organisation_name}{stood_in}"} if actor.organisation_name else {}


def _text(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
