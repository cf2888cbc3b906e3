"""A number that keeps where it comes from: numerator, denominator, and what nothing below the line means. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kientao.measures.measure import Empty, Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """Whole numbers above and below the line; `denominator` None: there is no line."""

    numerator: int
    denominator: int | None
    unit: Unit
    empty: Empty = Empty.NONE

    @property
    def share(self) -> Fraction | None:
        """The exact quotient; None where there is none, which is not 0."""
        if self.denominator is None:
            return Fraction(self.numerator)
        if self.denominator:
            return Fraction(self.numerator, self.denominator)
        return {Empty.NONE: None, Empty.ZERO: Fraction(0), Empty.FULL: Fraction(1)}[self.empty]

    @property
    def value(self) -> Fraction | None:
        """In its unit: of a percentage, hundred times the share."""
        share = self.share
        return share * 100 if share is not None and self.unit is Unit.PERCENT else share

    def rounded(self, places: int = 2) -> Decimal | None:
        """As it is shown: halves up (97.465 → 97.47)."""
        value = self.value
        if value is None:
            return None
        return half_up(value, places)


def half_up(value: Fraction, places: int) -> Decimal:
    """To so many places, halves away from nothing. Exact however long the fraction is."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)
