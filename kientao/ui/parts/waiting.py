"""Who waits for whom."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from django.utils.translation import gettext as _

from kientao.ui.chip import Chip
from kientao.ui.numbers import day


@dataclass(frozen=True, slots=True)
class Holder:
    """One link: who has it, what they do with it. `since` and `days` say how long; `late` that it is too long."""

    who: str
    what: str
    stage: Literal["done", "now", "next"]
    since: date | None = None
    days: int | None = None
    late: bool = False
    chip: Chip | None = None
    href: str = ""

    @property
    def time(self) -> str:
        """ "từ 03/03/2026, 12 ngày"."""
        said = [_("từ %(day)s") % {"day": day(self.since)}] if self.since else []
        said += [_("%(days)s ngày") % {"days": self.days}] if self.days is not None else []
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The chain from whoever began to whoever ends it; the one with stage "now" holds it."""

    template: ClassVar[str] = "ui/parts/waiting.html"

    holders: tuple[Holder, ...]
    title: str = ""
