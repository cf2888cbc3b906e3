"""What a running job holds in its hand: for whom it runs, where to say how far it is, whether to stop."""

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from kientao.base.actor import Actor
from kientao.base.models import Job
from kientao.base.models.job import JobState

_SECONDS_BETWEEN_WRITES = 0.5


class Cancelled(Exception):
    """Somebody asked the job to stop."""


class Superseded(Exception):
    """The job was given to another worker meanwhile, or ended: this run must not go on."""


class Work:
    """One try at one job. `actor` is who asked for it, `attempt` counts from 1."""

    def __init__(self, job: uuid.UUID, task: uuid.UUID, actor: Actor, attempt: int) -> None:
        self.job = job
        self.actor = actor
        self.attempt = attempt
        self._task = task
        self._done = 0
        self._total: int | None = None
        self._doing = ""
        self._changed = False
        self._written = float("-inf")
        self._lock = threading.Lock()

    def steps(self, total: int, doing: str = "") -> None:
        """Says how many steps there are, and begins counting."""
        with self._lock:
            self._done, self._total, self._doing, self._changed = 0, total, doing[:200], True
        self._pause()

    def step(self, doing: str = "", *, count: int = 1) -> None:
        """Says that `count` more steps are done and what comes now. Raises Cancelled when somebody asked to stop.

        Inside a transaction others see the progress only where the database lets a second connection write.
        """
        with self._lock:
            self._done += count
            self._doing = doing[:200] or self._doing
            self._changed = True
        self._pause()

    def check(self) -> None:
        """Raises Cancelled when somebody asked to stop; for long stretches without steps."""
        self._pause()

    def write(self) -> None:
        """Writes how far it is. Raises Superseded."""
        with self._lock:
            fields = {"steps_done": self._done, "steps_total": self._total, "doing": self._doing}
            self._changed = False
        mine = Job.objects.filter(pk=self.job, task=self._task, attempt=self.attempt, state=JobState.RUNNING)
        if not mine.update(**fields):
            raise Superseded

    def write_if_changed(self) -> None:
        """For the thread that says every few seconds that the worker lives."""
        if self._changed:
            try:
                self.write()
            except Superseded:
                return  # the job itself meets it at its next step

    def _pause(self) -> None:
        if time.monotonic() - self._written < _SECONDS_BETWEEN_WRITES:
            return
        self._written = time.monotonic()
        if not connection.in_atomic_block or _watched.get() is None:
            self.write()  # inside a transaction it would be seen only at the end: there the other thread writes
        self._ask()

    def _ask(self) -> None:
        asked = Job.objects.filter(pk=self.job).values_list("cancel_asked", flat=True).first()
        if asked:
            raise Cancelled


_watched: ContextVar[list[Work] | None] = ContextVar("watched", default=None)


@contextmanager
def watching() -> Iterator[list[Work]]:
    """Inside, jobs that run in this thread are in the list, for another thread to write their progress."""
    works: list[Work] = []
    token = _watched.set(works)
    try:
        yield works
    finally:
        _watched.reset(token)


@contextmanager
def watched(work: Work) -> Iterator[None]:
    """The job runs inside."""
    works = _watched.get()
    if works is None:
        yield
        return
    works.append(work)
    try:
        yield
    finally:
        works.remove(work)
