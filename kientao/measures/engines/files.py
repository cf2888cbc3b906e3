"""Counts exported files: what every engine that reads them has in common."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kientao.facts.catalogue import FACTS
from kientao.ledger.tables import table_of
from kientao.measures.asked import Asked, By
from kientao.measures.engines.adding import added
from kientao.measures.engines.compiling import counting_sql
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Count


class EngineMissing(Exception):
    """It can't be asked: what it needs isn't there. The message says so in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Files:
    """Facts as tables of an engine that was given their files; `run` gives the rows of a query in its dialect."""

    dialect: str
    run: Callable[[str], Sequence[tuple[Any, ...]]]

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """See `Counting`."""
        return added(counts, asked, by, self._ask, last_month=None)

    def _ask(self, counts: tuple[Count, ...], asked: Asked, by: By, relation: Relation) -> Sequence[tuple[Any, ...]]:
        return self.run(counting_sql(counts, asked, by, relation, self.dialect))


def exported(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each table that was exported, and the folder of its files."""
    for fact in FACTS.values():
        files = folder / table_of(fact)
        if files.is_dir():
            yield table_of(fact), files
