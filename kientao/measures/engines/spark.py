"""Counts exported files on a Spark cluster: all provinces together. Needs pyspark and Java; nothing else loads this."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from kientao.measures.engines.files import EngineMissing, Files, exported


@contextmanager
def spark(folder: Path, master: str) -> Iterator[Files]:
    """A session on the cluster `master` names (spark://host:7077, local[*]), over files that every worker can read.

    Raises EngineMissing where no session begins.
    """
    try:
        session = (
            SparkSession.builder.master(master).appName("kientao").config("spark.ui.enabled", "false").getOrCreate()
        )
    except PySparkException as stopped:
        raise EngineMissing("Spark không chạy được: cài Java 17, kiểm tra địa chỉ của cụm.") from stopped
    try:
        for table, files in exported(folder):
            reader = session.read.option("recursiveFileLookup", "true")
            reader.parquet(str(files)).createOrReplaceTempView(table)
        yield Files("pyspark", lambda sql: [tuple(row) for row in session.sql(sql).collect()])
    finally:
        session.stop()
