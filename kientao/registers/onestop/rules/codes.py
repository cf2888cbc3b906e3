"""Codes of dossiers: put together from the agency's code and the day's serial, and recognised again. Pure.

Two shapes of agency code are in use side by side (QĐ 20/2020/QĐ-TTg from the left, QCVN 102:2016 from the right), and
three of dossier code: TT 01/2018/TT-VPCP, Điều 19, and TT 03/2025/TT-VPCP, Điều 13, of a province's own and of a
central system.
"""

import re
from datetime import date

from kientao.registers.onestop.rules.office_rules import CodePattern

_FROM_LEFT = re.compile(r"([A-Y]\d{2})((?:\.[A-Z0-9]{2,3}){0,3})")
_FROM_RIGHT = re.compile(r"((?:[A-Z0-9]{2,3}\.){1,3})([A-Y]\d{2})")
_DOSSIER = re.compile(
    r"(?P<prefix>[A-Z0-9]{2,3}(?:\.[A-Z0-9]{2,3}){0,3})-(?P<day>\d{6})-(?P<serial>\d{4,})(?:\.L(?P<leg>\d+))?"
)


class BadCode(ValueError):
    """A code of no known shape."""


def levels(agency_code: str) -> tuple[str, ...]:
    """The levels of an agency's code, the province first, whichever way it is written; zeros at the end are left out.

    "H56.17.05" and "000.05.17.H56" are both H56, 17, 05. Raises BadCode.
    """
    code = agency_code.strip().upper()
    if found := _FROM_LEFT.fullmatch(code):
        parts = [found[1], *filter(None, found[2].split("."))]
    elif found := _FROM_RIGHT.fullmatch(code):
        parts = [found[2], *reversed(list(filter(None, found[1].split("."))))]
    else:
        raise BadCode(agency_code)
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return tuple(parts)


def prefix(agency_code: str, pattern: CodePattern) -> str:
    """What stands before the date: "H56.017.05", or "000.05.17.H56" by the old circular. Raises BadCode."""
    found = levels(agency_code)
    first, second, third, fourth = (*found, "", "", "")[:4]
    if pattern is CodePattern.OLD:
        return f"{_padded(fourth, 3)}.{_padded(third, 2)}.{_padded(second, 2)}.{first}"
    return f"{first}.{_padded(second, 3)}.{_padded(third, 2)}"


def dossier_code(agency_code: str, day: date, serial: int, pattern: CodePattern, system: str = "") -> str:
    """The code of the day's `serial`-th dossier; four figures, more when they are needed.

    `system`: two figures for the owner of a central system. Raises BadCode.
    """
    if serial < 1:
        raise ValueError(f"a serial counts from 1: {serial}")
    owner = ""
    if pattern is CodePattern.CENTRAL:
        if not re.fullmatch(r"\d{2}", system):
            raise BadCode(system)
        owner = system
    return f"{prefix(agency_code, pattern)}-{day:%y%m%d}-{owner}{serial:04d}"


def leg_code(code: str, leg: int) -> str:
    """The code of what is handed over to another agency: the citizen's own, and which leg it is."""
    return f"{code}.L{leg}"


def is_dossier_code(text: str) -> bool:
    """Has the shape of a dossier's code, the day being a real one."""
    found = _DOSSIER.fullmatch(text.strip().upper())
    if found is None:
        return False
    day = found["day"]
    try:
        date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        return False
    return True


def _padded(part: str, length: int) -> str:
    return part.rjust(length, "0")
