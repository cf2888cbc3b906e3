"""Axes with round numbers. Pure and exact: Fractions in, Fractions out."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` with a mark at every `step`."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def starts_at_zero(self) -> bool:
        """Else the page says so."""
        return self.low == 0


def round_step(span: Fraction, most: int) -> Fraction:
    """The smallest of 1, 2, 5, 10, 20 … or 0.5, 0.2, 0.1 … that goes into `span` at most `most` times.

    Raises ValueError for a span that isn't above zero.
    """
    if span <= 0 or most < 1:
        raise ValueError("a step needs a span and a number of steps")
    step = Fraction(1)
    while step * most >= span:
        step /= 10
    while True:
        for times in (1, 2, 5):
            if step * times * most >= span:
                return step * times
        step *= 10


def scale_of_lines(values: Iterable[Fraction], most: int = 5) -> Scale:
    """Around values; from zero unless that would leave more than half of the chart empty. Of nothing: 0 to 1."""
    known = sorted(values)
    if not known:
        return Scale(Fraction(0), Fraction(1), Fraction(1))
    least, greatest = known[0], known[-1]
    if least >= 0 and least * 2 <= greatest:
        least = Fraction(0)
    span = greatest - least or abs(greatest) / 10 or Fraction(1)
    step = round_step(span, most)
    low, high = floor(least / step) * step, ceil(greatest / step) * step
    return Scale(low, high if high > low else low + step, step)


def scale_of_counts(most_counted: int, most: int = 4) -> Scale:
    """From zero, in whole numbers."""
    step = max(round_step(Fraction(max(most_counted, 1)), most), Fraction(1))
    return Scale(Fraction(0), ceil(Fraction(max(most_counted, 1)) / step) * step, step)
