"""Counts of work by heading, agency or whatever else stands in its columns: two questions, whatever is counted.

What is finished never changes its word again and is most of an old programme: it is only added up. What is open is
judged on the day. Both are grouped as the indexes lie ("counted_by_..."), so that a database reads along and adds up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.db.models import F, Q

from kientao.base.actor import Actor
from kientao.programme.queries.asof import Work
from kientao.programme.queries.board_open import Counted, counts
from kientao.programme.queries.board_scope import Scope, asked_work
from kientao.programme.queries.board_sql import ROW, Number
from kientao.programme.queries.status_sql import condition
from kientao.programme.rules.judged import Against
from kientao.programme.rules.states import ENDED, State, WorkKind
from kientao.programme.rules.status import BOARD, CASES, Status

Key = tuple[Any, ...]
COUNTED = tuple(status for _, _, statuses in BOARD for status in sorted(statuses))
_OPEN = frozenset(State) - ENDED
_LATE = replace(next(one for one in CASES if one.status is Status.DONE_LATE), states=frozenset(State))  # they are asked
_WHOLE = ("plan_id",)  # the index begins with it: without keys rows are read in its order, and nothing is sorted


class Rate(NamedTuple):
    """On time, of how many that are judged."""

    part: int = 0
    total: int = 0


class Tally:
    """Counts of some work. `by_status` is what boards count; standing and dropped work stand apart.

    `finished` is judged among what is finished, `due` among all that had to be: what is owed and late counts too.
    """

    __slots__ = ("_due", "_finished", "by_status", "standing")

    def __init__(self) -> None:
        self.by_status: dict[Status, int] = dict.fromkeys(COUNTED, 0)
        self.standing = 0
        self._finished, self._due = [0, 0, 0, 0], [0, 0, 0, 0]  # on time and judged: by the current, the original one

    @property
    def finished(self) -> dict[Against, Rate]:
        """By the deadline it is judged against."""
        return _rates(self._finished)

    @property
    def due(self) -> dict[Against, Rate]:
        """By the deadline it is judged against."""
        return _rates(self._due)

    @property
    def counted(self) -> int:
        """The sum of the columns."""
        return sum(self.by_status.values())

    def of(self, statuses: Iterable[Status]) -> int:
        """Those in any of the statuses."""
        return sum(self.by_status[status] for status in statuses)

    def finish(self, number: int, *, dated: int, late: int, dated_first: int, late_first: int) -> None:
        """So many that are accepted: how many had a current and an original deadline, how many were after it."""
        self.by_status[Status.DONE_LATE] += late
        self.by_status[Status.DONE] += number - late
        for rates in (self._due, self._finished):
            for place, count in enumerate((dated - late, dated, dated_first - late_first, dated_first)):
                rates[place] += count

    def judge(self, now: int, of_now: int, first: int, of_first: int) -> None:
        """So many open ones are on time, of so many judged: by the current, then the original deadline."""
        for place, number in enumerate((now, of_now, first, of_first)):
            self._due[place] += number

    def add(self, other: "Tally") -> None:
        """Takes the other's counts in."""
        for status, number in other.by_status.items():
            self.by_status[status] += number
        self.standing += other.standing
        for mine, others in ((self._finished, other._finished), (self._due, other._due)):
            for place in range(4):
                mine[place] += others[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tally) and all(getattr(self, one) == getattr(other, one) for one in self.__slots__)

    __hash__ = None  # type: ignore[assignment] # changes, so it is no key

    def __repr__(self) -> str:
        kept = {status.value: number for status, number in self.by_status.items() if number}
        return f"Tally({kept}, standing={self.standing}, finished={self._finished}, due={self._due})"


def _rates(numbers: list[int]) -> dict[Against, Rate]:
    return {Against.CURRENT: Rate(numbers[0], numbers[1]), Against.ORIGINAL: Rate(numbers[2], numbers[3])}


def total_of(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    whole = Tally()
    for one in tallies:
        whole.add(one)
    return whole


def tallies(actor: Actor, scope: Scope, *keys: str) -> Mapping[Key, Tally]:
    """By the values of the columns `keys` ("section_id"); without keys, one tally under (). Two queries."""
    found: defaultdict[Key, Tally] = defaultdict(Tally)
    _finished(asked_work(actor, scope, {State.ACCEPTED}), scope, keys, found)
    _open(asked_work(actor, scope, _OPEN), scope, keys, found)
    return found


def tally(actor: Actor, scope: Scope) -> Tally:
    """Of all that is asked for."""
    return tallies(actor, scope).get((), Tally())


def columns_of(one: Tally) -> dict[str, int]:
    """The board's columns: code → how many."""
    return {code: one.of(statuses) for code, _, statuses in BOARD}


def _finished(work: Work, scope: Scope, keys: tuple[str, ...], found: dict[Key, Tally]) -> None:
    late = condition(_LATE, scope.day, scope.day)
    rows = work.values_list(*(keys or _WHOLE), "state", "kind").annotate(
        n=Number(ROW),
        dated=Number("current_due"),
        late=Number(ROW, filter=late),
        dated_first=Number("original_due"),
        late_first=Number(ROW, filter=Q(decided_on__gt=F("original_due"))),
    )
    for *key, _, kind, n, dated, late_n, dated_first, late_first in rows:
        one = found[tuple(key) if keys else ()]
        if kind == WorkKind.STANDING:
            one.standing += n
        else:
            one.finish(n, dated=dated, late=late_n, dated_first=dated_first, late_first=late_first)


def _open(work: Work, scope: Scope, keys: tuple[str, ...], found: dict[Key, Tally]) -> None:
    grouped = work.values_list(*(keys or _WHOLE), "state", "kind")
    at = len(keys or _WHOLE)
    for row in grouped.annotate(**counts(scope.day, scope.soon_days)):
        one, state, kind = found[row[:at] if keys else ()], row[at], row[at + 1]
        counted = Counted(*row[at + 2 :])
        if kind == WorkKind.STANDING:
            one.standing += counted.n
            continue
        for status, number in counted.statuses(state, kind):
            one.by_status[status] += number
        one.judge(*counted.judged(state))
