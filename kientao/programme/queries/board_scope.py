"""Which work somebody asks for. Boards count it, lists show it, exports write it: one reading of the filters."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self

from django.db.models import Q

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.search import terms
from kientao.people.models import Organisation
from kientao.programme.models import Difficulty, Extension, Section, Spell, Task
from kientao.programme.queries.asof import Work, end_of, identity, work_seen_by
from kientao.programme.queries.board_sql import narrowed_to, on_time_case
from kientao.programme.rules.judged import Against
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.status import Status

_KEPT = sorted(state.value for state in State if state is not State.DROPPED)
NO_SECTION = 0  # asks for work that stands under no heading

# What may have happened to work between two days, and the act of its history that says so.
CHANGES: dict[str, str] = {
    "newly-late": "",
    "accepted": "accept",
    "handed-in": "hand_in",
    "returned": "return",
    "extended": "grant_extension",
}

# With whom work is: the agency that does it, whoever signs, whoever accepts.
STAGES: dict[str, frozenset[State]] = {
    "doing": frozenset({State.OPEN, State.PREPARED, State.RETURNED}),
    "signing": frozenset({State.AWAITING}),
    "accepting": frozenset({State.HANDED_IN}),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for. Ids are of organisations, plans and sections; empty means all, but no plans mean nothing.

    `moment` is None for now; else it is how things stood then, judged on `day`. `soon_days` None: each plan's own.
    `judged` asks for work that counts in an on-time rate: (against, True | False | None for both).
    `change` is a key of CHANGES within `changed`, both days included. `stage` is a key of STAGES.
    """

    day: date
    moment: datetime | None = None
    plans: tuple[int, ...] = ()
    soon_days: int | None = None
    section: int | None = None
    domain: str = ""
    organisation: int | None = None
    kind: str = ""
    level: str = ""
    receiver: int | None = None
    held_by: int | None = None
    standing: bool | None = None
    stage: str = ""
    statuses: frozenset[Status] = frozenset()
    judged: tuple[Against, bool | None] | None = None
    due: tuple[date | None, date | None] = (None, None)
    change: str = ""
    changed: tuple[date | None, date | None] = (None, None)
    extension_waits: bool = False
    difficulty_open: bool = False
    words: str = ""

    @classmethod
    def now(cls, **asked: object) -> Self:
        """As things stand today."""
        return cls(day=today(), **asked)  # type: ignore[arg-type] # by the fields of the class

    def at_end_of(self, day: date) -> Self:
        """The same as it stood when that day ended; today's end hasn't come, so it is now."""
        return replace(self, day=day, moment=end_of(day)) if day < today() else replace(self, day=today(), moment=None)


def asked_work(actor: Actor, scope: Scope, states: Collection[State] = ()) -> Work:
    """The rows, unordered: assignments, or spells for a past moment. Dropped work is there only when asked for.

    `states` leaves only work in these: a database that counts looks at each row once less than after a `filter`.
    """
    work = work_seen_by(actor, scope.moment)
    work = work.filter(_columns(scope))
    if states:
        work = work.filter(state__in=sorted(state.value for state in states))
    elif Status.DROPPED not in scope.statuses:
        work = work.filter(state__in=_KEPT)  # said as a list, which an index that begins with the state can answer
    if scope.statuses:
        work = narrowed_to(work, scope.statuses, scope.day, scope.soon_days)
    if scope.judged is not None:
        against, answer = scope.judged
        work = work.annotate(judged=on_time_case(scope.day, against))
        work = work.filter(judged__isnull=False) if answer is None else work.filter(judged=int(answer))
    for word in terms(scope.words):
        tasks = Task.objects.filter(search__contains=word).order_by().values("pk")
        agencies = Organisation.objects.filter(search__contains=word).order_by().values("pk")
        work = work.filter(Q(task__in=tasks) | Q(organisation__in=agencies))
    if scope.change:
        work = _changed(work, scope)
    if scope.extension_waits:
        waiting = Extension.objects.filter(state="waiting").order_by().values("assignment")
        work = work.filter(**{f"{identity(work)}__in": waiting})
    if scope.difficulty_open:
        work = work.filter(task__in=Difficulty.objects.filter(state="open").order_by().values("task"))
    return work


def _columns(scope: Scope) -> Q:
    wanted = Q(plan__in=scope.plans)
    if scope.section is not None:
        wanted &= Q(section__isnull=True) if scope.section == NO_SECTION else Q(section=scope.section)
    if scope.domain:
        wanted &= Q(section__in=Section.objects.filter(domain=scope.domain).order_by().values("pk"))
    if scope.organisation is not None:
        wanted &= Q(organisation=scope.organisation)
    if scope.kind or scope.level:
        alike = {name: value for name, value in (("kind", scope.kind), ("level", scope.level)) if value}
        wanted &= Q(organisation__in=Organisation.objects.filter(**alike).order_by().values("pk"))
    if scope.receiver is not None:
        wanted &= Q(receiver=scope.receiver)
    if scope.held_by is not None:
        wanted &= Q(held_by=scope.held_by)
    if scope.standing is not None:
        wanted &= Q(kind=WorkKind.STANDING) if scope.standing else ~Q(kind=WorkKind.STANDING)
    if scope.stage:
        wanted &= Q(state__in=sorted(state.value for state in STAGES[scope.stage]))
    first, last = scope.due
    wanted &= Q(current_due__gte=first) if first else Q()
    wanted &= Q(current_due__lte=last) if last else Q()
    return wanted


def _changed(work: Work, scope: Scope) -> Work:
    """Newly late: overdue now, and its last good day not before the first of the days asked for."""
    first, last = scope.changed
    if scope.change == "newly-late":
        since = Q(late_after__gte=first - timedelta(days=1)) if first else Q()
        since &= Q(late_after__lt=last) if last else Q()
        return narrowed_to(work, {Status.OVERDUE}, scope.day, 0).filter(since)
    began, ended = moments_of(scope)
    turns = Spell.objects.filter(act=CHANGES[scope.change], from_at__lt=ended)
    turns = turns.filter(from_at__gte=began) if began else turns
    return work.filter(**{f"{identity(work)}__in": turns.order_by().values("assignment")})


def moments_of(scope: Scope) -> tuple[datetime | None, datetime]:
    """From when until when a change counts: whole days in Việt Nam, never past the scope's own day."""
    first, last = scope.changed
    return end_of(first - timedelta(days=1)) if first else None, end_of(min(last, scope.day) if last else scope.day)
