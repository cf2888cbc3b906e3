"""Counts in the words of a database, made once for each kind of question; its numbers are put in each time."""

from collections.abc import Sequence
from functools import lru_cache

from kientao.measures.asked import Asked, By
from kientao.measures.engines.holes import Shape, filled
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Count


def counting_sql(counts: tuple[Count, ...], asked: Asked, by: By, relation: Relation, dialect: str) -> str:
    """SELECT of key, n0, n1, …; `dialect` as Ibis names it: sqlite, postgres, duckdb, pyspark."""
    return filled(_counting(counts, Shape.of(asked), by, relation, dialect), asked)


def listing_sql(count: Count, asked: Asked, columns: Sequence[str], dialect: str) -> str:
    """SELECT of the columns of the rows that are counted."""
    return filled(_listing(count, Shape.of(asked), tuple(columns), dialect), asked)


@lru_cache(maxsize=1024)
def _counting(counts: tuple[Count, ...], shape: Shape, by: By, relation: Relation, dialect: str) -> str:
    import ibis

    from kientao.measures.engines.expressions import counted

    return str(ibis.to_sql(counted(counts, shape, by, relation), dialect=dialect))


@lru_cache(maxsize=1024)
def _listing(count: Count, shape: Shape, columns: tuple[str, ...], dialect: str) -> str:
    import ibis

    from kientao.measures.engines.expressions import listed

    return str(ibis.to_sql(listed(count, shape)[list(columns)], dialect=dialect))
