"""Who took over from an organisation that ended, through every step since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kientao.people.rules.bodies import Body, Link


@dataclass(frozen=True, slots=True)
class Inheritance:
    """`successor` answers today for `field` (empty: everything else); `via` are those in between that ended too."""

    successor: int
    field: str
    effective: date
    via: tuple[int, ...] = ()


def inheritances(
    pk: int, links: Mapping[int, Sequence[Link]], bodies: Mapping[int, Body], day: date
) -> tuple[Inheritance, ...]:
    """Those who had taken over from `pk` by `day` and still exist then, in the order of the links.

    A successor that ended itself is followed to its own; where nobody took over from it, it is named all the same.
    """
    found: dict[tuple[int, str], Inheritance] = {}

    def follow(at: int, field: str, via: tuple[int, ...]) -> None:
        for link in links.get(at, ()):
            if link.effective > day or link.successor in (pk, *via) or link.successor not in bodies:
                continue
            whole = _narrowed(field, link.field)
            if bodies[link.successor].ended_before(day) and _moves_on(link.successor, links, day):
                follow(link.successor, whole, (*via, link.successor))
            else:
                found.setdefault((link.successor, whole), Inheritance(link.successor, whole, link.effective, via))

    follow(pk, "", ())
    return tuple(found.values())


def _moves_on(pk: int, links: Mapping[int, Sequence[Link]], day: date) -> bool:
    return any(link.effective <= day for link in links.get(pk, ()))


def _narrowed(outer: str, inner: str) -> str:
    return " → ".join(part for part in (outer, inner) if part)
