"""What time it is for the office. Nothing else asks the system's clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """The moment, aware of its zone. Where a practice day is set (`PRACTICE_DAY`), that day at this time of day."""
    return _moved.get() or _practised(timezone.now())


def wall_clock() -> datetime:
    """The moment that clocks outside show, a telephone's for one: also where a practice day is set."""
    return _moved.get() or timezone.now()


def today() -> date:
    """The date in Việt Nam."""
    return timezone.localdate(now())


def midnight(day: date) -> datetime:
    """The moment a date begins in Việt Nam."""
    return timezone.make_aware(datetime.combine(day, time.min))


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Inside, it is `moment` (aware). For tests, and for the half year of work that the demo tells."""
    if timezone.is_naive(moment):
        raise ValueError("a moment needs its zone")
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)


def _practised(moment: datetime) -> datetime:
    day: date | None = settings.PRACTICE_DAY
    return moment if day is None else datetime.combine(day, timezone.localtime(moment).timetz())
