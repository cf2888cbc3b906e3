"""The plan compiler: time of a real decision and of the command, growth to 500 pages; beside other converters."""

import importlib.util
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.child import ROOT, Reading, read_and_compile, whole_process
from bench.figures import Figure
from bench.growth_plot import draw_growth
from bench.long_plans import long_plan, write_pdf, write_text, write_word

AREA = "compiler"
SHARED = Path(os.environ.get("KIENTAO_SHARED", ROOT.parent / "shared"))
REAL = SHARED / "corpus" / "rebuilt" / "vinh-phuc-2021-2025.docx"
SAMPLE = ROOT / "kientao" / "demo" / "sample" / "quyet-dinh-mau.docx"
PLOT = ROOT / "bench" / "growth.svg"
FIRST_CALL_DOCX, FIRST_CALL_PDF, HELP = 0.3, 3.0, 0.4
RATIO_PER_PAGE, MEGABYTES = 1.3, 300.0


def measure(quick: bool) -> list[Figure]:
    """All figures of the compiler; `quick` measures fewer sizes, once."""
    runs = 1 if quick else 5
    with tempfile.TemporaryDirectory() as folder:
        return [
            *_one_decision(runs),
            *_command(runs),
            *_growth(Path(folder), (25, 50, 100) if quick else (25, 50, 100, 250, 500), 1 if quick else 3),
        ]


def _one_decision(runs: int) -> list[Figure]:
    """The 68-task decision where it is at hand, the bundled one elsewhere."""
    word = REAL if REAL.exists() else SAMPLE
    figures = []
    for path, bar in ((word, FIRST_CALL_DOCX), (word.with_suffix(".pdf"), FIRST_CALL_PDF)):
        if not path.exists():
            figures.append(Figure(AREA, f"{path.name}: read and compile", None, "s", bar, note="no such file here"))
            continue
        try:
            readings = [read_and_compile(path) for _ in range(runs)]
        except RuntimeError as error:
            figures.append(_failed(f"{path.name}: read and compile", error, bar))
            continue
        tasks = f"{readings[0]['tasks']} tasks"
        figures += [
            Figure(AREA, f"{path.name}: first call", median(r["first"] for r in readings), "s", bar, note=tasks),
            Figure(AREA, f"{path.name}: again", median(r["again"] for r in readings), "s", bar, note=tasks),
            Figure(AREA, f"{path.name}: peak memory", max(r["megabytes"] for r in readings), "MiB"),
        ]
    return figures


def _command(runs: int) -> list[Figure]:
    """Whole processes: help, our JSON, and other converters' Markdown of the same file."""
    kientao = _kientao()
    word = REAL if REAL.exists() else SAMPLE
    figures = [
        Figure(AREA, "kientao compile --help, whole process", _median([*kientao, "compile", "--help"], runs), "s", HELP)
    ]
    for path in (word, word.with_suffix(".pdf")):
        if not path.exists():
            continue
        try:
            ours = _median([*kientao, "compile", str(path), "--format", "json"], runs, good=(0, 1))
        except RuntimeError as error:
            figures.append(_failed(f"kientao compile {path.name}, whole process", error, None))
            continue
        installed = {name: found for name, found in _others(path.suffix).items() if found}
        others = {name: _median([*found, str(path)], runs) for name, found in installed.items()}
        ratios = {name: ours / seconds for name, seconds in others.items()}
        figures.append(Figure(AREA, f"kientao compile {path.name}, whole process", ours, "s", ratio_to=ratios))
        for name, command in _others(path.suffix).items():
            note = "" if command else "not installed"
            figures.append(Figure(AREA, f"{name} {path.name}, whole process", others.get(name), "s", note=note))
    return figures


def _growth(folder: Path, sizes: tuple[int, ...], runs: int) -> list[Figure]:
    """Seconds by pages for text, Word and PDF, the exponent of the fitted power law, peak memory at the largest."""
    figures: list[Figure] = []
    lines: dict[str, list[tuple[int, float]]] = {}
    formats: tuple[tuple[str, Callable[..., Path], tuple[int, ...], int], ...] = (
        ("txt", write_text, sizes, runs),
        ("docx", write_word, sizes, runs),
        ("pdf", write_pdf, tuple(size for size in sizes if size >= 50), 1),
    )
    for name, write, pages_list, times in formats:
        measured: dict[int, list[Reading]] = {}
        try:
            for pages in pages_list:
                path = write(long_plan(pages), folder / f"{pages}-pages.{name}")
                measured[pages] = [read_and_compile(path, twice=False) for _ in range(times)]
        except (ImportError, OSError) as missing:
            figures.append(Figure(AREA, f"growth of {name}", None, "s", note=f"cannot write it here: {missing}"))
            continue
        except RuntimeError as error:
            figures.append(_failed(f"growth of {name}", error, None))
            continue
        lines[name] = [(pages, median(r["first"] for r in readings)) for pages, readings in measured.items()]
        figures += _growth_figures(name, lines[name], measured)
    if lines:
        draw_growth(lines, PLOT)
    return figures


def _growth_figures(name: str, points: list[tuple[int, float]], measured: dict[int, list[Reading]]) -> list[Figure]:
    figures = [Figure(AREA, f"{name}, {pages} pages", seconds, "s") for pages, seconds in points]
    largest, seconds = points[-1]
    base_pages, base = next(point for point in points if point[0] >= 50)
    ratio = (seconds / largest) / (base / base_pages)
    peak = max(reading["megabytes"] for reading in measured[largest])
    return [
        *figures,
        Figure(AREA, f"{name}, time per page: {largest} pages against {base_pages}", ratio, "×", RATIO_PER_PAGE),
        Figure(AREA, f"{name}, exponent of growth", _exponent(points), ""),
        Figure(AREA, f"{name}, peak memory of {largest} pages", peak, "MiB", MEGABYTES),
    ]


def _failed(name: str, error: RuntimeError, bar: float | None) -> Figure:
    """The measured program broke: a missed figure with its last words."""
    return Figure(AREA, name, None, "s", bar, note=str(error).splitlines()[-1], failed=True)


def _exponent(points: list[tuple[int, float]]) -> float:
    """Slope of the least-squares line through the logarithms: 1 is linear, 2 quadratic."""
    xs = [math.log(pages) for pages, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread if spread else 1.0


def _median(command: list[str], runs: int, *, good: tuple[int, ...] = (0,)) -> float:
    """`good`: 1 is fine for ours, it says that the plan holds an error."""
    return median(whole_process(command, good=good) for _ in range(runs))


def _kientao() -> list[str]:
    command = Path(sys.executable).parent / "kientao"
    if command.exists():
        return [str(command)]
    return [sys.executable, "-c", "import sys; from kientao.cli import main; sys.exit(main())"]


def _others(suffix: str) -> dict[str, list[str] | None]:
    """Converters to set beside ours; None where one is not installed. pandoc reads no PDF."""
    markitdown: list[str] | None = None
    if importlib.util.find_spec("markitdown"):
        markitdown = [sys.executable, "-m", "markitdown"]
    elif found := shutil.which("markitdown"):
        markitdown = [found]
    others: dict[str, list[str] | None] = {"MarkItDown": markitdown}
    if suffix != ".pdf":
        pandoc = shutil.which("pandoc")
        others["pandoc"] = [pandoc, "--to", "gfm"] if pandoc else None
    return others
