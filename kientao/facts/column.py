"""A column of a fact: what stands in it, in which unit, what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Type(StrEnum):
    """What stands in a column. All are whole numbers or short codes: they are the same on every engine."""

    AGENCY = "agency"  # the key of an organisation
    PROCEDURE = "procedure"  # the figures of its national code (procedures.py)
    DAY = "day"  # yyyymmdd
    FLAG = "flag"  # 1 yes, 0 no
    CHOICE = "choice"  # one of a few codes
    AMOUNT = "amount"  # a whole number of the column's unit, never below 0


class Unit(StrEnum):
    """Of what an amount is so many."""

    NONE = ""
    DOSSIER = "dossier"
    MINUTE = "minute"
    DONG = "dong"
    DOCUMENT = "document"
    PERSON = "person"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _UNITS[self]


_UNITS = {
    Unit.NONE: "",
    Unit.DOSSIER: "hồ sơ",
    Unit.MINUTE: "phút",
    Unit.DONG: "đồng",
    Unit.DOCUMENT: "văn bản",
    Unit.PERSON: "người",
}


@dataclass(frozen=True, slots=True)
class Column:
    """`words` head it on a page, `meaning` is a Vietnamese sentence; `choices` are its codes with their words.

    `optional`: there may be nothing in it, which is neither 0 nor no.
    """

    name: str
    type: Type
    words: str
    meaning: str = ""
    unit: Unit = Unit.NONE
    choices: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False

    def __post_init__(self) -> None:
        if (self.type is Type.CHOICE) != bool(self.choices):
            raise ValueError(f"{self.name}: choices belong to a choice, and a choice has some")
        if self.unit and self.type is not Type.AMOUNT:
            raise ValueError(f"{self.name}: only an amount has a unit")

    def takes(self, value: object) -> bool:
        """May this stand in it?"""
        if value is None:
            return self.optional
        if self.type is Type.CHOICE:
            return value in self.choices
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return value in (0, 1) if self.type is Type.FLAG else value >= 0


def agency(words: str = "Cơ quan", meaning: str = "Cơ quan mà dòng này được tính cho.") -> Column:
    """Whose it is."""
    return Column("agency", Type.AGENCY, words, meaning)


def procedure() -> Column:
    """Of the catalogue."""
    return Column("procedure", Type.PROCEDURE, "Thủ tục")


def flag(name: str, words: str, meaning: str = "", *, optional: bool = False) -> Column:
    """Yes or no."""
    return Column(name, Type.FLAG, words, meaning, optional=optional)


def choice(name: str, words: str, choices: Mapping[str, str], meaning: str = "", *, optional: bool = False) -> Column:
    """One of a few codes."""
    return Column(name, Type.CHOICE, words, meaning, choices=choices, optional=optional)


def amount(name: str, words: str, unit: Unit = Unit.NONE, meaning: str = "", *, optional: bool = False) -> Column:
    """So many of the unit."""
    return Column(name, Type.AMOUNT, words, meaning, unit, optional=optional)
