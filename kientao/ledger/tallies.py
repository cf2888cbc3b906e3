"""Which tallies are kept of a kind of event: of each month by class and, where it is asked, of a year by procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact, Span
from kientao.ledger.numbers import amounts, dimensions, total_of


class Grain(StrEnum):
    """Of which days a tally is."""

    MONTH = "month"  # yyyymm
    YEAR = "year"

    @property
    def divisor(self) -> int:
        """A day (yyyymmdd) by it, rounded down, is the month or year."""
        return 100 if self is Grain.MONTH else 10_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many open rows of a fact an agency has in a month or year for each combination of the columns `apart`.

    What is said in several of its rows adds up.
    """

    fact: Fact
    grain: Grain
    apart: tuple[Column, ...]
    summed: tuple[Column, ...]

    @property
    def code(self) -> str:
        """Names it among all tallies."""
        return self.fact.code if self.grain is Grain.MONTH else f"{self.fact.code}-year"

    @property
    def table(self) -> str:
        """Its name in the database."""
        return f"ledger_{self.code.replace('-', '_')}" + ("_tally" if self.grain is Grain.MONTH else "")

    @property
    def kept(self) -> tuple[str, ...]:
        """Whose, when, and what is kept apart."""
        return ("agency", self.grain.value, *(one.name for one in self.apart))

    @property
    def numbers(self) -> tuple[str, ...]:
        """How many, and how much."""
        return ("rows", *(total_of(one.name) for one in self.summed))

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them, in order."""
        return (*self.kept, *self.numbers)


def by_month(fact: Fact) -> Tally:
    """By every column of few values, with the sum of every amount."""
    return Tally(fact, Grain.MONTH, dimensions(fact), amounts(fact))


def by_year(fact: Fact) -> Tally | None:
    """By procedure and the columns the fact names; None where it names none."""
    if fact.yearly is None:
        return None
    apart = tuple(one for one in fact.own if one.type is Type.PROCEDURE or one.name in fact.yearly)
    return Tally(fact, Grain.YEAR, apart, ())


def tallies_of(fact: Fact) -> tuple[Tally, ...]:
    """Of events; states have none."""
    if fact.span is not Span.EVENT:
        return ()
    yearly = by_year(fact)
    return (by_month(fact),) if yearly is None else (by_month(fact), yearly)


TALLY: Mapping[str, Tally] = MappingProxyType({one.code: one for fact in FACTS.values() for one in tallies_of(fact)})
