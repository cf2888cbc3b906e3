"""Procedures as facts have them: the figures of the national code, the same whoever tells of it. Pure."""

import re

_NATIONAL = re.compile(r"(\d)\.(\d{6})")
_OWN = 10_000_000  # above every national code: keys of a catalogue for what has none


def procedure_number(code: str) -> int | None:
    """ "1.012994" → 1012994; None for what is no national code."""
    found = _NATIONAL.fullmatch(code)
    return int(found[1] + found[2]) if found else None


def own_number(key: int) -> int:
    """For a procedure without a national code, by its key in the one catalogue that knows it."""
    return _OWN + key


def code_words(number: int) -> str:
    """1012994 → "1.012994"; of what has no national code its number."""
    return f"{number // 1_000_000}.{number % 1_000_000:06}" if number < _OWN else str(number)
