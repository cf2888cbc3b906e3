"""A number that keeps where it comes from: numerator, denominator, and what nothing below the line means. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
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
        exact = Decimal(value.numerator * 10**places) / Decimal(value.denominator)
        return exact.quantize(Decimal(1), rounding=ROUND_HALF_UP).scaleb(-places)
