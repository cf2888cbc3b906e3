"""When somebody is written to: quiet hours, days of rest, the hour of the daily digest. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kientao.kernel.working_days import Calendar

DIGEST_AT = time(7, 0)
USUAL_FROM, USUAL_TO = time(20, 0), time(6, 30)  # quiet while somebody chose nothing
OLDEST = timedelta(days=7)  # what is older is in the inbox alone


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be told. `mail`: "none", "digest", "each"."""

    mail: str = "digest"
    quiet_from: time = USUAL_FROM
    quiet_to: time = USUAL_TO

    def is_quiet(self, at: time) -> bool:
        """From `quiet_from` on, until before `quiet_to`, over midnight where that comes first."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to


def may_mail(wish: Wish, moment: datetime, calendar: Calendar) -> bool:
    """May something be mailed now? `moment` is in the office's zone."""
    return wish.mail != "none" and calendar.is_working_day(moment.date()) and not wish.is_quiet(moment.time())


def digest_moment(wish: Wish, day: date, zone: datetime) -> datetime:
    """When that day's digest goes: at its hour, or as quiet hours end. `zone` is any moment in the office's zone."""
    at = DIGEST_AT
    if wish.is_quiet(at):
        at = wish.quiet_to
    return datetime.combine(day, at, zone.tzinfo)


def digest_until(wish: Wish, moment: datetime, calendar: Calendar) -> datetime | None:
    """What happened up to this moment goes into the digest that may be sent now; None while none may be."""
    if not may_mail(wish, moment, calendar):
        return None
    due = digest_moment(wish, moment.date(), moment)
    return due if due <= moment else None


def goes_at_once(wish: Wish, *, urgent: bool) -> bool:
    """Is it mailed by itself?"""
    return wish.mail == "each" or (wish.mail == "digest" and urgent)
