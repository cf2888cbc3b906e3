"""Runs jobs: in a process of their own, in a thread beside a server, or here and now."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from kientao.base.clock import now
from kientao.base.jobs.beside import rounds_going, run_rounds_once
from kientao.base.jobs.presence import holding, new_name
from kientao.base.jobs.recovery import recover
from kientao.base.jobs.schedule import tick
from kientao.base.jobs.surviving import surviving
from kientao.base.jobs.work import Work, watching
from kientao.base.models import Worker

_logger = logging.getLogger("kientao.jobs")
_BEAT_SECONDS = 2.0
_ROUNDS_OFF = timedelta(seconds=10)


class JobWorker:
    """Runs what is due, queues what is periodic, takes over what others left, until told to stop."""

    def __init__(self, *, interval: float = 1.0) -> None:
        self.name = new_name()
        self.stopping = threading.Event()
        self._interval = interval
        self._looked_after = now() - _ROUNDS_OFF

    def run(self) -> None:
        """Until `stop`; a running job is finished first."""
        with holding(self.name), watching() as works, _beating(self.name, works), rounds_going():
            _logger.info("worker %s begins", self.name)
            while not self.stopping.is_set():
                if not self._round():
                    self.stopping.wait(self._interval)
        connection.close()
        _logger.info("worker %s ends", self.name)

    def stop(self) -> None:
        """Asks it to end after the job it is at."""
        self.stopping.set()

    def _round(self) -> bool:
        """Was there something to do?"""
        close_old_connections()
        if now() - self._looked_after >= _ROUNDS_OFF:
            self._looked_after = now()
            with surviving(f"worker {self.name}, recovering"):
                recover()
            with surviving(f"worker {self.name}, scheduling"):
                tick()
        with surviving(f"worker {self.name}, running"):
            return run_next(self.name)
        return False


def run_next(name: str) -> bool:
    """Runs one job that is due, as the worker `name`. False when there is none."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, backend_name="default").filter(
        Q(run_after__year=9999) | Q(run_after__lte=now())
    )
    if not ready.exists():  # looking takes no lock
        return False
    with transaction.atomic():
        claimed = ready.get_locked()
        if claimed is None:
            return False
        claimed.claim(name)
    _queue_worker(name).run_task(claimed)
    return True


def run_due_jobs(*, limit: int = 10_000) -> int:
    """Runs here and now every job that is due by the office's clock, those they queue included. Returns how many.

    For tests, the demo and `jobs --once`; periodic jobs are queued by `schedule.tick`.
    """
    name = new_name()
    with holding(name):
        done = 0
        while done < limit and run_next(name):
            done += 1
    run_rounds_once()
    return done


def run_worker_in_background(*, interval: float = 0.5) -> JobWorker:
    """Starts a worker in a thread beside a server of one process. `stop()` it before the process ends."""
    worker = JobWorker(interval=interval)
    threading.Thread(target=worker.run, name="jobs", daemon=True).start()
    return worker


def _queue_worker(name: str) -> QueueWorker:
    return QueueWorker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


@contextmanager
def _beating(name: str, works: list[Work]) -> Iterator[None]:
    """Inside, another thread says that the worker lives and how far its job is."""
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(name, works, ended), name="jobs-beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=30)


def _beat(name: str, works: list[Work], ended: threading.Event) -> None:
    begun = now()
    while not ended.is_set():
        with _tolerating_locks():
            Worker.objects.update_or_create(
                name=name, defaults={"seen": now()}, create_defaults={"started": begun, "seen": now()}
            )
            for work in list(works):
                work.write_if_changed()
        ended.wait(_BEAT_SECONDS)
    with _tolerating_locks():
        Worker.objects.filter(name=name).delete()
    connection.close()


@contextmanager
def _tolerating_locks() -> Iterator[None]:
    try:
        yield
    except DatabaseError:  # a long transaction holds the file; the next beat says it
        connection.close()
