"""Compiles files in processes of their own, each with a time limit. Knows no Django: the command line uses it too."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kientao.compiling.outcome import Compiled, Outcome, Refused
from kientao.compiling.plan_json import DraftJson, LayoutJson
from kientao.compiling.worker import Request
from kientao.documents.apart import Apart

DEFAULT_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Job:
    """One file to compile. `name` is shown instead of the path's own name when given.

    `kind` says what it is to be compiled as, "plan" or "procedures"; None: whatever it is.
    """

    path: Path
    name: str = ""
    ocr: bool = False
    text_only: bool = False
    seconds: float = DEFAULT_SECONDS
    kind: Literal["plan", "procedures"] | None = "plan"


@dataclass(frozen=True, slots=True)
class TextOnly:
    """The text of a file that was read but not compiled."""

    text: str


def compile_file(job: Job, *, waiting: Callable[[], None] = lambda: None) -> Outcome:
    """Compiles one file. Never raises for what is in the file: that is a `Refused`.

    `waiting` is called every half second meanwhile; what it raises ends the process and goes on up.
    """
    (outcome,) = run_jobs([job], waiting=waiting)
    if isinstance(outcome, TextOnly):
        raise ValueError("a job for the text alone has no draft")
    return outcome


def run_jobs(
    jobs: Sequence[Job],
    *,
    processes: int | None = None,
    done: Callable[[], None] = lambda: None,
    waiting: Callable[[], None] = lambda: None,
) -> Iterator[Outcome | TextOnly]:
    """Runs the jobs side by side and yields their outcomes in the order of the jobs.

    `done` is called (on another thread) each time a job ends, `waiting` (on this one) while one is awaited. Closing the
    iterator early, or an interrupt, ends the processes that still run.
    """
    workers = [_Worker(job) for job in jobs]
    pool = ThreadPoolExecutor(max_workers=max(1, min(len(jobs), processes or os.cpu_count() or 1)))
    try:
        futures = [pool.submit(worker.run) for worker in workers]
        for future in futures:
            future.add_done_callback(lambda _: done())
        for future in futures:
            while not future.done():
                wait([future], timeout=0.5)  # in small waits, so that an interrupt is heard on every platform
                waiting()
            yield future.result()
    finally:
        for worker in workers:
            worker.stop()
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    def __init__(self, job: Job) -> None:
        request: Request = {
            "path": str(job.path),
            "name": job.name,
            "ocr": job.ocr,
            "text_only": job.text_only,
            "kind": job.kind or "",
        }
        self._apart = Apart(
            "kientao.compiling.worker", cast("dict[str, object]", request), seconds=job.seconds, doing="biên dịch"
        )

    def run(self) -> Outcome | TextOnly:
        given = self._apart.run()
        if isinstance(given, Refused):
            return given
        if given["draft"] is None:
            return TextOnly(given["text"])
        layout = cast("list[LayoutJson]", given.get("layout") or [])
        return Compiled(text=given["text"], draft=cast(DraftJson, given["draft"]), layout=layout)

    def stop(self) -> None:
        self._apart.stop()
