"""From when until when each answer to a question of a level holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Holds:
    """An answer by its key, from its first day to its last; None: until now."""

    answer: int
    since: date
    until: date | None


def holding(ends: Sequence[tuple[date, int]]) -> Iterator[Holds]:
    """(last day of the period, answer) of one agency and question, in any order. Of two on one day the later holds."""
    in_order = sorted(ends)
    for at, (since, answer) in enumerate(in_order):
        following = in_order[at + 1][0] if at + 1 < len(in_order) else None
        if following != since:
            yield Holds(answer, since, following - timedelta(days=1) if following else None)
