"""A figure as pages show it: its value, then what that is made of, each a link to its rows."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from kientao.measures.figure import Figure
from kientao.measures.measure import Amount, Measure, Passing, Unit
from kientao.ui.numbers import whole
from kientao.ui.parts.figure import Figure as Shown
from kientao.ui.table.cells import Cell, Link

Rows = Callable[[str], str]  # "tu" or "mau" → where those rows are


def figure_shown(
    words: str, measure: Measure, found: Figure, at: date, rows: Rows, tone: Literal["", "late"] = ""
) -> list[Shown]:
    """The value first. Of an amount it is the link itself; of agencies that pass there are no rows."""
    if found.value is not None and found.denominator and measure.unit is Unit.PERCENT:
        shown = Shown(words, part=found.numerator, total=found.denominator, as_of=at, tone=tone)
    elif isinstance(measure.asks, Amount):
        shown = Shown(words, found.rounded(), measure.unit.words, as_of=at, tone=tone, href=rows("tu"))
    else:
        shown = Shown(words, found.rounded(), measure.unit.words, as_of=at, tone=tone)
    if found.denominator is None or isinstance(measure.asks, Passing):
        return [shown]
    above, below = (
        Shown("Tử số", found.numerator, href=rows("tu")),
        Shown("Mẫu số", found.denominator, href=rows("mau")),
    )
    return [shown, above, below]


def numerator_cell(measure: Measure, found: Figure, rows: Rows) -> Cell:
    """What was counted, leading to its rows where there are some."""
    there = numerator_href(measure, found, rows)
    return Link(whole(found.numerator), there) if there else found.numerator


def numerator_href(measure: Measure, found: Figure, rows: Rows) -> str:
    """Where the rows above the line are; "" where there is none: agencies that pass are counted from figures."""
    return rows("tu") if found.numerator and not isinstance(measure.asks, Passing) else ""
