"""Counts exported files through DuckDB, in this process: for analysis and open data, without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from kientao.measures.engines.files import EngineMissing, Files, exported


@contextmanager
def parquet(folder: Path) -> Iterator[Files]:
    """The files under a folder, as `kientao facts export` leaves them. Raises EngineMissing for files that aren't."""
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False}) as database:
        try:
            for table, files in exported(folder):
                pattern = str(files / "**" / "*.parquet").replace("'", "''")
                source = f"read_parquet('{pattern}', hive_partitioning=false)"
                database.execute(f"CREATE VIEW {table} AS SELECT * FROM {source}")  # noqa: S608 (own names, own folder)
        except duckdb.Error as broken:
            raise EngineMissing(f"Tệp trong {folder} không đọc được: ghi lại bằng kientao facts export.") from broken
        yield Files("duckdb", lambda sql: database.execute(sql).fetchall())
