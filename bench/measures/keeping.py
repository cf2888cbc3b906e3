"""What keeping numbers costs: a saved record until it shows, everything counted again here and over exported files."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from django.db import connection, transaction

from bench.measures.drawing import AGENCIES, SOURCE
from bench.measures.questions import NAMED
from bench.measures.timing import Taken, repeated
from kientao.facts.catalogue import FACTS
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.exporting import export_facts
from kientao.ledger.models import TALLIES
from kientao.ledger.numbers import amounts
from kientao.ledger.tables import table_of, tally_of
from kientao.ledger.verifying import wrong_tallies
from kientao.ledger.waiting import changed
from kientao.ledger.writing import tally_columns
from kientao.measures.answering import by_agency
from kientao.measures.asked import Asked
from kientao.measures.engines.live import Live


def saved_until_visible(dossiers: int, runs: int) -> Taken:
    """A dossier changes, the ledger is told, and the figures of all agencies are asked: what somebody waits for."""
    measure, year = NAMED("dossiers-received"), Asked(Period.year(2026))

    def ask(turn: int) -> None:
        with transaction.atomic():
            changed(SOURCE, 1 + turn * 7919 % dossiers)
        if catch_up() != 1:
            raise RuntimeError("the change wasn't told")
        if len(by_agency([measure], year, Live(), NAMED)) < AGENCIES * 0.9:
            raise RuntimeError("agencies without a figure")

    return repeated("a save until it shows", ask, runs)


def verified() -> dict[str, float]:
    """Rows and seconds of all tallies counted again in this database. Raises RuntimeError where one is wrong."""
    rows, began = 0, time.perf_counter()
    for code in TALLIES:
        wrong, counted = wrong_tallies(code)
        if wrong:
            raise RuntimeError(f"{code}: {wrong[0]}")
        rows += counted
    return {"rows": rows, "seconds": time.perf_counter() - began}


def over_files() -> dict[str, float]:
    """Rows and seconds of the export, and of the same recount over its files by DuckDB."""
    with TemporaryDirectory(prefix="facts-bench-") as folder:
        began = time.perf_counter()
        exported = sum(one.rows for one in export_facts(Path(folder)))
        written = time.perf_counter() - began
        size = sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))
        rows, began = 0, time.perf_counter()
        counted = {}
        with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False}) as files:
            for code in TALLIES:
                counted[code] = _recount(files, code, Path(folder))
                rows += sum(one[0] for one in counted[code].values())  # how many rows comes first
        recounted = time.perf_counter() - began
    for code, found in counted.items():
        if found != _tallied(code):
            raise RuntimeError(f"{code}: files and tallies differ")
    return {"exported": exported, "written": written, "bytes": size, "rows": rows, "recounted": recounted}


Tallies = dict[tuple[Any, ...], tuple[int, ...]]


def _recount(files: "duckdb.DuckDBPyConnection", code: str, folder: Path) -> Tallies:
    """Every tally from the rows of the files."""
    fact, columns = FACTS[code], tally_columns(FACTS[code])
    at = columns.index("rows")
    kept = ["agency", "day // 100", *columns[2:at]]
    summed = ["COUNT(*)", *(f"SUM(COALESCE({one.name}, 0))" for one in amounts(fact))]
    pattern = str(folder / table_of(fact) / "**" / "*.parquet").replace("'", "''")
    found = files.execute(
        f"SELECT {', '.join([*kept, *summed])} FROM read_parquet('{pattern}', hive_partitioning=false) "
        f"WHERE recorded_to IS NULL GROUP BY {', '.join(kept)}"
    ).fetchall()
    return {row[:at]: tuple(map(int, row[at:])) for row in found}


def _tallied(code: str) -> Tallies:
    """What the database's own tallies say."""
    columns = tally_columns(FACTS[code])
    at = columns.index("rows")
    kept, summed = ", ".join(columns[:at]), ", ".join(f"SUM({one})" for one in columns[at:])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kept}, {summed} FROM {tally_of(FACTS[code])} GROUP BY {kept}")
        found = {tuple(row[:at]): tuple(map(int, row[at:])) for row in cursor.fetchall()}
    return {key: numbers for key, numbers in found.items() if any(numbers)}
