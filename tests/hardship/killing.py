"""`python -m tests.hardship.killing WORLD`: does every deed there on the database of `KIENTAO_DATABASE`, killed at
every step.

Prints one JSON line for each deed: {"deed", "steps", "kills", "wrong"}. A world is built once; each deed gets two
copies of it. In the first it is done undisturbed: that is what there must be in the end. In the second it is killed
before its first step, its second, and so on; each time nothing may have changed, or (after the commit) everything. At
last it is done again, on what all those deaths left behind.
"""

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.support.starting import start

start()  # before what is imported below: it brings the models in

from django.conf import settings  # noqa: E402

from kientao.base.backup.making import tables  # noqa: E402
from kientao.base.backup.rows import lines_of  # noqa: E402
from kientao.base.refusal import ChangedMeanwhile, Invalid  # noqa: E402
from tests.hardship.databases import copies  # noqa: E402
from tests.hardship.dying import Steps, in_a_process  # noqa: E402
from tests.hardship.invariants import files  # noqa: E402
from tests.hardship.worlds import WORLDS  # noqa: E402
from tests.support.programme import on  # noqa: E402
from tests.support.tables import lay_tables  # noqa: E402

_PUT, _STEM = WORLDS[sys.argv[1]], sys.argv[1].replace(" ", "_").replace("-", "_")
_AFTER_THE_COMMIT = 4  # steps at most
MOST = 15  # deaths of one deed; of longer ones the first, the last and some between are tried


@dataclass
class Report:
    """What was tried, and what was wrong."""

    deed: str
    steps: int = 0
    kills: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """All deeds, or those named."""
    lay_tables()
    pattern, built = copies(), _PUT.stage()
    for number, (name, deed) in enumerate(_PUT.deeds.items()):
        if len(sys.argv) > 2 and name not in sys.argv[2:]:
            continue
        report = Report(name)
        with on(_PUT.day):
            _tried(report, lambda deed=deed: deed.do(built), pattern.use, f"{_STEM}_{number}", deed.once, deed.whole)  # type: ignore[misc]
        print(json.dumps(vars(report), ensure_ascii=False), flush=True)


def _tried(
    report: Report, do: Callable[[], object], use: Callable[[str], None], name: str, once: bool, whole: bool
) -> None:
    use(f"{name}_a")
    before = rows()
    report.steps = _undisturbed(do, report)
    wanted = rows()
    shutil.rmtree(settings.EVIDENCE_FOLDER, ignore_errors=True)  # no piece of evidence of the stage has a file
    use(f"{name}_b")
    if whole:
        _all_or_nothing(report, do, before, wanted)
        _finished(do, report, wanted, once)
        return
    for last in _deaths(report.steps, MOST // 2):
        use(f"{name}_b")
        _killed(report, do, last)
        report.wrong += [f"step {last}: {wrong}" for wrong in _PUT.wrongs()]
        _finished(do, report, wanted, once)


def _all_or_nothing(
    report: Report, do: Callable[[], object], before: dict[str, list[str]], wanted: dict[str, list[str]]
) -> None:
    """Killed again and again in the same database, until it has happened."""
    for last in _deaths(report.steps, MOST):
        _killed(report, do, last)
        found = rows()
        if found == before:
            report.wrong += [f"step {last}: {wrong}" for wrong in files()]
            continue
        report.wrong += [f"step {last}: {wrong}" for wrong in _PUT.wrongs()]
        if left := _differing(wanted, found, exact=False):
            report.wrong.append(f"step {last}: half of it: {left}")
        elif last < report.steps - _AFTER_THE_COMMIT:
            report.wrong.append(f"step {last} of {report.steps}: kept too early")
        return


def _killed(report: Report, do: Callable[[], object], last: int) -> None:
    ended = _done(do, last)
    report.kills += 1
    if ended != signal.SIGKILL:
        report.wrong.append(f"step {last}: ended with {ended}")


def _finished(do: Callable[[], object], report: Report, wanted: dict[str, list[str]], once: bool) -> None:
    """Done at last; and, where it should be done once only, done again in vain."""
    if once:
        _done(_or_refused(do), 0)
        _done(_or_refused(do), 0)
        if left := _differing(wanted, rows(), exact=False):
            report.wrong.append(f"in the end: {left}")
    elif _done(do, 0) != 0:
        report.wrong.append("it could not be done afterwards")
    report.wrong += [f"in the end: {wrong}" for wrong in _PUT.wrongs()]


def _undisturbed(do: Callable[[], object], report: Report) -> int:
    """How many steps it takes. Told through a pipe by the process that does it."""
    reading, writing = os.pipe()

    def counted() -> None:
        steps = Steps()
        with steps.counted():
            do()
        os.write(writing, str(steps.count).encode())

    if in_a_process(counted) != 0:
        report.wrong.append("undisturbed it failed")
        os.write(writing, b"0")
    os.close(writing)
    with os.fdopen(reading) as told:
        return int(told.read())


def _done(do: Callable[[], object], last: int) -> int:
    def counted() -> None:
        with Steps(last).counted():
            do()

    return in_a_process(counted)


def _or_refused(do: Callable[[], object]) -> Callable[[], object]:
    def refused() -> object:
        try:
            return do()
        except (Invalid, ChangedMeanwhile):
            return None

    return refused


def _deaths(steps: int, most: int) -> Iterator[int]:
    """Every step of a short deed; of a long one the first and last and a spread between."""
    if steps <= most:
        yield from range(1, steps + 1)
        return
    edge, middle = most // 3, most - 2 * (most // 3)
    between = {edge + round((steps - 2 * edge) * part / middle) for part in range(middle)}
    yield from sorted({*range(1, edge + 1), *between, *range(steps - edge + 1, steps + 1)})


def rows() -> dict[str, list[str]]:
    """Every row of every kept table, by its hash."""
    return {
        model._meta.label: [hashlib.sha256(line).hexdigest()[:16] for line in lines_of(model)] for model in tables()
    }


def _counts(found: dict[str, list[str]]) -> dict[str, int]:
    return {table: len(lines) for table, lines in found.items()}


def _differing(one: dict[str, list[str]], other: dict[str, list[str]], *, exact: bool = True) -> dict[str, str]:
    return {
        table: f"{len(one[table])} → {len(other[table])}"
        for table in one
        if (one[table] != other[table] if exact else len(one[table]) != len(other[table]))
    }


if __name__ == "__main__":
    main()
