"""Compiles files in processes of their own, each with a time limit. Knows no Django: the command line uses it too."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kientao.programme.draft_json import DraftJson
from kientao.programme.outcome import Compiled, Outcome, Refused
from kientao.programme.worker import Request

DEFAULT_SECONDS = 120.0
MEMORY_BYTES = 4 * 1024**3

_HINT_SPLIT = "Tách tệp thành nhiều phần nhỏ hơn rồi thử lại."


@dataclass(frozen=True, slots=True)
class Job:
    """One file to compile. `name` is shown instead of the path's own name when given."""

    path: Path
    name: str = ""
    ocr: bool = False
    text_only: bool = False
    seconds: float = DEFAULT_SECONDS


@dataclass(frozen=True, slots=True)
class TextOnly:
    """The text of a file that was read but not compiled."""

    text: str


def compile_file(job: Job) -> Outcome:
    """Compiles one file. Never raises for what is in the file: that is a `Refused`."""
    outcome = _Worker(job).run()
    if isinstance(outcome, TextOnly):
        raise ValueError("a job for the text alone has no draft")
    return outcome


def run_jobs(
    jobs: Sequence[Job], *, processes: int | None = None, done: Callable[[], None] = lambda: None
) -> Iterator[Outcome | TextOnly]:
    """Runs the jobs side by side and yields their outcomes in the order of the jobs.

    `done` is called (on another thread) each time a job ends. Closing the iterator early, or an interrupt, ends the
    processes that still run.
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
            yield future.result()
    finally:
        for worker in workers:
            worker.stop()
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def run(self) -> Outcome | TextOnly:
        job = self._job
        request: Request = {
            "path": str(job.path),
            "name": job.name,
            "ocr": job.ocr,
            "text_only": job.text_only,
            "seconds": job.seconds,
            "memory": MEMORY_BYTES,
        }
        with self._lock:
            if self._stopped:
                return Refused("stopped", "Đã dừng theo yêu cầu.")
            self._process = process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kientao.programme.worker"],  # -P: files lying about are not modules
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("KIENTAO_DEBUG") else subprocess.DEVNULL,
                start_new_session=True,  # so that converters it starts can be ended with it
            )
        try:
            answer, _ = process.communicate(json.dumps(request).encode(), timeout=job.seconds)
        except subprocess.TimeoutExpired:
            return Refused("timeout", f"Đọc tệp quá {job.seconds:g} giây nên đã dừng.", _HINT_SPLIT)
        finally:
            self._end()
        if self._stopped:
            return Refused("stopped", "Đã dừng theo yêu cầu.")
        return _understood(answer)

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
        self._end()

    def _end(self) -> None:
        process = self._process
        if process is None or process.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()


def _understood(answer: bytes) -> Outcome | TextOnly:
    try:
        given = json.loads(answer)
    except ValueError:
        return Refused(
            "crash", "Trình đọc dừng đột ngột khi đọc tệp này.", "Mở tệp rồi lưu lại dưới dạng .docx và thử lại."
        )
    refused = given.get("refused")
    if refused is not None:
        return _refusal(refused)
    if given["draft"] is None:
        return TextOnly(given["text"])
    return Compiled(text=given["text"], draft=cast(DraftJson, given["draft"]))


def _refusal(refused: dict[str, str]) -> Refused:
    code = refused["code"]
    if code == "memory":
        return Refused(code, "Tệp cần nhiều bộ nhớ hơn mức cho phép.", _HINT_SPLIT)
    if code == "crash":
        return Refused(
            code, "Gặp lỗi khi biên dịch tệp này.", "Chạy lại với KIENTAO_DEBUG=1 để xem chi tiết và báo lỗi."
        )
    if code == "os":
        return Refused(code, f"Không mở được tệp: {refused['message']}.", "Kiểm tra đường dẫn và quyền đọc tệp.")
    return Refused(code, refused["message"], refused.get("hint", ""))
