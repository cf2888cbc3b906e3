"""`python -m bench` measures every area, `python -m bench compiler` the named ones."""

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path

from bench import areas
from bench.figures import Figure, FigureRecord, as_json, as_table

LATEST = Path(__file__).parent / "latest.json"


def known_areas() -> tuple[str, ...]:
    """Every file of bench/areas is an area; it has `measure(quick: bool) -> list[Figure]`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(areas.__path__)))


def main() -> int:
    """Measures, prints the table, writes latest.json; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="AREA", help=f"one of {', '.join(known_areas())}; all when left out")
    parser.add_argument("--quick", action="store_true", help="fewer runs and sizes: a look, not a measurement")
    arguments = parser.parse_args()
    unknown = set(arguments.only) - set(known_areas())
    if unknown:
        parser.error(f"no such area: {', '.join(sorted(unknown))}; there are {', '.join(known_areas())}")
    figures: list[Figure] = []
    for name in arguments.only or known_areas():
        figures += importlib.import_module(f"bench.areas.{name}").measure(arguments.quick)
    print(as_table(figures))
    LATEST.write_text(json.dumps(_kept(figures), ensure_ascii=False, indent=1) + "\n")
    print(f"\n{LATEST.relative_to(Path.cwd()) if LATEST.is_relative_to(Path.cwd()) else LATEST}")
    return 1 if any(figure.ok is False for figure in figures) else 0


def _kept(figures: list[Figure]) -> list[FigureRecord]:
    """What was measured now, beside what other areas had last."""
    measured = {figure.area for figure in figures}
    known: list[FigureRecord] = json.loads(LATEST.read_text()) if LATEST.exists() else []
    return [*(one for one in known if one["area"] not in measured), *as_json(figures)]


if __name__ == "__main__":
    sys.exit(main())
