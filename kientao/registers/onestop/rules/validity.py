"""How long a result holds. Pure."""

from calendar import monthrange
from datetime import date, timedelta


def valid_to(issued_on: date, months: int | None) -> date | None:
    """The last day: the one before the same-numbered day, so many months later; None where it has no end."""
    if months is None:
        return None
    count = issued_on.year * 12 + issued_on.month - 1 + months
    year, month = divmod(count, 12)
    day = min(issued_on.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


def holds(valid_until: date | None, day: date) -> bool:
    """Does a result that ends then still hold on `day`?"""
    return valid_until is None or day <= valid_until
