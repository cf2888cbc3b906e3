"""A province's one-stop shop: due dates, a year of dossiers under its pages, the counter, another system's batch."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

from bench.asking import postgresql
from bench.child import ROOT
from bench.deadlines import due_dates_per_second
from bench.figures import Figure
from bench.growth_plot import draw_growth

AREA = "onestop"
PAGE_MS = 200.0  # p95 of each page on one core
DUE_DATE_US, INTAKE_MS, ROW_US = 20.0, 10.0, 200.0  # 50,000, 100 and 5,000 a second
SIZES = {"PostgreSQL": (200_000, 1_000_000), "SQLite": (200_000,)}
RUNS, ROWS = 40, 20_000
_DRAWN = ("work list, the agency's, head", "search by name, counter", "late, head", "dossier page, head")


def measure(quick: bool) -> list[Figure]:
    """Median and p95 of each page, and the acts; `quick` has a fiftieth of the dossiers and asks less often."""
    part, runs, rows = (50, 10, 2000) if quick else (1, RUNS, ROWS)
    rate = due_dates_per_second(runs=3 if quick else 5)
    figures = [Figure(AREA, "a due date", 1e6 / rate, "µs", DUE_DATE_US, note=f"{rate:,.0f} a second")]
    sizes = {name: [one // part for one in several] for name, several in SIZES.items()}
    figures += _on("SQLite", "", runs, rows, sizes["SQLite"])
    return [*figures, *_on_postgresql(runs, rows, sizes["PostgreSQL"], draw=not quick)]


def _on_postgresql(runs: int, rows: int, sizes: list[int], *, draw: bool) -> list[Figure]:
    with postgresql() as address:
        if address is None:
            return [Figure(AREA, "PostgreSQL", None, "ms", PAGE_MS, note="no server found here")]
        return list(_on("PostgreSQL", address, runs, rows, sizes, draw=draw))


def _on(database: str, address: str, runs: int, rows: int, sizes: list[int], *, draw: bool = False) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "KIENTAO_VAR": folder,
            "KIENTAO_DATABASE": address,
        }
        command = [sys.executable, "-m", "bench.onestop.measure", str(runs), str(rows), *map(str, sizes)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        yield Figure(AREA, f"{database}: pages", None, "ms", PAGE_MS, note=done.stderr.strip()[-300:], failed=True)
        return
    found = json.loads(done.stdout)
    if draw:
        _draw(found["sizes"])
    yield from _pages(database, found["sizes"])
    yield from _intake(database, found["intake"])
    yield from _batches(database, found["batches"], found["rows"])


def _pages(database: str, sizes: list[dict[str, Any]]) -> Iterator[Figure]:
    smaller = {page["name"]: page["p95"] for page in sizes[0]["pages"]}
    last = sizes[-1]
    yield Figure(AREA, f"{database}: {last['size']:,} dossiers written", sum(one["built"] for one in sizes), "s")
    for page in last["pages"]:
        note = f"{page['queries']} queries, {page['kilobytes']:.0f} kB"
        yield Figure(AREA, f"{database}: {page['name']}, median", page["median"], "ms", note=note)
        growth = {f"{sizes[0]['size']:,} dossiers": page["p95"] / smaller[page["name"]]} if len(sizes) > 1 else {}
        yield Figure(AREA, f"{database}: {page['name']}, p95", page["p95"], "ms", PAGE_MS, growth)


def _intake(database: str, found: dict[str, Any]) -> Iterator[Figure]:
    for processes in (1, 8):
        rate, bare = found[f"received by {processes}"], found[f"bare by {processes}"]
        yield Figure(
            AREA,
            f"{database}: a dossier received, counters at once: {processes}",
            1000 / rate,
            "ms",
            INTAKE_MS,
            {"bare INSERTs": bare / rate},
            f"{rate:,.0f} a second, {found['queries']} queries",
        )


def _batches(database: str, batches: list[dict[str, float]], rows: int) -> Iterator[Figure]:
    staged, applied, bare = (sorted(one[name] for one in batches)[1] for name in ("stage", "apply", "bare"))
    for words, seconds, ratio in (
        ("a row read and checked", staged, {}),
        ("a row applied", applied, {"COPY" if database == "PostgreSQL" else "executemany": applied / bare}),
    ):
        note = f"{rows / seconds:,.0f} a second"
        yield Figure(AREA, f"{database}: {words}", 1e6 * seconds / rows, "µs", ROW_US, ratio, note)


def _draw(sizes: list[dict[str, Any]]) -> None:
    lines: dict[str, list[tuple[int, float]]] = {name: [] for name in _DRAWN}
    for one in sizes:
        for page in one["pages"]:
            if page["name"] in lines:
                lines[page["name"]].append((one["size"], page["p95"] / 1000))
    draw_growth(lines, ROOT / "bench" / "growth_onestop.svg", title="Pages: seconds (p95) by dossiers", unit="dossiers")
