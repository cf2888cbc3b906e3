"""Is a worker alive? On one machine a locked file knows at once; on others the worker's last word decides."""

import fcntl
import os
import re
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from kientao.base.clock import now
from kientao.base.models import Worker

SILENCE = timedelta(seconds=60)  # a worker unheard of for so long is dead
_SAFE = re.compile(r"[^\w.-]")


def new_name() -> str:
    """A name no other worker ever has."""
    return f"{_SAFE.sub('-', socket.gethostname())[:24]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"


@contextmanager
def holding(name: str) -> Iterator[None]:
    """Inside, this process is the worker `name`. However the process ends, the system lets go of the file."""
    file = _file(name)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield
        finally:
            file.unlink(missing_ok=True)


def is_alive(name: str, started: datetime | None) -> bool:
    """Does the worker that began something at `started` still run?"""
    held = _is_held(_file(name))
    if held is not None:
        return held
    row = Worker.objects.filter(name=name).first()
    heard = row.seen if row else started
    return heard is not None and now() - heard < SILENCE


def bury(name: str) -> None:
    """Removes what a dead worker left."""
    _file(name).unlink(missing_ok=True)
    Worker.objects.filter(name=name).delete()


def _file(name: str) -> Path:
    folder: Path = settings.VAR / "workers"
    return folder / _SAFE.sub("-", name)


def _is_held(file: Path) -> bool | None:
    """None when this machine knows nothing of it."""
    try:
        with file.open("r") as seen:
            fcntl.flock(seen, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return True
    return False
