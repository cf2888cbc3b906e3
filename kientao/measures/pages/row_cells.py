"""A row of a fact as a list shows it: its source with the way to the record, then its columns in the office's words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kientao.base.actor import Actor
from kientao.facts.column import Column as FactColumn
from kientao.facts.column import Type
from kientao.facts.days import day_of
from kientao.facts.kind import Fact
from kientao.facts.procedures import code_words
from kientao.ledger.givers import described, source_words
from kientao.ledger.numbers import meant
from kientao.people.models import Organisation
from kientao.ui.numbers import day
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column, Kind
from kientao.ui.table.props import Row

_KINDS: Mapping[Type, Kind] = {Type.DAY: "date", Type.AMOUNT: "whole"}


def asked_columns(fact: Fact) -> tuple[str, ...]:
    """What `rows_shown` needs of each row, in order."""
    return ("source", "record", *(one.name for one in fact.columns))


def columns_shown(fact: Fact) -> tuple[Column, ...]:
    """The source first."""
    own = (Column(_key(one), one.words, _KINDS.get(one.type, "text"), help=one.meaning) for one in fact.columns)
    return (Column("nguon", "Nguồn", "link", hideable=False), *own)


def rows_shown(actor: Actor, fact: Fact, rows: Sequence[tuple[Any, ...]]) -> Iterator[Row]:
    """Rows of `asked_columns`, for a list."""
    keys = ("nguon", *(_key(one) for one in fact.columns))
    for at, cells in enumerate(row_values(actor, fact, rows)):
        yield Row(str(at), dict(zip(keys, cells, strict=True)))


def row_values(actor: Actor, fact: Fact, rows: Sequence[tuple[Any, ...]]) -> Iterator[list[Cell]]:
    """Rows of `asked_columns` in the office's words, the source first: a record the actor may not see is named by its
    number and leads nowhere.
    """
    told = described(((row[0], row[1]) for row in rows), actor)
    agencies = {row[2] for row in rows}
    names = dict(Organisation.objects.filter(pk__in=agencies).values_list("pk", "name"))
    for source, record, *values in rows:
        found = told.get((source, record))
        first = Link(found.words, found.address) if found else f"{source_words(source)} {record}"
        own = (_cell(column, value, names) for column, value in zip(fact.columns, values, strict=True))
        yield [first, *own]


def _key(column: FactColumn) -> str:
    return column.name.replace("_", "-")


def _cell(column: FactColumn, value: int | None, names: Mapping[int, str]) -> Cell:
    if value is None:
        return None
    if column.type is Type.AGENCY:
        return names.get(value, str(value))
    if column.type is Type.DAY:
        return day(day_of(value))
    if column.type is Type.FLAG:
        return "có" if value else "không"
    if column.type is Type.CHOICE:
        return column.choices[str(meant(column, value))]
    return code_words(value) if column.type is Type.PROCEDURE else value
