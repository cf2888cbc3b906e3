"""A number that can be checked: its fraction, its age, and the way to the rows behind it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from kientao.ui.numbers import day, decimal, share, whole


@dataclass(frozen=True, slots=True)
class Figure:
    """Either `value` with its `unit`, or `part` of `total` (then a percentage). Null is not zero: None says so.

    `href` opens the rows it counted, in the panel on the right when `panel` is the address of that part.
    `tone` "late" is red and for what is late, or a target below its trajectory; nothing else.
    """

    template: ClassVar[str] = "ui/parts/figure.html"

    label: str
    value: int | Decimal | None = None
    unit: str = ""
    part: int | None = None
    total: int | None = None
    as_of: date | None = None
    href: str = ""
    panel: str = ""
    note: str = ""
    tone: Literal["", "late"] = ""

    @property
    def words(self) -> str:
        """The number, or a dash."""
        if self.part is not None and self.total is not None:
            return share(self.part, self.total)
        if self.value is None:
            return "–"
        return whole(self.value) if isinstance(self.value, int) else decimal(self.value)

    @property
    def fraction(self) -> str:
        """ "1.573/1.632"."""
        known = self.part is not None and self.total is not None
        return f"{whole(self.part or 0)}/{whole(self.total or 0)}" if known else ""

    @property
    def age(self) -> str:
        """ "31/03/2026"."""
        return day(self.as_of)

    @property
    def is_known(self) -> bool:
        """Is there a number at all?"""
        return self.words != "–"


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures in a line."""

    template: ClassVar[str] = "ui/parts/figures.html"

    figures: tuple[Figure, ...]
    label: str = ""
