"""Counts exported files through DuckDB, in this process: for analysis and open data, without a network."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from kientao.facts.catalogue import FACTS
from kientao.ledger.tables import table_of
from kientao.measures.asked import Asked, By
from kientao.measures.engines.adding import added
from kientao.measures.engines.compiling import counting_sql
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Count


class Parquet:
    """The files under a folder, as `kientao facts export` leaves them: a folder for each fact. Close it after use."""

    def __init__(self, folder: Path) -> None:
        self._database = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
        for fact in FACTS.values():
            files = folder / table_of(fact)
            if files.is_dir():
                pattern = str(files / "**" / "*.parquet").replace("'", "''")
                self._database.execute(
                    f"CREATE VIEW {table_of(fact)} AS SELECT * FROM read_parquet('{pattern}', hive_partitioning=false)"  # noqa: S608
                )

    def __enter__(self) -> "Parquet":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """See `Counting`."""
        return added(counts, asked, by, self._ask, tallies=False)

    def _ask(self, counts: tuple[Count, ...], asked: Asked, by: By, relation: Relation) -> list[tuple[Any, ...]]:
        return self._database.execute(counting_sql(counts, asked, by, relation, "duckdb")).fetchall()
