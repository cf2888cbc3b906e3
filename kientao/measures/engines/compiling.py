"""Counts in the words of a database."""

from collections.abc import Sequence
from functools import lru_cache

from kientao.measures.asked import Asked, By
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Count


@lru_cache(maxsize=2048)
def counting_sql(counts: tuple[Count, ...], asked: Asked, by: By, relation: Relation, dialect: str) -> str:
    """SELECT of key, n0, n1, …; `dialect` as Ibis names it: sqlite, postgres, duckdb, pyspark."""
    import ibis

    from kientao.measures.engines.expressions import counted

    return str(ibis.to_sql(counted(counts, asked, by, relation), dialect=dialect))


def listing_sql(count: Count, asked: Asked, columns: Sequence[str], dialect: str) -> str:
    """SELECT of the columns of the rows that are counted."""
    import ibis

    from kientao.measures.engines.expressions import listed

    return str(ibis.to_sql(listed(count, asked)[list(columns)], dialect=dialect))
