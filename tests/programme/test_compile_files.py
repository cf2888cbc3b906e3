"""Files are compiled in processes of their own: what goes wrong there stays there."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from kientao.compiling.files import Job, compile_file, run_jobs
from kientao.compiling.outcome import Compiled, Refused
from tests.support.small_plan import TEXT


@pytest.fixture
def worker_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "type[_Worker]":
    _Worker.patch, _Worker.folder = monkeypatch, tmp_path
    return _Worker


class _Worker:
    """Stands a shell script in the worker's place."""

    patch: pytest.MonkeyPatch
    folder: Path

    @classmethod
    def script(cls, lines: str) -> None:
        file = cls.folder / "worker.sh"
        file.write_text(f"#!/bin/sh\n{lines}\n", encoding="ascii")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        cls.patch.setattr(sys, "executable", str(file))


def _refused(job: Job) -> Refused:
    outcome = compile_file(job)
    assert isinstance(outcome, Refused)
    return outcome


def test_a_worker_that_dies_is_a_refusal(worker_is: type[_Worker], tmp_path: Path) -> None:
    worker_is.script("kill -SEGV $$")
    assert _refused(Job(tmp_path / "x.txt")).code == "crash"


def test_a_worker_that_hangs_is_ended_with_all_it_started(worker_is: type[_Worker], tmp_path: Path) -> None:
    worker_is.script(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    begun = time.monotonic()
    refused = _refused(Job(tmp_path / "x.txt", seconds=0.5))
    assert refused.code == "timeout"
    assert time.monotonic() - begun < 5
    child = int((tmp_path / "child").read_text())
    time.sleep(0.1)
    with pytest.raises(ProcessLookupError):
        _alive(child)


def _alive(process: int) -> None:
    """Raises ProcessLookupError for a process that is gone or waits to be buried."""
    os.kill(process, 0)
    state = Path(f"/proc/{process}/stat")
    if state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
        raise ProcessLookupError


def test_a_worker_that_answers_nonsense_is_a_refusal(worker_is: type[_Worker], tmp_path: Path) -> None:
    worker_is.script("cat >/dev/null; echo '{'")
    assert _refused(Job(tmp_path / "x.txt")).code == "crash"


def test_outcomes_come_in_the_order_of_the_jobs(tmp_path: Path) -> None:
    jobs = []
    for number in range(4):
        file = tmp_path / f"{number}.txt"
        file.write_text("" if number == 2 else TEXT, encoding="utf-8")
        jobs.append(Job(file))
    finished = []
    outcomes = list(run_jobs(jobs, processes=2, done=lambda: finished.append(1)))
    assert [isinstance(outcome, Compiled) for outcome in outcomes] == [True, True, False, True]
    assert len(finished) == 4


def test_a_name_can_stand_in_for_a_temporary_place(tmp_path: Path) -> None:
    file = tmp_path / "upload"
    file.write_text(TEXT, encoding="utf-8")
    outcome = compile_file(Job(file, name="Kế hoạch 2026.txt"))
    assert isinstance(outcome, Compiled)
    assert outcome.draft["source"]["name"] == "Kế hoạch 2026.txt"
