"""Moments of the office: aware, in Việt Nam's zone, to the minute."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kientao.kernel.working_time.refusals import NaiveMoment

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_MINUTE = timedelta(minutes=1)


def local(moment: datetime) -> datetime:
    """The same moment on the office's clock. Raises NaiveMoment for one without a zone."""
    if moment.tzinfo is ZONE:
        return moment
    if moment.utcoffset() is None:
        raise NaiveMoment(f"{moment} has no zone")
    return moment.astimezone(ZONE)


def at(ordinal: int, minute: int) -> datetime:
    """The moment of a day's minute; minute 1440 is midnight, the next day's first."""
    return datetime.fromordinal(ordinal).replace(tzinfo=ZONE) + minute * _MINUTE
