"""The ledger as Parquet files: for every engine that reads them, whole or by the month."""

import csv
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from django.db import connection

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact, Span
from kientao.ledger.tables import table_of

_KEPT = ("id", "source", "record", "part")
_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Exported:
    """How many rows of a fact went into its folder."""

    fact: Fact
    rows: int
    folder: Path


def export_facts(folder: Path, codes: Sequence[str] = ()) -> Iterator[Exported]:
    """Each kind of fact into a folder of its own, events by the year and month of their day; all rows, ended ones too.

    What stood there before is replaced once the new one is whole. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False}) as database:
        for code in codes or FACTS:
            fact = FACTS[code]
            with tempfile.TemporaryDirectory(prefix="facts-", dir=folder) as work:
                rows = _write(database, fact, Path(work))
                target = folder / table_of(fact)
                if target.exists():
                    shutil.rmtree(target)
                (Path(work) / "parquet").rename(target)
            yield Exported(fact, rows, target)


def columns_of(fact: Fact) -> list[str]:
    """Of a file, in order. All are whole numbers."""
    return [*_KEPT, *(one.name for one in fact.columns), "recorded_from", "recorded_to"]


def _write(database: "duckdb.DuckDBPyConnection", fact: Fact, work: Path) -> int:
    """Through a text file: the fastest road that needs no driver of DuckDB's own in a closed network."""
    names, text, target = columns_of(fact), work / "rows.csv", work / "parquet"
    _to_text(fact, names, text)
    target.mkdir()
    types = ", ".join(f"'{name}': 'BIGINT'" for name in names)
    source = f"read_csv('{_quoted(text)}', header=false, auto_detect=false, delim=',', columns={{{types}}})"
    if fact.span is Span.EVENT and text.stat().st_size:
        chosen = f"SELECT *, day // 10000 AS year, day // 100 % 100 AS month FROM {source}"  # noqa: S608 (own names)
        place, options = _quoted(target), "FORMAT PARQUET, COMPRESSION ZSTD, PARTITION_BY (year, month)"
    else:  # a partitioned copy of nothing would leave no file
        chosen = f"SELECT * FROM {source}"  # noqa: S608 (own names)
        place, options = _quoted(target / "all.parquet"), "FORMAT PARQUET, COMPRESSION ZSTD"
    found = database.execute(f"COPY ({chosen}) TO '{place}' ({options})").fetchone()
    return int(found[0]) if found else 0


def _to_text(fact: Fact, names: Sequence[str], file: Path) -> None:
    quoted = ", ".join(map(connection.ops.quote_name, names))
    select = f"SELECT {quoted} FROM {connection.ops.quote_name(table_of(fact))}"  # noqa: S608 (own names)
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor,
            file.open("wb") as out,
            cursor.copy(f"COPY ({select}) TO STDOUT CSV") as copy,
        ):
            for block in copy:
                out.write(block)
        return
    with connection.cursor() as cursor, file.open("w", encoding="ascii", newline="") as out:
        cursor.execute(select)
        for rows in iter(lambda: cursor.fetchmany(_AT_ONCE), []):
            csv.writer(out).writerows(rows)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
