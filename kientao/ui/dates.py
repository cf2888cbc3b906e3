"""Dates as people type them."""

import re
from datetime import date

from kientao.base.clock import today

_YEARS = range(1900, 2200)  # what lies outside is a slip of the hand
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TYPED = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_SAID = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)


def read_date(text: str, *, year: int | None = None) -> date | None:
    """ "31/3", "31/3/2026", "31.3.26", "31-03-2026", "2026-03-31", "ngày 31 tháng 3 năm 2026"; None for anything else.

    Without a year it is `year`, else this year's. Two figures are a year of this century.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    found = _TYPED.fullmatch(text) or _SAID.fullmatch(text)
    if not found:
        return None
    said = int(found[3]) if found[3] else year or today().year
    return _day(int(found[1]), int(found[2]), said + 2000 if found[3] and len(found[3]) == 2 else said)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
