"""Facts that come with the program: units of Việt Nam, provinces of before, what a province usually has (NOTICE.md)."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict


class Province(TypedDict):
    """`communes`: (code of 5 figures, P phường | X xã | Đ đặc khu, name)."""

    kind: str
    name: str
    english: str
    communes: list[tuple[str, str, str]]


class FormerProvince(TypedDict):
    """`successor`: the code (QĐ 19/2025/QĐ-TTg) of the province that took over."""

    kind: str
    name: str
    successor: str


class Usual(TypedDict, total=False):
    """A body a province usually has. {level}: tỉnh or thành phố, {top}: Tỉnh or Thành, {name}: the province's.

    `only`: codes of the provinces that have it. `optional`: only where asked for. `new`: set up by the reorganisation
    of 2025. `beside`: its name where the other body exists. `to`: (code, field) of those that took over.
    """

    code: str
    name: str
    short: str
    aliases: list[str]
    kind: str
    act: str
    parent: str
    optional: bool
    only: list[str]
    new: bool
    beside: dict[str, list[str]]
    to: list[tuple[str, str]]


def provinces() -> dict[str, Province]:
    """Code of two figures → province, as of 30/4/2026."""
    found: dict[str, Province] = _read("units.json")["provinces"]
    return found


def former_provinces() -> dict[str, FormerProvince]:
    """Code of QĐ 124/2004/QĐ-TTg → province that became another on 1/7/2025."""
    found: dict[str, FormerProvince] = _read("former_provinces.json")["provinces"]
    return found


def usual_bodies() -> list[Usual]:
    """What a province has since 2025."""
    found: list[Usual] = _read("departments.json")["present"]
    return found


def former_departments() -> list[Usual]:
    """Departments that ended in 2025."""
    found: list[Usual] = _read("departments.json")["former"]
    return found


@cache
def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return found
