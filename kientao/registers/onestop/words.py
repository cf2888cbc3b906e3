"""Moments and stretches of working time as officers say them."""

from datetime import datetime

from django.utils import timezone

from kientao.kernel.working_time import WorkingTime, minutes_between
from kientao.ui.numbers import moment

_DAY = 480  # minutes that a day of process tables has


def local(value: datetime | None) -> datetime | None:
    """In Việt Nam's zone, for cells of lists."""
    return timezone.localtime(value) if value is not None else None


def moment_words(value: datetime | None) -> str:
    """ "17:30 17/03/2026"; empty for None."""
    return moment(timezone.localtime(value)) if value is not None else ""


def minutes_words(minutes: int, day: int = _DAY) -> str:
    """ "2 ngày 3 giờ", "4 giờ 30 phút", "0 phút"; a day is `day` minutes. The sign is left out."""
    left = abs(minutes)
    days, left = divmod(left, day)
    hours, rest = divmod(left, 60)
    parts = [f"{days} ngày"] * bool(days) + [f"{hours} giờ"] * bool(hours)
    parts += [f"{rest} phút"] * bool(rest and not days)
    return " ".join(parts) or "0 phút"


def left_words(calendar: WorkingTime, at: datetime, due: datetime) -> str:
    """ "còn 3 giờ làm việc", "quá 1 ngày 2 giờ làm việc"."""
    minutes = minutes_between(calendar, at, due)
    if due < at:
        return f"quá {minutes_words(minutes)} làm việc" if minutes else "vừa quá hạn"
    return f"còn {minutes_words(minutes)} làm việc"
