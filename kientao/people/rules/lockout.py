"""When repeated failures to sign in lock a door, and for how long."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """`failures` within `minutes` lock for as many minutes. A count is forgotten when its first failure is older."""

    failures: int
    minutes: int

    @property
    def span(self) -> timedelta:
        """How long a lock, or a count, lasts."""
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Count:
    """Failures so far, since when, and until when the door is locked."""

    failures: int = 0
    first_at: datetime | None = None
    locked_until: datetime | None = None

    def is_locked(self, moment: datetime) -> bool:
        """The end itself is open again."""
        return self.locked_until is not None and moment < self.locked_until


def after_failure(before: Count, moment: datetime, limit: Limit) -> Count:
    """One more failure. A locked door stays as it is: knocking doesn't make the wait longer."""
    if before.is_locked(moment):
        return before
    forgotten = before.locked_until is not None or (
        before.first_at is not None and moment - before.first_at >= limit.span
    )
    counted = Count() if forgotten else before
    counted = replace(counted, failures=counted.failures + 1, first_at=counted.first_at or moment)
    if counted.failures < limit.failures:
        return counted
    return Count(locked_until=moment + limit.span)
