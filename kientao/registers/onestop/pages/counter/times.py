"""Moments in cells of the counter's lists."""

from datetime import datetime

from kientao.registers.onestop.words import local
from kientao.ui.table.cells import Noted


def stacked(value: datetime | None) -> Noted | None:
    """The hour over the date, as in the printed book; a dash for none."""
    at = local(value)
    return Noted(f"{at:%H:%M}", f"{at:%d/%m/%Y}") if at is not None else None
