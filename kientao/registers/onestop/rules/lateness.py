"""The one judgement on a dossier's time: early, on time, late, open, open and late, paused, without a deadline. Pure.

Two clocks run on a dossier: by the appointment a supplement begins the term anew (NĐ 61/2018/NĐ-CP, Điều 19;
NĐ 118/2025/NĐ-CP), by the statistic its time is taken off and a second request is late (QĐ 766/QĐ-TTg). Both are asked
here, by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Clock(StrEnum):
    """By which rule a dossier is judged."""

    APPOINTMENT = "appointment"
    STATISTIC = "statistic"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"appointment": "Theo hẹn trả", "statistic": "Theo thống kê"}[self]


class Timeliness(StrEnum):
    """How a dossier stands. Finished ones never change it again."""

    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"
    OPEN = "open"
    OPEN_LATE = "open-late"
    PAUSED = "paused"
    NO_DEADLINE = "no-deadline"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return WORDS[self]


WORDS = {
    Timeliness.EARLY: "Trước hạn",
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.LATE: "Quá hạn",
    Timeliness.OPEN: "Đang giải quyết, trong hạn",
    Timeliness.OPEN_LATE: "Đang giải quyết, quá hạn",
    Timeliness.PAUSED: "Chờ bổ sung",
    Timeliness.NO_DEADLINE: "Không có thời hạn",
}
FINISHED = frozenset({Timeliness.EARLY, Timeliness.ON_TIME, Timeliness.LATE})
KEPT = frozenset({Timeliness.EARLY, Timeliness.ON_TIME})
FAILED = frozenset({Timeliness.LATE, Timeliness.OPEN_LATE})


@dataclass(frozen=True, slots=True)
class Times:
    """What a dossier is judged by. All moments know their zone.

    `due`: the appointment's, never moved by an apology. `statistic_due`: with the time of the one supplement given
    back. `early_until`: the last moment that counts as early for each. `ended`: done, returned, refused, stopped or
    withdrawn; `paused_since`: when the supplement it waits for was asked. `requests`: for supplements.
    """

    due: datetime | None = None
    early_until: datetime | None = None
    statistic_due: datetime | None = None
    statistic_early_until: datetime | None = None
    ended: datetime | None = None
    paused_since: datetime | None = None
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """All that is given must hold. `asked`: the citizen was asked for something and hasn't brought it."""

    timeliness: Timeliness
    dated: bool | None = None
    ended: bool | None = None
    asked: bool | None = None
    late: bool | None = None
    early: bool | None = None

    def fits(self, facts: Mapping[str, bool]) -> bool:
        """Is everything so that the case asks for?"""
        return all(getattr(self, name) in (None, so) for name, so in facts.items())


# The first case that fits is the word; Python and the database read the same table.
CASES: tuple[Case, ...] = (
    Case(Timeliness.NO_DEADLINE, dated=False),
    Case(Timeliness.LATE, ended=True, late=True),
    Case(Timeliness.EARLY, ended=True, early=True),
    Case(Timeliness.ON_TIME, ended=True),
    Case(Timeliness.OPEN_LATE, late=True),
    Case(Timeliness.PAUSED, asked=True),
    Case(Timeliness.OPEN),
)


def timeliness(times: Times, at: datetime, clock: Clock) -> Timeliness:
    """How it stands at a moment, by a clock. What ended after `at` is still open then.

    What ends while it waits for the citizen is judged by the moment the supplement was asked for.
    """
    due, early_until = _limits(times, clock)
    ended = times.ended if times.ended is not None and times.ended <= at else None
    asked = times.paused_since if times.paused_since is not None and times.paused_since <= at else None
    judged = asked or ended or at
    twice = clock is Clock.STATISTIC and times.requests > 1  # asked twice is overdue, whenever it ends
    facts = {
        "dated": due is not None,
        "ended": ended is not None,
        "asked": asked is not None,
        "late": twice or (due is not None and judged > due),
        "early": early_until is not None and judged <= early_until,
    }
    return next(case.timeliness for case in CASES if case.fits(facts))


def _limits(times: Times, clock: Clock) -> tuple[datetime | None, datetime | None]:
    if clock is Clock.STATISTIC:
        return times.statistic_due, times.statistic_early_until
    return times.due, times.early_until
