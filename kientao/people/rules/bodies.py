"""Organisations as plain values, for the rules: no database behind them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kientao.people.kinds import Kind


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name somebody writes. `kind`: standard, abbreviation, alias or former."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation. `valid_to` is its last day."""

    pk: int
    code: str
    name: str
    kind: str
    level: str
    parent: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    spellings: tuple[Spelling, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Both ends inclusive."""
        return (self.valid_from is None or self.valid_from <= day) and not self.ended_before(day)

    def ended_before(self, day: date) -> bool:
        """Its last day is past."""
        return self.valid_to is not None and self.valid_to < day


@dataclass(frozen=True, slots=True)
class Link:
    """`successor` took over `field` from `predecessor` on `effective`; an empty field is everything else."""

    predecessor: int
    successor: int
    field: str
    effective: date


def province_of(pk: int, bodies: Mapping[int, Body]) -> int | None:
    """The province committee above it (or it itself), None for a body that stands outside provinces."""
    top = list(lineage(pk, bodies))[-1:]
    return top[0].pk if top and top[0].kind == Kind.PROVINCE_COMMITTEE else None


def lineage(pk: int | None, bodies: Mapping[int, Body]) -> Iterator[Body]:
    """The body and those above it, from below. Ends at a loop instead of turning in it."""
    seen: set[int] = set()
    while pk is not None and pk not in seen and pk in bodies:
        seen.add(pk)
        yield bodies[pk]
        pk = bodies[pk].parent
