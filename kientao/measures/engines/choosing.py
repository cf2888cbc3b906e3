"""The engine somebody asks for by name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kientao.measures.asked import Counting
from kientao.measures.engines.files import EngineMissing

NAMES = ("live", "parquet", "spark")


@contextmanager
def engine(name: str, *, folder: Path | None = None, master: str = "") -> Iterator[Counting]:
    """`live`: the program's own database; `parquet`: files in the folder; `spark`: the same files by a cluster.

    Raises EngineMissing.
    """
    if name == "live":
        from kientao.measures.engines.live import Live

        yield Live()
        return
    if folder is None:
        raise EngineMissing("Thiếu --folder: thư mục do kientao facts export ghi.")
    if name == "parquet":
        from kientao.measures.engines.parquet import parquet

        with parquet(folder) as files:
            yield files
        return
    try:
        from kientao.measures.engines.spark import spark
    except ImportError as missing:
        raise EngineMissing("Chưa cài pyspark: pip install -r requirements/cluster.txt, và Java 17.") from missing
    with spark(folder, master or "local[*]") as cluster:
        yield cluster
