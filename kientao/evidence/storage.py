"""Files on disk, named by their hash: written once however often handed in, whole or not at all."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

_CHUNK = 1024 * 1024
_FRESH_SECONDS = 24 * 3600


class Readable(Protocol):
    """Anything that gives bytes: an upload, an open file."""

    def read(self, size: int = ..., /) -> bytes: ...


class TooLarge(Exception):
    """More bytes came than allowed. Nothing of them is left."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes that arrived and aren't evidence yet. The file is gone when the context ends."""

    path: Path
    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    """Where the file with that hash stands, or would."""
    return _folder() / sha256[:2] / sha256[2:4] / sha256


def open_stored(sha256: str) -> BinaryIO:
    """The file, open for reading. Raises FileNotFoundError."""
    return path_of(sha256).open("rb")


@contextlib.contextmanager
def received(upload: Readable, *, limit: int) -> Iterator[Incoming]:
    """What `upload` gives, on the same disk as the evidence, with its hash. Raises TooLarge beyond `limit` bytes."""
    waiting = _incoming()
    handle, name = tempfile.mkstemp(dir=waiting)
    path = Path(name)
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as file:
            while chunk := upload.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise TooLarge
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o400)
        yield Incoming(path, digest.hexdigest(), size)
    finally:
        path.unlink(missing_ok=True)


def keep(incoming: Incoming) -> bool:
    """Puts the file in its place; True when it replaced one whose content no longer fitted its name.

    After it returns the whole file is on disk, also after a loss of power. A row may be written then, not before.
    """
    place = path_of(incoming.sha256)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        try:
            os.link(incoming.path, place)
        except FileExistsError:
            try:
                os.utime(place)  # fresh again, so that a sweep leaves it alone
                if hash_of(place) == incoming.sha256:
                    return False
            except FileNotFoundError:
                continue  # swept just now
            os.replace(_copy(incoming.path), place)
            _flush(place.parent)
            return True
        _flush(place.parent)
        _flush(place.parent.parent)
        return False


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content. Raises FileNotFoundError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_hashes() -> Iterator[str]:
    """Every file that stands in its place, whether a row knows it or not."""
    for path in sorted(_folder().glob("??/??/*")):
        if path.is_file() and len(path.name) == 64:
            yield path.name


def sweep_incoming() -> int:
    """Removes what a crash left of uploads more than a day ago; how many."""
    old = [path for path in _incoming().iterdir() if path.is_file() and _is_old(path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


@contextlib.contextmanager
def set_aside(sha256: str) -> Iterator[Path | None]:
    """Takes an old file out of its place: unlink what is given to remove it for good, else it goes back.

    None when it is gone or less than a day old: somebody may be handing the same content in at this moment.
    """
    place = path_of(sha256)
    aside = _incoming() / f"swept-{sha256}-{os.getpid()}"
    try:
        if not _is_old(place):
            yield None
            return
        place.rename(aside)
    except FileNotFoundError:
        yield None
        return
    try:
        yield aside if _is_old(aside) else None
    finally:
        if aside.exists():
            with contextlib.suppress(FileExistsError):
                os.link(aside, place)
            aside.unlink()


def _folder() -> Path:
    return Path(settings.EVIDENCE_FOLDER)


def _incoming() -> Path:
    folder = _folder() / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _copy(path: Path) -> Path:
    """A second name for the same bytes, to be moved over a file that is there."""
    other = path.with_name(f"{path.name}-again")
    os.link(path, other)
    return other


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > _FRESH_SECONDS


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
