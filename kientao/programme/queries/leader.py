"""What a leader asks first: what is late and whose, what changed, who holds most, what waits for an answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Min, Q, QuerySet, Value
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import Organisation
from kientao.programme.models import Assignment, Difficulty, Extension, Spell
from kientao.programme.models.sight import reads_everything, reads_own
from kientao.programme.queries.asof import Work
from kientao.programme.queries.board import Tally, tally
from kientao.programme.queries.board_scope import CHANGES, STAGES, Scope, asked_work, moments_of
from kientao.programme.queries.board_sql import ROW, Number
from kientao.programme.rules.status import Status


@dataclass(frozen=True, slots=True)
class Late:
    """An agency, how much of its work is overdue, and since when the oldest is."""

    organisation: int
    name: str
    count: int
    oldest: date


@dataclass(frozen=True, slots=True)
class Held:
    """Who has how much on the desk; `late` of it is overdue, `since` is the oldest day it came there."""

    organisation: int | None
    name: str
    count: int
    late: int
    since: date | None


def late_scope(scope: Scope) -> Scope:
    """Everything overdue that counts: its day has passed and somebody still owes it."""
    return replace(scope, standing=False, statuses=frozenset({Status.OVERDUE}), soon_days=scope.soon_days or 0)


def longest_late(actor: Actor, scope: Scope, most: int) -> list[int]:
    """Keys of the rows that are late longest."""
    return list(asked_work(actor, late_scope(scope)).order_by("late_after", "pk").values_list("pk", flat=True)[:most])


@dataclass(frozen=True, slots=True)
class Owing:
    """Agencies with most overdue work and with most work in hand, and how many agencies there are of each."""

    late: tuple[Late, ...]
    late_count: int
    held: tuple[Held, ...]
    held_count: int


@dataclass(slots=True)
class _Owes:
    """What one agency owes; `date.max` stands for no day."""

    late: int = 0
    oldest: date = date.max
    held: int = 0
    held_late: int = 0
    since: date = date.max


def owing(actor: Actor, scope: Scope, most_late: int, most_held: int) -> Owing:
    """What agencies have overdue, whoever has it now, and what they still do themselves. Two queries.

    `since` of what is held is its oldest deadline.
    """
    doing = STAGES["doing"]
    counted = (
        asked_work(actor, replace(scope, standing=False), doing | STAGES["signing"])
        .values_list("organisation_id", "state")
        .annotate(
            n=Number(ROW),
            late=Number(ROW, filter=Q(late_after__lt=scope.day)),
            oldest=Min("late_after"),
            since=Min("original_due"),
        )
    )
    found: defaultdict[int, _Owes] = defaultdict(_Owes)
    for pk, state, n, late_n, oldest, since in counted:
        one = found[pk]
        if late_n:
            one.late += late_n
            one.oldest = min(one.oldest, oldest)
        if state in doing:
            one.held += n
            one.held_late += late_n
            one.since = min(one.since, since or date.max)
    late = sorted((-one.late, one.oldest, pk) for pk, one in found.items() if one.late)
    held = sorted((-one.held_late, -one.held, one.since, pk) for pk, one in found.items() if one.held)
    names = _names([*(pk for *_, pk in late[:most_late]), *(pk for *_, pk in held[:most_held])])
    return Owing(
        tuple(Late(pk, names[pk], -n, oldest) for n, oldest, pk in late[:most_late]),
        len(late),
        tuple(
            Held(pk, names[pk], -n, -late_n, None if since == date.max else since)
            for late_n, n, since, pk in held[:most_held]
        ),
        len(held),
    )


def change_scope(scope: Scope, change: str, since: date) -> Scope:
    """Counted work that changed so after the day `since`, until the scope's own day."""
    return replace(scope, standing=False, change=change, changed=(since + timedelta(days=1), None))


def changes(actor: Actor, scope: Scope, since: date) -> dict[str, int]:
    """By key of CHANGES: how much work changed so, each once however often. Two queries; `scope` is of now."""
    asked = change_scope(scope, "", since)
    began, ended = moments_of(asked)
    acts = {act: change for change, act in CHANGES.items() if act}
    turned = asked_work(actor, asked).filter(
        spells__act__in=list(acts), spells__from_at__gte=began, spells__from_at__lt=ended
    )
    counted = dict(turned.values_list("spells__act").annotate(n=Count("pk", distinct=True)))
    late = asked_work(actor, change_scope(scope, "newly-late", since)).count()
    return {change: counted.get(act, 0) if act else late for change, act in CHANGES.items()}


def due_statuses() -> frozenset[Status]:
    """What is still to be handed in, before its day."""
    return frozenset({Status.DUE_SOON, Status.NOT_DUE, Status.PREPARED, Status.RETURNED, Status.AWAITING})


def due_scope(scope: Scope, days: int) -> Scope:
    """Counted work that is still to be handed in, due from the day on and within so many days."""
    last = scope.day + timedelta(days=days)
    return replace(scope, standing=False, statuses=due_statuses(), due=(scope.day, last))


def due_by_week(actor: Actor, scope: Scope, weeks: int = 2) -> list[tuple[date, date, int]]:
    """(first day, last day, how much is due) of the next weeks, today included. One query."""
    rows = dict(
        asked_work(actor, due_scope(scope, 7 * weeks))
        .values_list("current_due")
        .annotate(n=Count(ROW))
        .values_list("current_due", "n")
    )
    found = []
    for week in range(weeks):
        first = scope.day + timedelta(days=7 * week + (1 if week else 0))
        last = scope.day + timedelta(days=7 * (week + 1))
        found.append((first, last, sum(n for due, n in rows.items() if first <= due <= last)))
    return found


def stage_scope(scope: Scope, stage: str) -> Scope:
    """Counted work that is with the agencies, with whoever signs, or with whoever accepts."""
    return replace(scope, standing=False, stage=stage)


def receiving(actor: Actor, scope: Scope, most: int) -> tuple[list[Held], int]:
    """Who has products to examine; `since` is when the oldest was handed in."""
    work = asked_work(actor, stage_scope(scope, "accepting"))
    return _held(work, "receiver_id", None, Min("from_at" if work.model is Spell else "handed_in_on"), most)


def signing(actor: Actor, scope: Scope, most: int) -> tuple[list[Held], int]:
    """On whose desks products lie for signature; `since` is when the oldest went there."""
    work = asked_work(actor, stage_scope(scope, "signing"))
    return _held(work, "held_by_id", scope.day, Min("from_at" if work.model is Spell else "submitted_on"), most)


def standing_then(actor: Actor, scope: Scope, then: date) -> Tally:
    """The same counts when that day ended. Two queries."""
    return tally(actor, scope.at_end_of(then))


def unanswered(actor: Actor) -> QuerySet[Difficulty]:
    """Difficulties without an answer, longest first; who reads only own work sees what it raised or has to answer."""
    rows = Difficulty.objects.filter(state="open").order_by("answer_by", "pk")
    if reads_everything(actor):
        return rows
    if not reads_own(actor):
        return rows.none()
    return rows.filter(Q(organisation=actor.organisation) | Q(sent_to=actor.organisation))


def waiting_extensions(actor: Actor) -> QuerySet[Extension]:
    """More time asked for and not decided yet, longest first, for work the actor sees."""
    rows = Extension.objects.filter(state="waiting").order_by("asked_at", "pk")
    if reads_everything(actor):
        return rows
    return rows.filter(assignment__in=Assignment.objects.visible_to(actor).order_by().values("pk"))


def oldest_days(day: date | None) -> int | None:
    """Days since then."""
    return (today() - day).days if day else None


def _held(work: Work, column: str, today: date | None, since: Min, most: int) -> tuple[list[Held], int]:
    """`today` counts what is overdue on it; None where that isn't the holder's delay."""
    late = Count(ROW, filter=Q(late_after__lt=today)) if today else Value(0)
    rows = list(
        work.values_list(column)
        .annotate(n=Count(ROW), late=late, since=since)
        .order_by("-n", F("since").asc(nulls_last=True), column)
    )
    names = _names([pk for pk, *_ in rows[:most] if pk])
    shown = [Held(pk, names.get(pk, "Chưa rõ"), n, late_n, _day(at)) for pk, n, late_n, at in rows[:most]]
    return shown, len(rows)


def _names(keys: Sequence[int]) -> dict[int, str]:
    return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))


def _day(at: date | datetime | None) -> date | None:
    return timezone.localdate(at) if isinstance(at, datetime) else at
