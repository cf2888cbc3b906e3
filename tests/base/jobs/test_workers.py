"""Real workers in processes of their own, on the database of the test."""

import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kientao.base.clock import moved_to, now
from kientao.base.jobs.actions import cancel_job
from kientao.base.jobs.presence import is_alive
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.recovery import recover
from kientao.base.jobs.schedule import tick
from kientao.base.jobs.worker import JobWorker, run_due_jobs, run_worker_in_background
from kientao.base.models import AuditEntry, Job, Worker
from kientao.base.models.job import JobState
from tests.base.jobs.samples import LAN, count_pages, each_quarter, killed_the_first_time, takes_a_while
from tests.support.processes import started, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def workers() -> Iterator[list["subprocess.Popen[str]"]]:
    """Two workers; what is left of them is ended after the test."""
    running = [started("django", "jobs", "--interval", "0.1") for _ in range(2)]
    yield running
    for worker in running:
        worker.kill()
        print(worker.communicate()[1])  # shown when the test fails


def _state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_a_job_whose_worker_is_killed_is_done_by_another_and_half_of_it_is_not_kept(
    workers: list["subprocess.Popen[str]"],
) -> None:
    job = enqueue(killed_the_first_time, actor=LAN)
    wait_until(lambda: _state(job) == JobState.DONE, seconds=60)
    assert (job.attempt, job.result) == (2, {"attempt": 2})
    assert [entry.data for entry in AuditEntry.objects.filter(action="half_done")] == ['{"attempt": 2}']
    assert sorted(worker.poll() is None for worker in workers) == [False, True]


def test_two_workers_do_each_job_once(workers: list["subprocess.Popen[str]"]) -> None:
    for number in range(40):
        enqueue(count_pages, actor=LAN, arguments={"pages": number % 4})
    wait_until(lambda: not Job.objects.open().exists(), seconds=60)
    assert set(Job.objects.values_list("state", "attempt")) == {(JobState.DONE, 1)}
    assert not DBTaskResult.objects.failed().exists()


def test_a_worker_told_to_stop_finishes_its_job_and_leaves_no_trace(workers: list["subprocess.Popen[str]"]) -> None:
    wait_until(lambda: Worker.objects.count() == 2)
    job = enqueue(takes_a_while, actor=LAN, arguments={"seconds": 1.5})
    wait_until(lambda: _state(job) == JobState.RUNNING)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(timeout=30) for worker in workers] == [0, 0]
    assert (_state(job), job.attempt) == (JobState.DONE, 1)
    assert not Worker.objects.exists()


def test_a_worker_told_twice_puts_its_job_back(workers: list["subprocess.Popen[str]"]) -> None:
    wait_until(lambda: Worker.objects.count() == 2)
    job = enqueue(takes_a_while, actor=LAN, arguments={"seconds": 20})
    wait_until(lambda: _state(job) == JobState.RUNNING)
    for worker in workers:
        worker.send_signal(signal.SIGINT)
    for worker in workers:
        assert worker.stderr is not None
        assert any("Đang dừng" in line for line in worker.stderr)
    wait_until(lambda: sum(worker.poll() is None for worker in workers) == 1)
    next(worker for worker in workers if worker.poll() is None).send_signal(signal.SIGINT)
    for worker in workers:
        worker.wait(timeout=30)
    assert (_state(job), job.attempt) == (JobState.WAITING, 0)


def test_a_running_job_is_stopped_from_outside() -> None:
    worker = run_worker_in_background(interval=0.05)
    try:
        job = enqueue(takes_a_while, actor=LAN, arguments={"seconds": 1})
        wait_until(lambda: _state(job) == JobState.RUNNING)
        cancel_job(actor=LAN, job=job.pk)
        wait_until(lambda: _state(job) == JobState.CANCELLED)
    finally:
        worker.stop()
        wait_until(lambda: not Worker.objects.exists())


def test_four_workers_that_look_at_the_same_moment_queue_a_periodic_job_once() -> None:
    def at(hour: int) -> datetime:
        return datetime(2026, 3, 2, hour, 20, tzinfo=timezone.get_default_timezone())

    with moved_to(at(8)):
        tick([each_quarter])

    def look(_: int) -> int:
        try:
            with moved_to(at(9)):
                return len(tick([each_quarter]))
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as together:
        assert sum(together.map(look, range(8))) == 1
    assert Job.objects.count() == 1


def test_eight_people_who_ask_for_the_same_job_together_get_one() -> None:
    def ask(_: int) -> str:
        try:
            return str(enqueue(count_pages, actor=LAN, arguments={"pages": 1}, unique="once").pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as together:
        assert len(set(together.map(ask, range(8)))) == 1
    assert run_due_jobs() == 1


def test_a_worker_of_another_machine_is_dead_after_a_minute_of_silence() -> None:
    job = enqueue(count_pages, actor=LAN, arguments={"pages": 1})
    run = DBTaskResult.objects.get()
    run.claim("elsewhere-1")
    Worker.objects.create(name="elsewhere-1", started=now(), seen=now())
    assert is_alive("elsewhere-1", now())
    assert recover() == 0
    with moved_to(now() + timedelta(seconds=61)):
        assert recover() == 1
        assert run_due_jobs() == 1
    assert (_state(job), job.attempt) == (JobState.DONE, 1)
    assert not Worker.objects.exists()


def test_a_run_that_was_taken_over_changes_nothing_any_more() -> None:
    job = enqueue(takes_a_while, actor=LAN, arguments={"seconds": 2})
    worker = JobWorker(interval=0.05)
    with ThreadPoolExecutor(max_workers=1) as beside:
        running = beside.submit(worker.run)
        wait_until(lambda: _state(job) == JobState.RUNNING)
        Job.objects.filter(pk=job.pk).update(task=None)  # as if given to another run
        worker.stop()
        running.result(timeout=30)
    assert (_state(job), job.result) == (JobState.RUNNING, None)


def test_a_mistake_in_one_jobs_module_stops_neither_the_worker_nor_the_other_jobs() -> None:
    with patch("kientao.base.jobs.worker.tick", side_effect=ImportError("a jobs module does not load")):
        worker = run_worker_in_background(interval=0.05)
        try:
            job = enqueue(count_pages, actor=LAN, arguments={"pages": 1})
            wait_until(lambda: _state(job) == JobState.DONE)
        finally:
            worker.stop()
            wait_until(lambda: not Worker.objects.exists())


def test_a_worker_outlives_a_database_that_is_locked_for_a_while() -> None:
    worker = run_worker_in_background(interval=0.05)
    try:
        with patch("kientao.base.jobs.worker.run_next", side_effect=OperationalError("database is locked")):
            time.sleep(0.3)
        job = enqueue(count_pages, actor=LAN, arguments={"pages": 1})
        wait_until(lambda: _state(job) == JobState.DONE)
    finally:
        worker.stop()
        wait_until(lambda: not Worker.objects.exists())
