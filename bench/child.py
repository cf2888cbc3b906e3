"""What a fresh process measures: `python -m bench.child read-and-compile FILE` prints one JSON object.

Memory is VmHWM, the peak of this program alone. `ru_maxrss`, used where /proc is absent, also holds the peak of the
process that started it.
"""

import importlib.util
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TypedDict, cast

ROOT = Path(__file__).resolve().parent.parent


class Reading(TypedDict):
    """Seconds of the first and the second call after the imports, peak memory in MiB, pages' worth of characters."""

    first: float
    again: float
    megabytes: float
    characters: int
    tasks: int


def read_and_compile(path: Path, *, twice: bool = True) -> Reading:
    """Runs in a fresh process; raises RuntimeError with that process's words when it fails."""
    command = [sys.executable, "-m", "bench.child", "read-and-compile", str(path), "twice" if twice else "once"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{path.name}: {done.stderr.strip()[-2000:]}")
    return cast(Reading, json.loads(done.stdout))


def whole_process(command: list[str], *, good: tuple[int, ...] = (0,)) -> float:
    """Seconds from start to end of a command that must end with one of the `good` codes."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode not in good:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace').strip()[-2000:]}")
    return seconds


def _measure(path: Path, twice: bool) -> Reading:
    from kientao.compiler import compile_plan
    from kientao.documents import read_document

    for module in ("reading", path.suffix.removeprefix(".")):  # readers load with the first file of their kind
        if importlib.util.find_spec(f"kientao.documents.{module}"):
            importlib.import_module(f"kientao.documents.{module}")
    began = time.perf_counter()
    source = read_document(path)
    draft = compile_plan(source)
    first = time.perf_counter() - began
    megabytes = _peak_megabytes()
    characters, tasks = len(source.text), len(draft.tasks)
    del source, draft
    again = first
    if twice:
        began = time.perf_counter()
        compile_plan(read_document(path))
        again = time.perf_counter() - began
    return Reading(first=first, again=again, megabytes=megabytes, characters=characters, tasks=tasks)


def _peak_megabytes() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        peak = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM")), None)
        if peak:
            return int(peak.split()[1]) / 1024
    peak_units = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak_units / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[2]), sys.argv[3] == "twice")))
