"""Two people changed the same thing: who, when and what, and both versions side by side."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in three versions, ready to show; empty when it holds nothing."""

    label: str
    before: str
    theirs: str
    yours: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Shown instead of overwriting. `href` opens the new version; what was typed stays in the form below."""

    template: ClassVar[str] = "ui/forms/conflict.html"

    who: str
    at: datetime | None
    differences: tuple[Difference, ...] = ()
    href: str = ""
