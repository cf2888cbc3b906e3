"""What is never cut by a page's end: a line of text, a row of a table."""

from typing import Protocol

from kientao.documents.printing.sheet import Sheets


class Atom(Protocol):
    """`before` and `after` are air, the first is dropped at the head of a page. `heads` come back on each page."""

    before: float
    after: float
    keep_next: bool

    @property
    def height(self) -> float:
        """Without air."""

    @property
    def heads(self) -> "tuple[Atom, ...]":
        """The rows over this one that stand again where a page begins with it."""

    def draw(self, sheets: Sheets, left: float, top: float) -> None:
        """At that place of the present page."""

    def cut(self, room: float) -> "tuple[Atom, Atom] | None":
        """Two parts, the first no higher than `room`; None where that can't be done."""
