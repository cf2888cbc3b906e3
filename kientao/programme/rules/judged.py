"""Was it on time? One answer for every rate, against the original deadline or the current one."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from kientao.programme.rules.states import State

DELIVERED = frozenset({State.HANDED_IN, State.AWAITING})  # the agency did its part while these are on time


class Against(StrEnum):
    """Which deadline."""

    ORIGINAL = "original"
    CURRENT = "current"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"original": "hạn ban đầu", "current": "hạn hiện nay"}[self]


class Judgeable(Protocol):
    """An assignment, or a spell of its history."""

    state: str
    original_due: date | None
    current_due: date | None
    late_after: date | None
    decided_on: date | None


def on_time(work: Judgeable, today: date, against: Against) -> bool | None:
    """None while there is nothing to judge: no deadline, not due yet, still within the days given to correct it.

    Finished late and still owed after the deadline are failures alike; so is what was handed in late and waits.
    """
    due = work.current_due if against is Against.CURRENT else work.original_due
    if due is None or work.state == State.DROPPED:
        return None
    in_time = work.decided_on is not None and work.decided_on <= due
    if work.state == State.ACCEPTED:
        return in_time or work.decided_on is None
    if work.late_after is not None and work.late_after < today:
        return False
    if due >= today:
        return None
    if in_time:
        return True if work.state in DELIVERED else None
    return None if due == work.current_due else False
