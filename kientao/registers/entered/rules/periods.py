"""Months, quarters, halves and years: how one is written in an address and called in the office."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from kientao.kernel.period import Period


class Length(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """In months."""
        return _MONTHS[self]

    @property
    def words(self) -> str:
        """In Vietnamese, over a list of them."""
        return _WORDS[self]


_MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF: 6, Length.YEAR: 12}
_WORDS = {Length.MONTH: "Tháng", Length.QUARTER: "Quý", Length.HALF: "6 tháng", Length.YEAR: "Năm"}
_ROMAN = ("I", "II", "III", "IV")
_CODE = re.compile(r"([0-9]{4})(?:-(m[0-9]{2}|q[1-4]|h[12]))?")
_LETTERS = {"m": Length.MONTH, "q": Length.QUARTER, "h": Length.HALF}


def length_of(period: Period) -> Length | None:
    """None for days that are no such stretch."""
    first = period.first
    for length in Length:
        if (first.month - 1) % length.months == 0 and period == Period.months(first.year, first.month, length.months):
            return length
    return None


def code_of(period: Period) -> str:
    """2026-m03, 2026-q1, 2026-h1, 2026. Raises ValueError for another stretch of days."""
    length = length_of(period)
    if length is None:
        raise ValueError(f"{period.first} – {period.last}")
    year, number = period.first.year, _number(period, length)
    return {
        Length.MONTH: f"{year}-m{number:02d}",
        Length.QUARTER: f"{year}-q{number}",
        Length.HALF: f"{year}-h{number}",
        Length.YEAR: f"{year}",
    }[length]


def period_of(code: str) -> Period | None:
    """What `code_of` wrote; None for anything else."""
    found = _CODE.fullmatch(code)
    if found is None or found[1] == "0000":
        return None
    year, part = int(found[1]), found[2]
    if part is None:
        return Period.year(year)
    length, number = _LETTERS[part[0]], int(part[1:])
    if not 1 <= number <= 12 // length.months:
        return None
    return Period.months(year, (number - 1) * length.months + 1, length.months)


def period_words(period: Period) -> str:
    """ "Tháng 3/2026", "Quý I/2026", "6 tháng đầu năm 2026", "Năm 2026"; other days by their dates."""
    length = length_of(period)
    if length is None:
        return f"{period.first:%d/%m/%Y} – {period.last:%d/%m/%Y}"
    year, number = period.first.year, _number(period, length)
    return {
        Length.MONTH: f"Tháng {number}/{year}",
        Length.QUARTER: f"Quý {_ROMAN[(number - 1) % 4]}/{year}",
        Length.HALF: f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}",
        Length.YEAR: f"Năm {year}",
    }[length]


def periods_around(day: date) -> Iterator[tuple[Length, list[Period]]]:
    """Those that are asked for on that day: of this year and the last, of whole years one more; the latest first."""
    for length in (Length.QUARTER, Length.MONTH, Length.HALF, Length.YEAR):
        years = range(day.year, day.year - (3 if length is Length.YEAR else 2), -1)
        yield (
            length,
            [
                Period.months(year, first, length.months)
                for year in years
                for first in range(13 - length.months, 0, -length.months)
            ],
        )


def latest_quarter(day: date) -> Period:
    """The last one that is over."""
    quarter = (day.month - 1) // 3
    return Period.quarter(day.year, quarter) if quarter else Period.quarter(day.year - 1, 4)


def _number(period: Period, length: Length) -> int:
    return (period.first.month - 1) // length.months + 1
