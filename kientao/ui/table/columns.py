"""Columns of a list, declared once: shown, chosen, sorted and exported from the same declaration."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "whole", "decimal", "percent", "date", "state", "link"]
Width = Literal["", "narrow", "normal", "wide"]

_FIGURES: frozenset[Kind] = frozenset({"whole", "decimal", "percent", "date"})


@dataclass(frozen=True, slots=True)
class Column:
    """`key` stands in addresses and names the cell. Figures and dates are set right unless `align` says otherwise.

    `hideable` columns can be left out by the reader; `shown` says whether they stand there before anything is chosen.
    """

    key: str
    label: str
    kind: Kind = "text"
    sortable: bool = False
    hideable: bool = True
    shown: bool = True
    width: Width = ""
    align: Literal["", "start", "end"] = ""
    help: str = ""

    @property
    def is_figure(self) -> bool:
        """Set right, in figures of one width."""
        return self.align == "end" or (not self.align and self.kind in _FIGURES)
