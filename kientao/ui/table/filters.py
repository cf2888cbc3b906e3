"""Filters of a list: declared, then read from the address, shown as fields, and said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from kientao.ui.dates import read_date
from kientao.ui.numbers import day

_LONGEST = 200  # characters of a search


class Given(Protocol):
    """A query string as Django's QueryDict reads it."""

    def getlist(self, key: str) -> Sequence[str | object]:
        """All values of a key."""
        ...


@dataclass(frozen=True, slots=True)
class Option:
    """`count` says how many rows it would leave; None says nothing."""

    value: str
    words: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options, or several when `many`."""

    key: str
    label: str
    options: tuple[Option, ...]
    many: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the address."""
        return (self.key,)

    def read(self, given: Given) -> Mapping[str, tuple[str, ...]]:
        """Known values only."""
        known = {option.value for option in self.options}
        found = tuple(dict.fromkeys(value for value in _texts(given, self.key) if value in known))
        return {self.key: found if self.many else found[-1:]} if found else {}

    def said(self, values: tuple[str, ...]) -> str:
        """In words."""
        return ", ".join(option.words for option in self.options if option.value in values)


@dataclass(frozen=True, slots=True)
class Search:
    """Words to look for; the page decides in what."""

    key: str = "q"
    label: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the address."""
        return (self.key,)

    def read(self, given: Given) -> Mapping[str, tuple[str, ...]]:
        """Blanks at the ends don't count; control characters are taken out."""
        text = " ".join("".join(c if c.isprintable() else " " for c in (_texts(given, self.key) or [""])[-1]).split())
        return {self.key: (text[:_LONGEST],)} if text else {}

    def said(self, values: tuple[str, ...]) -> str:
        """In words."""
        return f"«{values[0]}»"


@dataclass(frozen=True, slots=True)
class DateRange:
    """From a day, to a day, both counted; either may be open. In the address: KEY-tu and KEY-den."""

    key: str
    label: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the address."""
        return (f"{self.key}-tu", f"{self.key}-den")

    def read(self, given: Given) -> Mapping[str, tuple[str, ...]]:
        """Dates as ISO; what is no date counts as nothing."""
        days = {key: _day((_texts(given, key) or [""])[-1]) for key in self.keys}
        return {key: (found.isoformat(),) for key, found in days.items() if found}

    def said(self, values: tuple[str, ...]) -> str:
        """In words, of one end."""
        return day(values[0])


@dataclass(frozen=True, slots=True)
class Day:
    """One day."""

    key: str
    label: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the address."""
        return (self.key,)

    def read(self, given: Given) -> Mapping[str, tuple[str, ...]]:
        """As ISO; what is no date counts as nothing."""
        found = _day((_texts(given, self.key) or [""])[-1])
        return {self.key: (found.isoformat(),)} if found else {}

    def said(self, values: tuple[str, ...]) -> str:
        """In words."""
        return day(values[0])


@dataclass(frozen=True, slots=True)
class Toggle:
    """On or not."""

    key: str
    label: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the address."""
        return (self.key,)

    def read(self, given: Given) -> Mapping[str, tuple[str, ...]]:
        """Anything but "1" is off."""
        return {self.key: ("1",)} if "1" in _texts(given, self.key) else {}

    def said(self, values: tuple[str, ...]) -> str:
        """In words."""
        return _("có")


Filter = Choice | Search | DateRange | Day | Toggle


def _texts(given: Given, key: str) -> list[str]:
    return [value for value in given.getlist(key) if isinstance(value, str)]


def _day(text: str) -> date | None:
    return read_date(text) if text else None
