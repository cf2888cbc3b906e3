"""Uploads that a job will read: in a folder of the program's own, readable to its owner alone, for a day at most."""

import contextlib
import time
import uuid
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings

_FORGOTTEN = timedelta(days=1).total_seconds()  # files this old belong to no job that still waits


def spooled(chunks: Iterable[bytes]) -> Path:
    """A new file with the content; whoever reads it removes it."""
    folder = _folder()
    for old in folder.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - old.stat().st_mtime > _FORGOTTEN:
                old.unlink()
    path = folder / uuid.uuid4().hex
    path.touch(mode=0o600)
    try:
        with path.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def spooled_file(name: str) -> Path:
    """Where the file of that name is, or was."""
    return _folder() / Path(name).name


def _folder() -> Path:
    folder = Path(settings.VAR) / "spool"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
