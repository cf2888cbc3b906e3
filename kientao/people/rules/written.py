"""How the rules of this folder write dates and quote what somebody wrote."""

from datetime import date


def day(value: date) -> str:
    """30/6/2025, as decisions print it."""
    return f"{value.day}/{value.month}/{value.year}"


def cut(text: str) -> str:
    """At most 80 characters, on one line."""
    folded = " ".join(text.split())
    return folded if len(folded) <= 80 else folded[:79] + "…"
