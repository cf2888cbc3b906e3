"""Asks a page many times in one process, as an installation runs."""

import gc
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TypedDict

from bench.child import ROOT

WARM = 3  # the first requests fill Python's own caches, as a server's first minute does


class Timing(TypedDict):
    """Milliseconds; `queries` asked and `kilobytes` answered by one request."""

    name: str
    median: float
    p95: float
    queries: int
    kilobytes: float


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a PostgreSQL set up as an installation's is, until the block ends; None where none is found."""
    from tests.on_postgresql import server

    settings = (ROOT / "deploy/postgresql/kientao.conf").read_text()
    with tempfile.TemporaryDirectory(prefix="kientao-pg-") as folder, server(Path(folder), settings) as address:
        yield address


def as_installed() -> None:
    """Gives this database what the script that creates an installation's gives it."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    script = (ROOT / "deploy/postgresql/create.sql").read_text()
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        for setting in re.findall(r"^ALTER DATABASE kientao (SET .*);", script, re.MULTILINE):
            cursor.execute(f"ALTER DATABASE {name} {setting}")
    connection.close()  # a connection reads them when it begins


def timed(name: str, ask: Callable[[int], object], runs: int) -> Timing:
    """Median and 95th percentile of `runs` calls after a few to warm up. Raises RuntimeError for what isn't 200."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = ask(0)
    queries = len(asked)
    status = getattr(answer, "status_code", 0)
    if status != 200:
        raise RuntimeError(f"{name}: {status}")
    for turn in range(WARM):
        ask(turn)
    gc.collect()
    taken = []
    for turn in range(runs):
        began = time.perf_counter()
        ask(turn)
        taken.append(1000 * (time.perf_counter() - began))
    content = len(getattr(answer, "content", b"")) / 1024
    return Timing(name=name, median=median(taken), p95=quantiles(taken, n=20)[-1], queries=queries, kilobytes=content)
