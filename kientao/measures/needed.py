"""What is still to be done, in units of work: so many more rows above the line. Pure."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from kientao.measures.figure import Figure

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Needed:
    """`more` of the `coming` rows must be good ones (or may be, where less is better), `a_week` of them.

    `possible` is false when all that are still to come are too few; `best` is the share that can then be reached.
    """

    more: int
    coming: int
    a_week: Fraction
    possible: bool
    best: Fraction


def needed(figure: Figure, share: Fraction, *, coming: int, on: date, end: date, above: bool = False) -> Needed:
    """For at least `share` (`above`: for more than it) on the day `end`, when so many rows are still `coming`.

    Raises ValueError for a figure without a denominator, days in the wrong order, or fewer than no rows.
    """
    whole = _wanted(figure, share, coming, on, end)
    least = floor(whole) + 1 if above else ceil(whole)
    more = max(0, least - figure.numerator)
    return _told(figure, more, coming, on, end, possible=more <= coming, best=figure.numerator + coming)


def allowed(figure: Figure, share: Fraction, *, coming: int, on: date, end: date, below: bool = False) -> Needed:
    """For at most `share` (`below`: for less than it): how many of the rows to come may still be of the kind."""
    whole = _wanted(figure, share, coming, on, end)
    most = ceil(whole) - 1 if below else floor(whole)
    left = most - figure.numerator
    return _told(figure, min(max(left, 0), coming), coming, on, end, possible=left >= 0, best=figure.numerator)


def _wanted(figure: Figure, share: Fraction, coming: int, on: date, end: date) -> Fraction:
    """Above the line in the end, exactly."""
    if figure.denominator is None or coming < 0 or end < on:
        raise ValueError("a share, rows to come and an end ahead are needed")
    return share * (figure.denominator + coming)


def _told(figure: Figure, more: int, coming: int, on: date, end: date, *, possible: bool, best: int) -> Needed:
    weeks = Fraction(max((end - on).days, 1), _WEEK)
    whole = (figure.denominator or 0) + coming
    return Needed(more, coming, more / weeks, possible, Fraction(best, whole) if whole else Fraction(0))


def at_this_pace(figure: Figure, *, began: date, on: date, end: date) -> int:
    """How many rows are still to come, if they go on coming as they did since `began`. Raises ValueError."""
    if figure.denominator is None or not began <= on <= end:
        raise ValueError("a share and days in order are needed")
    days = (on - began).days + 1
    return round(Fraction(figure.denominator * (end - on).days, days))
