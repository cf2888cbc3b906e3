"""Where the time of a dossier went: waiting for the citizen, in hand, or waiting for another agency. Pure.

The stretch from the receipt to the end is cut wherever something changes; each piece has one holder, so the parts add
up to the whole. While the citizen is asked for something nobody else has it; of steps that run beside each other the
one that lasted longest had the time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise


class Lost(StrEnum):
    """Who had the dossier."""

    CITIZEN = "citizen"
    IN_HAND = "in-hand"
    OTHER_AGENCY = "other-agency"
    NOBODY = "nobody"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Lost.CITIZEN: "Chờ người nộp bổ sung",
    Lost.IN_HAND: "Cơ quan giải quyết đang làm",
    Lost.OTHER_AGENCY: "Chờ cơ quan khác",
    Lost.NOBODY: "Chưa ai giữ",
}


@dataclass(frozen=True, slots=True)
class Wait:
    """The citizen was asked for something; None: still is."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """A step: from when to when (None: still), at which agency and post; `other` when another agency had it.

    `due` is by when it was to be done.
    """

    since: datetime
    until: datetime | None
    title: str
    agency: int
    agency_words: str = ""
    post: str = ""
    other: bool = False
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the time, in worked minutes; `step` who held it, None for the citizen and for nobody."""

    kind: Lost
    since: datetime
    until: datetime
    minutes: int
    step: Held | None = None


def split(
    since: datetime,
    until: datetime,
    waits: Iterable[Wait],
    steps: Iterable[Held],
    minutes: Callable[[datetime, datetime], int],
) -> tuple[Stretch, ...]:
    """The pieces from `since` to `until` in their order; their minutes add up to those of the whole."""
    waits, steps = tuple(waits), tuple(steps)
    moments = {since, until}
    ends = [(one.since, one.until) for one in waits] + [(one.since, one.until) for one in steps]
    moments |= {moment for pair in ends for moment in pair if moment is not None and since < moment < until}
    found: list[Stretch] = []
    for first, last in pairwise(sorted(moments)):
        kind, step = _holder(first, last, waits, steps)
        piece = Stretch(kind, first, last, minutes(first, last), step)
        before = found[-1] if found else None
        if before is not None and (before.kind, before.step) == (kind, step):
            found[-1] = Stretch(kind, before.since, last, before.minutes + piece.minutes, step)
        else:
            found.append(piece)
    return tuple(found)


def overrun(steps: Iterable[Held], until: datetime, minutes: Callable[[datetime, datetime], int]) -> tuple[int, int]:
    """By how many worked minutes steps were over their time: at the deciding agency, and at others."""
    own = other = 0
    for step in steps:
        ended = min(step.until or until, until)
        if step.due is not None and ended > step.due:
            over = minutes(step.due, ended)
            own, other = (own, other + over) if step.other else (own + over, other)
    return own, other


def percentile(values: Sequence[int], part: int) -> int | None:
    """The smallest value that `part` hundredths of them don't exceed; None of nothing."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * part // 100) - 1)] if ordered else None


def _holder(
    first: datetime, last: datetime, waits: tuple[Wait, ...], steps: tuple[Held, ...]
) -> tuple[Lost, Held | None]:
    if any(one.since <= first and (one.until is None or one.until >= last) for one in waits):
        return Lost.CITIZEN, None
    there = [one for one in steps if one.since <= first and (one.until is None or one.until >= last)]
    if not there:
        return Lost.NOBODY, None
    longest = max(there, key=lambda one: (one.until is None, one.until.timestamp() if one.until else 0.0))
    return (Lost.OTHER_AGENCY if longest.other else Lost.IN_HAND), longest
