"""When periodic jobs are due, and how long to wait before the next try. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol

_LONGEST = timedelta(hours=1)


class Rhythm(Protocol):
    """Says when something periodic was last due."""

    def latest(self, moment: datetime) -> datetime:
        """The last occurrence up to and including `moment`, which is aware and in the office's zone."""


@dataclass(frozen=True, slots=True)
class Every:
    """Each so many minutes, counted from midnight. 1 to 1440."""

    minutes: int

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 1440:
            raise ValueError(f"minutes={self.minutes}: from 1 to 1440")

    def latest(self, moment: datetime) -> datetime:
        """See Rhythm."""
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (moment - midnight) // timedelta(minutes=self.minutes) * timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Daily:
    """Each day at the same time."""

    at: time

    def latest(self, moment: datetime) -> datetime:
        """See Rhythm."""
        due = datetime.combine(moment.date(), self.at, moment.tzinfo)
        return due if due <= moment else due - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Each week on a weekday (0 is Monday) at the same time."""

    weekday: int
    at: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"weekday={self.weekday}: 0 is Monday, 6 is Sunday")

    def latest(self, moment: datetime) -> datetime:
        """See Rhythm."""
        due = Daily(self.at).latest(moment)
        return due - timedelta(days=(due.weekday() - self.weekday) % 7)


def back_off(first: timedelta, tries: int) -> timedelta:
    """How long to wait after the `tries`-th failed try: `first`, then twice as long each time, at most an hour."""
    wait: timedelta = first * 2 ** min(tries - 1, 20)
    return min(wait, max(first, _LONGEST))
