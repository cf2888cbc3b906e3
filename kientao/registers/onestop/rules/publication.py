"""Was a procedure published in time, and entered in the national database in time? What the law asks. Pure.

The terms stand here once, each set with its law and the day from which it holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kientao.kernel.working_days import Calendar


class Publisher(StrEnum):
    """Who publishes."""

    MINISTRY = "ministry"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds from `since` on. `before`: so many days before the law takes effect the decision is signed.

    `shortened_after`: for what was made in the shortened procedure, so many days after. `entry` and `shortened_entry`:
    working days from signing to the entry in the national database.
    """

    since: date
    law: str
    before: Mapping[Publisher, int]
    shortened_after: int
    entry: Mapping[Publisher, int]
    shortened_entry: int


TERMS: tuple[Terms, ...] = (
    Terms(
        since=date(2010, 10, 14),
        law="NĐ 63/2010/NĐ-CP, sửa đổi bởi NĐ 48/2013/NĐ-CP và NĐ 92/2017/NĐ-CP",
        before={Publisher.MINISTRY: 20, Publisher.PROVINCE: 5},
        shortened_after=3,
        entry={Publisher.MINISTRY: 10, Publisher.PROVINCE: 5},
        shortened_entry=2,
    ),
)


class Punctuality(StrEnum):
    """How something that has a last day stands."""

    ON_TIME = "on-time"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Punctuality.ON_TIME: "Đúng hạn",
    Punctuality.LATE: "Chậm",
    Punctuality.WAITING: "Chưa đến hạn",
    Punctuality.OVERDUE: "Quá hạn",
    Punctuality.UNKNOWN: "Chưa đủ dữ liệu",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """The last day on time, how it stands, and how many days late; 0 where it isn't, None where nobody can say."""

    by: date | None
    punctuality: Punctuality
    days_late: int | None


def terms_on(day: date) -> Terms | None:
    """What holds on a day; None before the first law."""
    return next((one for one in reversed(TERMS) if one.since <= day), None)


def publish_by(takes_effect_on: date | None, *, shortened: bool, publisher: Publisher) -> date | None:
    """The last day to sign on time; None without the day on which the law takes effect."""
    terms = terms_on(takes_effect_on) if takes_effect_on else None
    if terms is None or takes_effect_on is None:
        return None
    if shortened:
        return takes_effect_on + timedelta(days=terms.shortened_after)
    return takes_effect_on - timedelta(days=terms.before[publisher])


def enter_by(signed_on: date | None, calendar: Calendar, *, shortened: bool, publisher: Publisher) -> date | None:
    """The last day to enter it in the national database; None without the day it was signed."""
    terms = terms_on(signed_on) if signed_on else None
    if terms is None or signed_on is None:
        return None
    days = terms.shortened_entry if shortened else terms.entry[publisher]
    return calendar.add_working_days(signed_on, days)


def judged(done: date | None, by: date | None, today: date) -> Judged:
    """What was done on a day, against the last day on time. What isn't done yet is measured until today."""
    if by is None:
        return Judged(None, Punctuality.UNKNOWN, None)
    late = max(((done or today) - by).days, 0)
    if done is not None:
        return Judged(by, Punctuality.LATE if late else Punctuality.ON_TIME, late)
    return Judged(by, Punctuality.OVERDUE if late else Punctuality.WAITING, late)
