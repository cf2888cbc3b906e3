"""What goes on beside the jobs: short rounds every fraction of a second, which don't wait for a long job to end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.db import close_old_connections, connection

from kientao.base.jobs.surviving import surviving


@dataclass(frozen=True, slots=True)
class Round:
    """`run` looks for something to do and does it; a second one running meanwhile does no harm."""

    name: str
    run: Callable[[], object]
    seconds: float


_rounds: dict[str, Round] = {}


def beside_jobs(name: str, run: Callable[[], object], *, seconds: float) -> None:
    """Declares a round, in an app's `ready`."""
    _rounds[name] = Round(name, run, seconds)


def run_rounds_once() -> None:
    """Here and now."""
    for one in _rounds.values():
        one.run()


@contextmanager
def rounds_going() -> Iterator[None]:
    """Inside, each round goes on in a thread of its own."""
    with ExitStack() as threads:
        for one in _rounds.values():
            threads.enter_context(_going(one))
        yield


@contextmanager
def _going(one: Round) -> Iterator[None]:
    ended = threading.Event()
    thread = threading.Thread(target=_go, args=(one, ended), name=f"jobs-{one.name}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=30)


def _go(one: Round, ended: threading.Event) -> None:
    """Until it is ended."""
    while not ended.wait(one.seconds):
        close_old_connections()
        with surviving(one.name):
            one.run()
    connection.close()
