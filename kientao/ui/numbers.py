"""Numbers and dates as Vietnamese offices write them. Everything returns text, ready for a template."""

from datetime import date, datetime
from decimal import Decimal

from kientao.kernel.in_words import grouped


def whole(value: int) -> str:
    """1573 → "1.573"."""
    return grouped(value)


def decimal(value: Decimal | float | int, places: int | None = None) -> str:
    """Decimal("17.80") → "17,8"; with `places` that many figures stand after the comma."""
    text = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def share(part: int, total: int) -> str:
    """96,4 %; never rounds up to 100 % nor down to 0 % what isn't. A dash where there is nothing to divide by."""
    if total == 0:
        return "–"
    percent = Decimal(part) * 100 / Decimal(total)
    rounded = round(percent, 1)
    if part < total and rounded >= 100:
        return "99,9 %"
    if part and rounded <= 0:
        return "0,1 %"
    return f"{decimal(rounded)} %"


def day(value: date | str | None) -> str:
    """date(2026, 3, 31) or "2026-03-31" → "31/03/2026"; empty for None."""
    if not value:
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def span_of_days(first: date, last: date) -> str:
    """Whole years by their numbers, "2026" or "2021–2025"; else "01/03/2026 – 15/10/2026"."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{day(first)} – {day(last)}"


def moment(value: datetime) -> str:
    """In the zone `value` already has: "14:05 31/03/2026"."""
    return f"{value.hour:02d}:{value.minute:02d} {day(value.date())}"


def bytes_of_memory(count: int) -> str:
    """26214400 → "25 MB"."""
    return f"{decimal(round(Decimal(count) / 1024 / 1024, 1))} MB"
