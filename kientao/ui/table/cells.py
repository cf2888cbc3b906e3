"""What stands in a cell: plain values in, words ready to show out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from kientao.ui.chip import Chip
from kientao.ui.numbers import day, decimal, moment, share, whole
from kientao.ui.table.columns import Column

_CUT_FROM = 90  # characters; shorter words never need a third line in an ordinary column


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `note` stands small under them."""

    words: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """Words with something small under them."""

    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a total: "96,4 %" and small "1.573/1.632"."""

    part: int
    total: int


Cell: TypeAlias = "str | int | Decimal | date | datetime | Chip | Sequence[Chip] | Link | Noted | Share | None"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """`note` is small, under the words. An empty cell shows a dash: nothing known isn't zero."""

    column: Column
    words: str = ""
    note: str = ""
    href: str = ""
    chips: tuple[Chip, ...] = ()
    opens: bool = False  # its words open the row

    @property
    def names(self) -> str:
        """Names for the style sheet."""
        named = {
            "opening": self.opens,
            "figure": self.column.is_figure,
            "state": bool(self.chips),
            "none": self.is_empty,
        }
        return " ".join(name for name, so in named.items() if so)

    @property
    def is_long(self) -> bool:
        """Is cut at two lines."""
        return len(self.words) > _CUT_FROM

    @property
    def is_empty(self) -> bool:
        """Nothing known."""
        return not self.words and not self.chips


def shown_cell(column: Column, value: Cell, *, opens: bool = False) -> ShownCell:
    """The cell of a column. Raises TypeError for a value no cell can show, naming the column."""
    cell = _cell(column, value)
    return replace(cell, opens=True) if opens else cell


def _cell(column: Column, value: Cell) -> ShownCell:
    if value is None or isinstance(value, str):
        return ShownCell(column, value or "")
    if isinstance(value, bool):
        raise TypeError(f"column {column.key!r}: True and False are words of the office, give those")
    if isinstance(value, int):
        return ShownCell(column, whole(value))
    if isinstance(value, Decimal):
        return ShownCell(column, decimal(value))
    if isinstance(value, datetime):
        return ShownCell(column, moment(value))
    if isinstance(value, date):
        return ShownCell(column, day(value))
    return _composed(column, value)


def _composed(column: Column, value: "Chip | Sequence[Chip] | Link | Noted | Share") -> ShownCell:
    if isinstance(value, Chip):
        return ShownCell(column, chips=(value,))
    if isinstance(value, Share):
        note = f"{whole(value.part)}/{whole(value.total)}" if value.total else ""
        return ShownCell(column, share(value.part, value.total) if value.total else "", note)
    if isinstance(value, Link):
        return ShownCell(column, value.words, value.note, value.href)
    if isinstance(value, Noted):
        return ShownCell(column, value.words, value.note)
    if isinstance(value, Sequence) and all(isinstance(one, Chip) for one in value):
        return ShownCell(column, chips=tuple(value))
    raise TypeError(f"column {column.key!r} can't show {value!r}")
