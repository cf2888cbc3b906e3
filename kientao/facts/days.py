"""Days as facts have them: whole numbers, which every engine compares alike. Pure."""

from datetime import date


def day_number(day: date) -> int:
    """31 December 2026 → 20261231."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """20261231 → 31 December 2026. Raises ValueError for no day."""
    return date(number // 10_000, number // 100 % 100, number % 100)
