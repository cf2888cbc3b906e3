"""A stretch of the way from filing to due, of one kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from kientao.kernel.working_time.legs import Leg
from kientao.kernel.working_time.rules import Extension, Pause

Kind = Literal["not-counted-start", "counted", "extension", "rest", "closed", "paused", "moved-off-rest-day"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind. Dates are both included; for terms in hours there are moments, each segment ending at
    the one where the next begins. `last` is None where an open pause goes on.

    `counted` is how many dates (in hours: minutes) of the term it took; 0 for all but "counted" and "extension".
    `name` is the holiday's, `causes` the pauses or the extension behind it. "rest" is a day of rest, "closed" are the
    hours outside the office's on a day worked.
    """

    kind: Kind
    first: date | datetime
    last: date | datetime | None
    counted: int = 0
    name: str = ""
    causes: tuple[Pause | Extension, ...] = ()


def counted(leg: Leg, first: date, last: date, amount: int) -> Segment:
    """What counts towards the term, or towards the extension of the leg."""
    if leg.cause is None:
        return Segment("counted", first, last, amount)
    return Segment("extension", first, last, amount, causes=(leg.cause,))


def joined(pieces: Iterable[Segment]) -> Iterator[Segment]:
    """Neighbours that say the same made one."""
    for _, group in groupby(pieces, lambda one: (one.kind, one.name, one.causes, isinstance(one.first, datetime))):
        run = list(group)
        head, amount = run[0], sum(one.counted for one in run)
        yield Segment(head.kind, head.first, run[-1].last, amount, head.name, head.causes)
