"""A real cluster, one master and two workers on this machine, counts exported files as the judge does.

Spark is started beside the tests and asked from a process of its own: whoever starts a session keeps its machinery.
"""

import importlib.util
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.kernel.period import Period
from kientao.ledger.exporting import export_facts
from kientao.measures.answering import figure
from kientao.measures.asked import Asked, By, Counting
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.parquet import parquet
from kientao.measures.reference import Judge, Rows
from tests.cli.command import kientao
from tests.measures.rows import AGENCIES
from tests.measures.test_engines import CODES, SOME, events
from tests.support.ledger import lay
from tests.support.processes import ROOT, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.same_everywhere]
_PACKAGE = "org.apache.spark.deploy"
_WORKERS = 2
_YEAR, _MIDDLE = Period.year(2026), Period(date(2026, 1, 15), date(2026, 7, 1))
_ASKED = (
    Asked(_YEAR), Asked(_MIDDLE, frozenset({1, 3})), Asked(Period.quarter(2026, 1), recorded_by=3),
    Asked(_YEAR, frozenset()),
)  # fmt: skip
_CASES = [*((_ASKED[0], by) for by in By), (_ASKED[1], By.AGENCY), (_ASKED[2], By.WHOLE), (_ASKED[3], By.WHOLE)]


def test_a_cluster_counts_as_the_judge_and_as_files_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = _what_it_needs(tmp_path)
    rows, folder = _made_up(), tmp_path / "facts"
    lay(rows)
    list(export_facts(folder, CODES))
    judged = [_numbers(_counted(Judge(rows), asked, by)) for asked, by in _CASES]
    assert all(judged[:-1])  # there is something to count
    assert judged[-1] == []  # but not of no agencies
    with parquet(folder) as files:
        assert [_numbers(_counted(files, asked, by)) for asked, by in _CASES] == judged
    with _cluster(tmp_path, environment) as master:
        assert _by_spark(folder, master, environment) == judged
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        done = kientao(
            "measure", "dossiers-on-time", "--period", "2026-Q1", "--engine", "spark", "--folder", folder,
            "--master", master,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found = figure(MEASURES["dossiers-on-time"], Asked(Period.quarter(2026, 1)), Judge(rows), MEASURES.__getitem__)
    assert done.stdout.decode().splitlines()[0].endswith(f" = {found.numerator}/{found.denominator}")
    for worker in range(_WORKERS):
        assert "Asked to launch executor" in (tmp_path / f"worker{worker}.log").read_text(), "nobody asked it"


def count(folder: str, master: str) -> None:
    """Every case by Spark, as JSON on standard output. Runs in a process of its own, with Django set up."""
    from kientao.measures.engines.spark import spark

    with spark(Path(folder), master) as cluster:
        json.dump([_numbers(_counted(cluster, asked, by)) for asked, by in _CASES], sys.stdout)


def _counted(engine: Counting, asked: Asked, by: By) -> Mapping[int, tuple[int, ...]]:
    counts = SOME
    if by is By.MONTH:
        counts = [one for one in events(SOME) if one.distinct in ("", "procedure")]
    return engine.counts(counts, asked, by)


def _numbers(found: Mapping[int, tuple[int, ...]]) -> list[list[int]]:
    return [[key, *found[key]] for key in sorted(found)]


def _by_spark(folder: Path, master: str, environment: Mapping[str, str]) -> Any:
    code = "import sys, django; django.setup(); from tests.measures.test_spark import count; count(*sys.argv[1:])"
    command = [sys.executable, "-c", code, str(folder), master]
    known = {**os.environ, **environment, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def _what_it_needs(folder: Path) -> dict[str, str]:
    """Variables of every process of the cluster; skips where pyspark or Java isn't there."""
    found = importlib.util.find_spec("pyspark")
    if found is None or found.origin is None:
        pytest.skip("KHÔNG TÌM THẤY PYSPARK: không thử được việc đếm trên cụm Spark (make .venv/.cluster)")
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr if java else ""
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) not in (17, 21):
        pytest.skip("KHÔNG TÌM THẤY JAVA 17: không thử được việc đếm trên cụm Spark (cài gói openjdk-17-jre-headless)")
    return {
        "SPARK_HOME": str(Path(found.origin).parent), "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "spark"), "SPARK_DAEMON_MEMORY": "256m", "PYSPARK_PYTHON": sys.executable,
    }  # fmt: skip


@contextmanager
def _cluster(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a master with its workers, until the block ends."""
    with ExitStack() as running:

        def start(name: str, ready: str, *words: str) -> None:
            log = folder / f"{name}.log"
            running.enter_context(_daemon(log, words, environment))
            wait_until(lambda: ready in log.read_text(), seconds=60)

        port = _free_port()
        here = ("--host", "127.0.0.1", "--webui-port", "0")
        start("master", "I have been elected leader", f"{_PACKAGE}.master.Master", *here, "--port", str(port))
        master = f"spark://127.0.0.1:{port}"
        for worker in range(_WORKERS):
            own = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"work{worker}"))
            ready = "Successfully registered with master"
            start(f"worker{worker}", ready, f"{_PACKAGE}.worker.Worker", *here, *own, master)
        yield master


@contextmanager
def _daemon(log: Path, words: Sequence[str], environment: Mapping[str, str]) -> Iterator[None]:
    command = [str(Path(environment["SPARK_HOME"]) / "bin" / "spark-class"), *words]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **environment})
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _made_up(each: int = 200) -> Rows:
    """The same rows every time, past and ended ones too."""
    chance = random.Random(7)
    return {code: [_row(code, chance) for _ in range(each)] for code in CODES}


def _row(code: str, chance: random.Random) -> dict[str, Any]:
    row = {column.name: _value(column, chance) for column in FACTS[code].columns}
    first = chance.randrange(6)
    last = None if chance.random() < 0.7 else chance.randrange(first + 1, 8)
    return {**row, "record": "", "recorded_from": first, "recorded_to": last}


def _value(column: Column, chance: random.Random) -> int | str | None:
    if column.optional and chance.random() < 0.2:
        return None
    if column.type is Type.DAY:
        return 20260000 + chance.randrange(1, 13) * 100 + chance.randrange(1, 29)
    if column.type is Type.CHOICE:
        return chance.choice(sorted(column.choices))
    return {
        Type.AGENCY: chance.choice(AGENCIES), Type.PROCEDURE: chance.randrange(1, 30), Type.FLAG: chance.randrange(2),
        Type.AMOUNT: chance.randrange(10**10),
    }[column.type]  # fmt: skip
