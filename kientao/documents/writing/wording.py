"""Dates, numbers and lists as an office writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.decree import BLANK, END


@dataclass(frozen=True, slots=True)
class Undated:
    """A date to be filled in at signing; what is known already is printed."""

    year: int
    month: int | None = None


def in_words(day: date | Undated) -> str:
    """ "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 have a leading 0 (Phụ lục I, mục II.4)."""
    month = BLANK if day.month is None else f"{day.month:02}" if day.month <= 2 else str(day.month)
    number = f"{day.day:02}" if isinstance(day, date) else BLANK
    return f"ngày {number} tháng {month} năm {day.year}"


def in_figures(day: date | None) -> str:
    """ "05/02/2026"; "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def counted(number: int) -> str:
    """A number in running text: 02, 12."""
    return f"{number:02}"


def capital(text: str) -> str:
    """With its first letter capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """With its first letter small, the rest as it is."""
    return text[:1].lower() + text[1:]


def joined(parts: Sequence[str]) -> str:
    """a; a và b; a, b và c."""
    return " và ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def ended(text: str, mark: str) -> str:
    """One line that ends with `mark` (";", "." or "./.") and with no other mark before it."""
    return one_line(text).removesuffix(END).rstrip(" ;.,") + mark


def each_ended(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines of a list: ";" after each, "." after the last; empty ones are left out."""
    kept = [line for line in lines if one_line(line)]
    return tuple(ended(line, "." if number == len(kept) else ";") for number, line in enumerate(kept, start=1))
