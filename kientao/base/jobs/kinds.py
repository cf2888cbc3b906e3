"""The jobs that exist: each is a function with a few words for people."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils.module_loading import autodiscover_modules, import_string

from kientao.base.jobs.times import Rhythm
from kientao.base.jobs.work import Work

Run = Callable[..., dict[str, Any] | None]


class JobFailed(Exception):
    """Raised by a job that can't succeed however often it is tried. The message is Vietnamese, for whoever asked."""


class UnknownJob(LookupError):
    """No job of that name in this version."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """A declared job. `run` gets a Work and the arguments; what it returns is the job's result (JSON).

    `retries` tries follow the first, `retry_after` and then twice as long each time. `rhythm` makes it periodic: it is
    queued by the system at each occurrence, with `due`, the occurrence in ISO form, as its one argument.
    """

    run: Run
    words: str
    retries: int = 3
    retry_after: timedelta = timedelta(seconds=30)
    priority: int = 0
    rhythm: Rhythm | None = None
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", f"{self.run.__module__}.{self.run.__qualname__}")

    def check(self, arguments: Mapping[str, Any]) -> None:
        """Raises TypeError unless the function takes these arguments."""
        inspect.signature(self.run).bind(None, **arguments)


_periodic: dict[str, JobKind] = {}


def job(
    *,
    words: str,
    retries: int = 3,
    retry_after: timedelta = timedelta(seconds=30),
    priority: int = 0,
    rhythm: Rhythm | None = None,
) -> Callable[[Run], JobKind]:
    """Declares a job: `@job(words="Đọc tệp Excel") def read(work: Work, *, file: int) -> dict[str, Any] | None`.

    `priority` from -100 to 100: give 10 to what somebody sits waiting for.
    """

    def declare(run: Run) -> JobKind:
        kind = JobKind(run, words, retries, retry_after, priority, rhythm)
        if rhythm is not None:
            kind.check({"due": ""})
            _periodic[kind.name] = kind
        return kind

    return declare


def find(name: str) -> JobKind:
    """The job of that name. Raises UnknownJob."""
    try:
        found = import_string(name)
    except ImportError as missing:
        raise UnknownJob(name) from missing
    if not isinstance(found, JobKind):
        raise UnknownJob(name)
    return found


def periodic() -> list[JobKind]:
    """Every job with a rhythm, of all installed apps."""
    autodiscover_modules("jobs")
    return [_periodic[name] for name in sorted(_periodic)]


__all__ = ["JobFailed", "JobKind", "UnknownJob", "Work", "find", "job", "periodic"]
