"""One number for all rows that were counted: whoever changes, adds or takes away one of them gets another number.

A row is a line of text: source, record, part, then its columns as whole numbers, an empty one as nothing. Lines stand
in the order of the first three. Rows are read as they come; however many there are, few are in memory.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from kientao.measures.answering import by_agency
from kientao.measures.asked import Asked
from kientao.measures.engines.live import Live, sql_here
from kientao.measures.figure import Figure
from kientao.measures.frozen.rule import Named
from kientao.measures.measure import Count, Measure, Passing
from kientao.measures.passing import passes

_AT_ONCE = 5000
_ORDER = ("source", "record", "part")


@dataclass(frozen=True, slots=True)
class RowSet:
    """How many rows, and their hash."""

    rows: int
    hash: str


def row_set(count: Count, asked: Asked, columns: Sequence[str]) -> RowSet:
    """The rows that are counted, by these columns of theirs."""
    return _hashed(_rows(sql_here(count, asked, (*_ORDER, *columns))))


def agency_sets(measure: Measure, asks: Passing, asked: Asked, named: Named) -> tuple[RowSet, RowSet]:
    """Of a share of agencies, which has no rows: each agency that passes, each that has a value, with its figure."""
    other = named(asks.of)
    found = by_agency([other], asked, Live(), named)
    figures = sorted((agency, own[other.code]) for agency, own in found.items() if own[other.code].value is not None)
    good = [one for one in figures if passes(one[1], asks.bar, other.better)]
    return _hashed(_lines(good)), _hashed(_lines(figures))


def changes_since(count: Count, asked: Asked) -> tuple[int, int]:
    """How many rows are counted now that weren't known by `asked.recorded_by`; how many of those known then ended."""
    now = Asked(asked.period, asked.agencies)
    known_by = int(asked.recorded_by or 0)
    added = sql_here(count, now, ("recorded_from",))
    ended = sql_here(count, asked, ("recorded_to",))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({added}) AS one WHERE recorded_from > {known_by}")  # noqa: S608 (compiled)
        more = int(cursor.fetchone()[0])
        cursor.execute(f"SELECT COUNT(*) FROM ({ended}) AS one WHERE recorded_to IS NOT NULL")  # noqa: S608 (compiled)
        return more, int(cursor.fetchone()[0])


def _rows(sql: str) -> Iterator[Sequence[Any]]:
    """From a cursor of the server's, where there is one."""
    order = ", ".join(_ORDER)
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({sql}) AS counted ORDER BY {order}")  # noqa: S608 (compiled above)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def _lines(figures: Iterable[tuple[int, Figure]]) -> Iterator[Sequence[Any]]:
    return ((agency, one.numerator, one.denominator) for agency, one in figures)


def _hashed(rows: Iterable[Sequence[Any]]) -> RowSet:
    digest, number = hashlib.sha256(), 0
    for row in rows:
        digest.update((",".join("" if one is None else str(one) for one in row) + "\n").encode())
        number += 1
    return RowSet(number, digest.hexdigest())
