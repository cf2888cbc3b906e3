"""Counts exported files on a Spark cluster: all provinces together. Needs pyspark and Java; nothing else loads this."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from pyspark.sql import SparkSession

from kientao.facts.catalogue import FACTS
from kientao.ledger.tables import table_of
from kientao.measures.asked import Asked, By
from kientao.measures.engines.adding import added
from kientao.measures.engines.compiling import counting_sql
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Count


class Spark:
    """A session on the cluster `master` names (spark://host:7077, local[*]), over files that every worker can read."""

    def __init__(self, folder: Path, master: str) -> None:
        self._session = (
            SparkSession.builder.master(master).appName("kientao").config("spark.ui.enabled", "false").getOrCreate()
        )
        for fact in FACTS.values():
            files = folder / table_of(fact)
            if files.is_dir():
                reader = self._session.read.option("recursiveFileLookup", "true")
                reader.parquet(str(files)).createOrReplaceTempView(table_of(fact))

    def __enter__(self) -> "Spark":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._session.stop()

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """See `Counting`."""
        return added(counts, asked, by, self._ask, tallies=False)

    def _ask(self, counts: tuple[Count, ...], asked: Asked, by: By, relation: Relation) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(counting_sql(counts, asked, by, relation, "pyspark")).collect()]
