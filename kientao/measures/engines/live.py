"""Counts in the database the program stands on, in the transaction it is in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Max

from kientao.ledger.models import TALLIES
from kientao.measures.asked import Asked, By
from kientao.measures.engines.adding import added
from kientao.measures.engines.compiling import counting_sql, listing_sql
from kientao.measures.engines.relations import LastMonth, Relation
from kientao.measures.measure import Count

_AT_ONCE = 5000
_DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}


def sql_here(count: Count, asked: Asked, columns: Sequence[str]) -> str:
    """SELECT of these columns of the rows that are counted, for the database the program stands on."""
    return listing_sql(count, asked, tuple(columns), _DIALECTS[connection.vendor])


class Live:
    """SQLite or PostgreSQL. Without `tallies` everything is counted from rows."""

    def __init__(self, *, tallies: bool = True) -> None:
        self._last_month = _last_months() if tallies else None

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """See `Counting`."""
        return added(counts, asked, by, _ask, self._last_month)

    def rows(
        self, count: Count, asked: Asked, columns: Sequence[str], *, first: int = 0, most: int | None = None
    ) -> list[tuple[Any, ...]]:
        """These columns of the rows that are counted, by their keys, `most` of them from place `first` on."""
        sql = sql_here(count, asked, ("id", *columns))
        limit = "" if most is None else f" LIMIT {int(most)} OFFSET {int(first)}"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM ({sql}) AS counted ORDER BY id{limit}")  # noqa: S608 (compiled above)
            return [tuple(row[1:]) for row in cursor.fetchall()]

    def all_rows(self, count: Count, asked: Asked, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
        """These columns of all rows that are counted, by their keys, some thousands at a time."""
        sql = sql_here(count, asked, ("id", *columns))
        last = 0
        while True:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT * FROM ({sql}) AS counted WHERE id > %s ORDER BY id LIMIT {_AT_ONCE}",  # noqa: S608 (compiled)
                    [last],
                )
                rows = cursor.fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield [tuple(row[1:]) for row in rows]

    def counted(self, count: Count, asked: Asked) -> int:
        """How many rows `rows` would give."""
        sql = sql_here(count, asked, ("id",))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS counted")  # noqa: S608 (compiled above)
            return int(cursor.fetchone()[0])


def _last_months() -> LastMonth:
    """Asked once for each fact."""

    @cache
    def last_month(code: str) -> int:
        return TALLIES[code].objects.aggregate(last=Max("month"))["last"] or 0

    return last_month


def _ask(counts: tuple[Count, ...], asked: Asked, by: By, relation: Relation) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(counting_sql(counts, asked, by, relation, _DIALECTS[connection.vendor]))
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
