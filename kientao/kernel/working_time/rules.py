"""What can be said about a term besides its length: from when it counts, what stopped it, what lengthened it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kientao.kernel.working_time.hours import DAY
from kientao.kernel.working_time.moments import local
from kientao.kernel.working_time.refusals import BadPause, BadRule
from kientao.kernel.working_time.terms import Term

NEXT_DATE: Literal["next-working-date"] = "next-working-date"
SAME_DATE: Literal["same-date"] = "same-date"


@dataclass(frozen=True, slots=True)
class StartRule:
    """From when a term counts. `legal_act` says where that is written.

    `first`: which date is day 1 of a term in days, the one after the date of filing (Bộ luật Dân sự 2015, Điều 147
    khoản 2) or that date itself. Terms in hours begin at the moment of filing either way (khoản 1).
    `cut_off`: a minute of the day. What comes after it, or on a day of rest, counts as filed when the next working
    date opens; for terms in hours, when the office next opens. None knows no cut-off.
    """

    first: Literal["next-working-date", "same-date"] = NEXT_DATE
    cut_off: int | None = None
    legal_act: str = ""

    def __post_init__(self) -> None:
        if self.first not in (NEXT_DATE, SAME_DATE):
            raise BadRule(f"{self.first!r}: {NEXT_DATE} or {SAME_DATE}")
        if self.cut_off is not None and not 0 <= self.cut_off <= DAY:
            raise BadRule(f"cut-off at minute {self.cut_off}: a day has {DAY}")


PLAIN = StartRule()


@dataclass(frozen=True, slots=True)
class Pause:
    """The term does not run from `since` until `until`; None: it still doesn't. Raises NaiveMoment, BadPause.

    A term in hours stops by the minute. A term in days stops by the date: a date at whose closing it stood still
    does not count.
    """

    since: datetime
    until: datetime | None = None
    document: str = ""
    person: str = ""
    ground: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "since", local(self.since))
        if self.until is not None:
            object.__setattr__(self, "until", local(self.until))
            if self.until < self.since:
                raise BadPause(f"{self.since} to {self.until}")


@dataclass(frozen=True, slots=True)
class Extension:
    """`term` more, counted on from the due date. Raises NaiveMoment."""

    term: Term
    document: str = ""
    person: str = ""
    ground: str = ""
    given_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.given_at is not None:
            object.__setattr__(self, "given_at", local(self.given_at))
