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
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.exporting import export_facts
from kientao.ledger.models import TALLIES
from kientao.ledger.tables import table_of
from kientao.ledger.tallies import TALLY, Tally
from kientao.ledger.verifying import wrong_tallies
from kientao.ledger.waiting import changed
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
    tally = TALLY[code]
    kept = ", ".join(["agency", f"day // {tally.grain.divisor}", *(one.name for one in tally.apart)])
    summed = ", ".join(["COUNT(*)", *(f"SUM(COALESCE({one.name}, 0))" for one in tally.summed)])
    pattern = str(folder / table_of(tally.fact) / "**" / "*.parquet").replace("'", "''")
    found = files.execute(
        f"SELECT {kept}, {summed} FROM read_parquet('{pattern}', hive_partitioning=false) "
        f"WHERE recorded_to IS NULL GROUP BY {kept}"
    ).fetchall()
    return _as_tallies(tally, found)


def _tallied(code: str) -> Tallies:
    """What the database's own tallies say."""
    tally = TALLY[code]
    kept, summed = ", ".join(tally.kept), ", ".join(f"SUM({one})" for one in tally.numbers)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kept}, {summed} FROM {tally.table} GROUP BY {kept}")
        return _as_tallies(tally, cursor.fetchall())


def _as_tallies(tally: Tally, rows: list[tuple[Any, ...]]) -> Tallies:
    at = len(tally.kept)
    found = {tuple(row[:at]): tuple(map(int, row[at:])) for row in rows}
    return {key: numbers for key, numbers in found.items() if any(numbers)}
