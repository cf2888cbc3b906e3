"""What stands in a row for a value of a column: whole numbers only, the same on every engine.

A choice is kept as its place in the column's declaration, counted from 1. New choices are added behind the others;
`tests/ledger/test_numbers.py` holds the places that are taken.
"""

from functools import cache

from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact

Kept = int | None


def kept(column: Column, value: int | str | None) -> Kept:
    """As it stands in a row. Raises ValueError for what may not stand there."""
    if not column.takes(value):
        raise ValueError(f"{column.name}: {value!r}")
    if column.type is Type.CHOICE and isinstance(value, str):
        return _places(tuple(column.choices))[value]
    return value if isinstance(value, int) else None


def meant(column: Column, number: Kept) -> int | str | None:
    """What a kept number says."""
    if column.type is Type.CHOICE and number is not None:
        return tuple(column.choices)[number - 1]
    return number


def dimensions(fact: Fact) -> tuple[Column, ...]:
    """Columns of few values: what tallies keep apart."""
    return tuple(one for one in fact.own if one.type in (Type.CHOICE, Type.FLAG))


def amounts(fact: Fact) -> tuple[Column, ...]:
    """Columns that are added up."""
    return tuple(one for one in fact.own if one.type is Type.AMOUNT)


def total_of(column: str) -> str:
    """The tally's column that has the sum of this one."""
    return f"total_{column}"


@cache
def _places(choices: tuple[str, ...]) -> dict[str, int]:
    return {code: place for place, code in enumerate(choices, 1)}
