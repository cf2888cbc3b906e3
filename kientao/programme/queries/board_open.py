"""Open work added up along an index: how many stand how, instead of an answer for every row that then is counted.

Which words there are the rule says itself: within one state and kind they differ by whether `late_after` has passed and
by how far the deadline is, so one row of each sort is shown to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from django.db.models import F, Q

from kientao.programme.queries.board_sql import ROW, Number
from kientao.programme.queries.status_sql import last_soon_day
from kientao.programme.rules.judged import DELIVERED, Against
from kientao.programme.rules.status import Status, status_of

_DAY = date(2026, 6, 15)  # any day: samples are judged on it
_SOON = _DAY + timedelta(days=14)
_DUES = (None, _SOON, _SOON + timedelta(days=1))


class Counted(NamedTuple):
    """How many of one state and kind; the names are those of `counts`. What is `past` isn't `soon`.

    `dated`: with a current deadline; `*_owed`: past, with that deadline; `*_met`: delivered by it and not past, though
    the deadline is over; `moved`: not past only because more time was granted after the original deadline.
    """

    n: int
    past: int
    dated: int
    soon: int
    current_owed: int
    current_met: int
    original_owed: int
    original_met: int
    moved: int

    def statuses(self, state: str, kind: str) -> Iterator[tuple[Status, int]]:
        """Each word with how many."""
        undated = (self.n - self.dated) - (self.past - self.current_owed)
        later = self.n - self.past - undated - self.soon
        counts = zip(_words(state, kind), (self.past, undated, self.soon, later), strict=True)
        return ((word, count) for word, count in counts if count)

    def judged(self, state: str) -> tuple[int, int, int, int]:
        """(on time, judged) by the current deadline, then by the original one, as `rules.judged.on_time` says."""
        now, first = (self.current_met, self.original_met) if state in DELIVERED else (0, 0)
        return now, now + self.current_owed, first, first + self.original_owed + self.moved


def counts(day: date, soon_days: int | None) -> Mapping[str, Number]:
    """For `annotate` after `values_list` of keys, state and kind: the fields of `Counted`."""
    past, not_past = Q(late_after__lt=day), Q(late_after__isnull=True) | Q(late_after__gte=day)
    after_original = Q(decided_on__isnull=True) | Q(decided_on__gt=F("original_due"))
    elsewhere = Q(current_due__isnull=True) | ~Q(current_due=F("original_due"))
    found = {
        "n": Number(ROW),
        "past": Number(ROW, filter=past),
        "dated": Number("current_due"),
        "soon": Number(ROW, filter=Q(current_due__lte=last_soon_day(day, soon_days)) & not_past),
        "moved": Number(ROW, filter=Q(original_due__lt=day) & not_past & elsewhere & after_original),
    }
    for against in Against:
        due = f"{against}_due"
        met = Q(decided_on__lte=F(due)) & Q(**{f"{due}__lt": day}) & not_past
        found |= {f"{against}_owed": Number(due, filter=past), f"{against}_met": Number(ROW, filter=met)}
    return {name: found[name] for name in Counted._fields}


@dataclass(slots=True)
class _Sample:
    state: str
    kind: str
    current_due: date | None
    late_after: date | None
    decided_on: date | None = None


@cache
def _words(state: str, kind: str) -> tuple[Status, Status, Status, Status]:
    """Past, undated, soon, later. Fails loudly should the rule one day tell past work apart by its deadline."""
    gone = _DAY - timedelta(days=1)
    (past,) = {status_of(_Sample(state, kind, due, gone), _DAY, _SOON) for due in _DUES}
    undated, soon, later = (status_of(_Sample(state, kind, due, None), _DAY, _SOON) for due in _DUES)
    return past, undated, soon, later
