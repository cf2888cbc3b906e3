"""What happened, latest first, in the words of the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, ready to show."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry. `what` is a verb in the past ("đã gia hạn"); `note` the reason given; `seal` the entry's number."""

    at: datetime
    who: str
    what: str
    note: str = ""
    changes: tuple[Change, ...] = ()
    seal: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """`more_href` leads to the rest."""

    template: ClassVar[str] = "ui/parts/history.html"

    entries: tuple[Happening, ...]
    more_href: str = ""
    title: str = ""
