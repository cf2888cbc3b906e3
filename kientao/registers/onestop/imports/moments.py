"""Moments as other systems write them. Pure.

05/03/2026 09:30, 09:30 05/03/2026, 20260305093000, 2026-03-05T09:30:00+07:00, and Excel's number of a day.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from kientao.kernel.working_time import ZONE

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T,]+(\d{1,2})[:h](\d{2})?(?::(\d{2}))?)?")
_TIME_FIRST = re.compile(r"(\d{1,2})[:h](\d{2})(?::(\d{2}))?[ ,]+(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_FIGURES = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_NUMBER = re.compile(r"\d{5}(?:[.,]\d+)?")
_EXCEL_DAY_0 = datetime(1899, 12, 30, tzinfo=ZONE)  # its wrong leap day of 1900 reckoned in
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class BadMoment(ValueError):
    """No moment, or one that never was. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` knows its zone. `timed`: the time of day was written too; else `at` is midnight."""

    at: datetime
    timed: bool


def moment(value: str | float | None) -> Moment | None:
    """None for an empty cell. Raises BadMoment."""
    if value is None or value == "":
        return None
    return _written(value.strip()) if isinstance(value, str) else _numbered(float(value))


@lru_cache(maxsize=65_536)
def _written(text: str) -> Moment | None:
    if not text:
        return None
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, hour, minute, second = found.groups()
    elif found := _FIGURES.fullmatch(text):
        year, month, day, hour, minute, second = found.groups()
    elif found := _TIME_FIRST.fullmatch(text):
        hour, minute, second, day, month, year = found.groups()
    elif _NUMBER.fullmatch(text):
        return _numbered(float(text.replace(",", ".")))
    else:
        return _iso(text)
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=ZONE)
    except ValueError:
        raise BadMoment(f"Không có ngày giờ «{text[:40]}»: kiểm tra ngày, tháng, năm, giờ.") from None
    return _believed(at, text, timed=hour is not None)


def _iso(text: str) -> Moment:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise BadMoment(f"«{text[:40]}» không phải ngày giờ: viết như 05/03/2026 09:30.") from None
    at = at.replace(tzinfo=ZONE) if at.tzinfo is None else at.astimezone(ZONE)
    return _believed(at, text, timed=len(text) > 10)


def _numbered(days: float) -> Moment:
    if not 20_000 <= days < 80_000:  # smaller ones are years or counts
        raise BadMoment(f"«{days:.15g}» không phải ngày giờ: viết như 05/03/2026 09:30.")
    at = _EXCEL_DAY_0 + timedelta(seconds=round(days * 86_400))
    return _believed(at, f"{days:.15g}", timed=days != int(days))


def _believed(at: datetime, text: str, *, timed: bool) -> Moment:
    if not _FIRST_YEAR <= at.year < _LAST_YEAR:
        raise BadMoment(f"Năm {at.year} của «{text[:40]}» không hợp lý: kiểm tra lại.")
    return Moment(at, timed)
