"""Counts of work by heading, agency or whatever else stands in its columns: two questions, whatever is counted.

What is finished never changes its word again and is most of an old programme: it is only added up. What is open is
judged on the day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q

from kientao.base.actor import Actor
from kientao.programme.queries.asof import Work
from kientao.programme.queries.board_scope import Scope, asked_work
from kientao.programme.queries.board_sql import on_time_case
from kientao.programme.queries.status_sql import condition, status_case
from kientao.programme.rules.judged import Against
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.status import BOARD, CASES, Status

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """On time, of how many that are judged."""

    part: int = 0
    total: int = 0

    def __add__(self, other: "Rate") -> "Rate":
        return Rate(self.part + other.part, self.total + other.total)


@dataclass(slots=True)
class Tally:
    """Counts of some work. `by_status` is what boards count; standing and dropped work stand apart.

    `finished` is judged among what is finished, `due` among all that had to be: what is owed and late counts too.
    """

    by_status: Counter[Status] = field(default_factory=Counter)
    finished: dict[Against, Rate] = field(default_factory=lambda: dict.fromkeys(Against, Rate()))
    due: dict[Against, Rate] = field(default_factory=lambda: dict.fromkeys(Against, Rate()))
    standing: int = 0

    @property
    def counted(self) -> int:
        """The sum of the columns."""
        return sum(self.by_status.values())

    def of(self, statuses: Iterable[Status]) -> int:
        """Those in any of the statuses."""
        return sum(self.by_status[status] for status in statuses)

    def add(self, other: "Tally") -> None:
        """Takes the other's counts in."""
        self.by_status += other.by_status
        self.standing += other.standing
        for against in Against:
            self.finished[against] += other.finished[against]
            self.due[against] += other.due[against]


def total_of(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    whole = Tally()
    for one in tallies:
        whole.add(one)
    return whole


def tallies(actor: Actor, scope: Scope, *keys: str) -> Mapping[Key, Tally]:
    """By the values of the columns `keys` ("section_id"); without keys, one tally under (). Two queries."""
    work = asked_work(actor, scope)
    found: defaultdict[Key, Tally] = defaultdict(Tally)
    _finished(work, scope, keys, found)
    _open(work, scope, keys, found)
    return found


def tally(actor: Actor, scope: Scope) -> Tally:
    """Of all that is asked for."""
    return tallies(actor, scope).get((), Tally())


def columns_of(one: Tally) -> dict[str, int]:
    """The board's columns: code → how many."""
    return {code: one.of(statuses) for code, _, statuses in BOARD}


def _finished(work: Work, scope: Scope, keys: tuple[str, ...], found: dict[Key, Tally]) -> None:
    late = condition(next(case for case in CASES if case.status is Status.DONE_LATE), scope.day, scope.day)
    rows = (
        work.filter(state=State.ACCEPTED)
        .values_list(*keys, _standing())
        .annotate(
            n=Count("pk"),
            late=Count("pk", filter=late),
            dated=Count("current_due"),
            dated_first=Count("original_due"),
            late_first=Count("pk", filter=Q(decided_on__gt=F("original_due"))),
        )
    )
    for *key, standing, n, late_n, dated, dated_first, late_first in rows:
        one = found[tuple(key)]
        if standing:
            one.standing += n
            continue
        one.by_status[Status.DONE_LATE] += late_n
        one.by_status[Status.DONE] += n - late_n
        for against, whole, missed in (
            (Against.CURRENT, dated, late_n),
            (Against.ORIGINAL, dated_first, late_first),
        ):
            rate = Rate(whole - missed, whole)
            one.finished[against] += rate
            one.due[against] += rate


def _open(work: Work, scope: Scope, keys: tuple[str, ...], found: dict[Key, Tally]) -> None:
    rows = (
        work.exclude(state=State.ACCEPTED)
        .annotate(
            shown=status_case(scope.day, scope.soon_days),
            now=on_time_case(scope.day, Against.CURRENT),
            first=on_time_case(scope.day, Against.ORIGINAL),
        )
        .values_list(*keys, _standing(), "shown", "now", "first")
        .annotate(n=Count("pk"))
    )
    for *key, standing, shown, now, first, n in rows:
        one = found[tuple(key)]
        if shown == Status.DROPPED:
            continue
        if standing:
            one.standing += n
            continue
        one.by_status[Status(shown)] += n
        for against, answer in ((Against.CURRENT, now), (Against.ORIGINAL, first)):
            if answer is not None:
                one.due[against] += Rate(n if answer else 0, n)


def _standing() -> Any:
    return Q(kind=WorkKind.STANDING)
