"""Values and months of a chart, as the rest of the page writes them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from kientao.ui.numbers import decimal, share

PERCENT = "%"
_TOGETHER = str.maketrans(" ", "\u00a0")


def said(value: Fraction, unit: str) -> str:
    """ "96,4 %" as a figure says it, "3,25 ngày"; the unit stays on its line.

    Never rounds up to 100 % nor down to 0 % what isn't.
    """
    if unit == PERCENT and 0 <= value <= 100:
        return share(value.numerator, value.denominator * 100).translate(_TOGETHER)
    return f"{decimal(_rounded(value))} {unit}".rstrip().translate(_TOGETHER)


def exact(value: Fraction | None) -> str:
    """For other programs: "97.47", as many as six places; empty for None."""
    if value is None:
        return ""
    text = f"{_rounded(value, 6):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def month_words(month: date) -> str:
    """ "Tháng 6/2026"."""
    return _("Tháng %(month)d/%(year)d") % {"month": month.month, "year": month.year}


def _rounded(value: Fraction, places: int = 2) -> Decimal:
    return round(Decimal(value.numerator) / Decimal(value.denominator), places)
