"""How late an answer is, or was."""

from datetime import date


def days_late(due: date, handed_in_on: date | None, today: date) -> int:
    """By when it was first handed in, else by today; 0 on time. What came back later makes nobody late again."""
    return max(((handed_in_on or today) - due).days, 0)
