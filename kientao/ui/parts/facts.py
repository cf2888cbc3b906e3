"""Facts about one thing, words of a document, a notice, tabs, the panel on the right."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Literal

from kientao.ui.chip import Chip
from kientao.ui.numbers import whole
from kientao.ui.table.cells import Link, Noted, Share, ShownCell, shown_cell
from kientao.ui.table.columns import Column

FactValue = str | int | Decimal | date | datetime | Chip | tuple[Chip, ...] | Link | Noted | Share | None


@dataclass(frozen=True, slots=True)
class Facts:
    """(label, value) in the order they are read; None shows a dash."""

    template: ClassVar[str] = "ui/parts/facts.html"

    facts: tuple[tuple[str, FactValue], ...]

    @property
    def shown(self) -> list[tuple[str, ShownCell]]:
        """Ready to show."""
        return [(label, shown_cell(Column(label, label), value)) for label, value in self.facts]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, letter for letter, and where they stand."""

    template: ClassVar[str] = "ui/parts/quote.html"

    words: str
    source: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before going on. "refusal" says who could do it."""

    template: ClassVar[str] = "ui/parts/notice.html"

    words: str
    title: str = ""
    kind: Literal["info", "warning", "refusal", "success"] = "info"
    action: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One side of a thing; None counts nothing."""

    label: str
    href: str
    current: bool = False
    count: int | None = None

    @property
    def count_words(self) -> str:
        """As the office writes it."""
        return "" if self.count is None else whole(self.count)


@dataclass(frozen=True, slots=True)
class Tabs:
    """Links, each with its own address."""

    template: ClassVar[str] = "ui/parts/tabs.html"

    label: str
    tabs: tuple[Tab, ...]
