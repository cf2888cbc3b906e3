"""The running programme with a province's work in it: every page on SQLite and on PostgreSQL."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from bench.asking import postgresql
from bench.child import ROOT
from bench.figures import Figure

AREA = "programme"
PAGE_MS = 150.0  # p95 of each page on one core
ADOPT_S, TAKE_IN_S = 5.0, 20.0
ASSIGNMENTS, RUNS = 100_000, 40


def measure(quick: bool) -> list[Figure]:
    """Median and p95 of each page; `quick` has a tenth of the work and asks less often."""
    runs, assignments = (10, ASSIGNMENTS // 10) if quick else (RUNS, ASSIGNMENTS)
    return [*_on("SQLite", "", runs, assignments), *_on_postgresql(runs, assignments)]


def _on_postgresql(runs: int, assignments: int) -> list[Figure]:
    with postgresql() as address:
        if address is None:
            return [Figure(AREA, "PostgreSQL", None, "ms", PAGE_MS, note="no server found here")]
        return list(_on("PostgreSQL", address, runs, assignments))


def _on(database: str, address: str, runs: int, assignments: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "KIENTAO_VAR": folder,
            "KIENTAO_DATABASE": address,
        }
        command = [sys.executable, "-m", "bench.programme.pages", str(runs), str(assignments)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        yield Figure(AREA, f"{database}: pages", None, "ms", PAGE_MS, note=done.stderr.strip()[-300:], failed=True)
        return
    found = json.loads(done.stdout)
    yield Figure(AREA, f"{database}: {assignments:,} assignments written", found["built"], "s")
    for page in found["pages"]:
        note = f"{page['queries']} queries, {page['kilobytes']:.0f} kB"
        yield Figure(AREA, f"{database}: {page['name']}, median", page["median"], "ms", note=note)
        yield Figure(AREA, f"{database}: {page['name']}, p95", page["p95"], "ms", PAGE_MS)
    for what, seconds, made in found["acts"]:
        yield Figure(
            AREA, f"{database}: {what}", seconds, "s", ADOPT_S if what.startswith("adopt") else TAKE_IN_S, note=made
        )
