"""Measures over three years of a province's facts: what pages ask, a save until it shows, everything counted again."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

from bench.asking import postgresql
from bench.child import ROOT
from bench.figures import Figure
from bench.growth_plot import draw_growth

AREA = "measures"
TARGET_MS, BOARD_MS, VISIBLE_MS = 150.0, 1000.0, 1000.0
SCAN_RATIO, POINT_MORE_MS, FILE_ROW_US = 1.2, 10.0, 1.0  # a million rows a second
SIZES = {"SQLite": (100_000, 500_000, 1_000_000, 2_000_000, 5_000_000),
         "PostgreSQL": (100_000, 500_000, 1_000_000, 2_000_000, 20_000_000)}  # fmt: skip
RUNS = 40
MOST = "KIENTAO_BENCH_DOSSIERS"  # where the machine is small: no more than so many
_DRAWN = {"a target's page": "target", "a board of 60 measures": "board"}


def measure(quick: bool) -> list[Figure]:
    """Each database up to its size; `quick` has a fiftieth of the dossiers and asks less often."""
    part, runs = (50, 10) if quick else (1, RUNS)
    most = int(os.environ.get(MOST, "0")) or max(map(max, SIZES.values()))
    sizes = {name: sorted({min(one // part, most) for one in several}) for name, several in SIZES.items()}
    found = {"SQLite": _child("", runs, sizes["SQLite"])}
    with postgresql() as address:
        found["PostgreSQL"] = _child(address, runs, sizes["PostgreSQL"]) if address else "no server found here"
    measured = {name: one["sizes"] for name, one in found.items() if isinstance(one, dict)}
    if measured and not quick:
        _draw(measured)
    return [figure for name, one in found.items() for figure in _figures(name, one)]


def _child(address: str, runs: int, sizes: list[int]) -> dict[str, Any] | str:
    """What was measured in an empty database, or why nothing was."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "KIENTAO_VAR": folder,
            "KIENTAO_DATABASE": address,
        }
        command = [sys.executable, "-m", "bench.measures.measure", str(runs), *map(str, sizes)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        words = done.stderr.partition("nanobind:")[0].strip().splitlines()  # what DuckDB says at an end is noise
        return f"failed: {words[-1] if words else done.returncode}"
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _figures(database: str, found: dict[str, Any] | str) -> Iterator[Figure]:
    if isinstance(found, str):
        yield Figure(AREA, database, None, "ms", TARGET_MS, note=found, failed=found.startswith("failed"))
        return
    last, first = found["sizes"][-1], found["sizes"][0]
    note = f"{last['rows']:,} rows in {last['laid']:,.0f} s, {last['tallies']:,} tallies of dossiers closed"
    yield Figure(AREA, f"{database}: {last['size']:,} dossiers laid", last["laid"], "s", note=note)
    for one, before, bar in zip(last["asked"], first["asked"], (TARGET_MS, BOARD_MS, None), strict=True):
        grown = {f"{first['size']:,} dossiers": one["p95"] / before["p95"]} if first is not last else {}
        yield Figure(AREA, f"{database}: {one['name']}, median", one["median"], "ms", note=f"{one['runs']} times")
        yield Figure(AREA, f"{database}: {one['name']}, p95", one["p95"], "ms", bar, grown)
    yield from _points(database, found["points"])
    yield from _scans(database, found["scans"])
    saved = found["saved"]
    yield Figure(AREA, f"{database}: {saved['name']}, median", saved["median"], "ms")
    yield Figure(AREA, f"{database}: {saved['name']}, p95", saved["p95"], "ms", VISIBLE_MS)
    yield from _counted_again(database, found["verified"], found["files"])


def _points(database: str, ways: list[dict[str, Any]]) -> Iterator[Figure]:
    engine, hand, orm = ways
    for one in ways:
        yield Figure(AREA, f"{database}: {one['name']}, median", one["median"], "ms", note=f"p95 {one['p95']:.1f} ms")
    more = engine["median"] - hand["median"]
    yield Figure(AREA, f"{database}: a point, more than SQL by hand", more, "ms", POINT_MORE_MS)
    more = engine["median"] - orm["median"]
    yield Figure(AREA, f"{database}: a point, more than Django's ORM", more, "ms")


def _scans(database: str, ways: list[dict[str, Any]]) -> Iterator[Figure]:
    engine, hand, orm = ways
    for one in ways:
        yield Figure(AREA, f"{database}: {one['name']}, median", one["median"], "ms", note=f"p95 {one['p95']:.1f} ms")
    name = f"{database}: a scan, of SQL by hand"
    ratios = {"Django's ORM": engine["median"] / orm["median"]}
    yield Figure(AREA, name, engine["median"] / hand["median"], "×", SCAN_RATIO, ratios)


def _counted_again(database: str, verified: dict[str, float], files: dict[str, float]) -> Iterator[Figure]:
    for words, rows, seconds, bar in (
        ("a row counted again where it is", verified["rows"], verified["seconds"], None),
        ("a row exported to Parquet", files["exported"], files["written"], None),
        ("a row counted again over Parquet", files["rows"], files["recounted"], FILE_ROW_US),
    ):
        note = f"{rows / seconds:,.0f} rows a second, {rows:,.0f} in {seconds:,.1f} s"
        yield Figure(AREA, f"{database}: {words}", 1e6 * seconds / rows, "µs", bar, note=note)
    yield Figure(AREA, f"{database}: Parquet files", files["bytes"] / 2**20, "MiB")


def _draw(sizes: dict[str, list[dict[str, Any]]]) -> None:
    lines = {
        f"{name}: {short}": [
            (one["size"], next(asked["p95"] for asked in one["asked"] if asked["name"] == drawn) / 1000)
            for one in several
        ]
        for name, several in sizes.items()
        for drawn, short in _DRAWN.items()
    }
    path = ROOT / "bench" / "growth_measures.svg"
    draw_growth(lines, path, title="Measures: seconds (p95) by dossiers", unit="dossiers")
