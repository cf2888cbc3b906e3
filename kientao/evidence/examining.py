"""Has strangers' files checked and read in processes of their own, within time and memory. Knows no Django."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kientao.documents.apart import Apart, Refused
from kientao.evidence import refusals
from kientao.evidence.head import DocumentHeadRead
from kientao.evidence.media import BY_CODE, DOC, DOCX, PDF, TEXT, Media
from kientao.evidence.names import clean_name
from kientao.evidence.refusals import UnacceptableFile

DEFAULT_SECONDS = 60.0
MEMORY_BYTES = 2 * 1024**3

_PLACES = threading.BoundedSemaphore(3)  # in each server process; every place keeps a core busy
_WAIT_SECONDS = 20.0  # who waits holds one of the server's threads

_WORKER = "kientao.evidence.worker"
_READ = (DOCX, PDF, DOC, TEXT)
_FORBIDS = frozenset({"secret", "encrypted", "unpacks-too-large"})
_OVERWHELMED = frozenset({"timeout", "memory", "crash"})


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be evidence: what it is, and what was read from it (None for kinds that have no head)."""

    media: Media
    head: DocumentHeadRead | None


def examine(path: Path, name: str, *, seconds: float = DEFAULT_SECONDS) -> Examined:
    """Checks the file at `path`, called `name` (clean), then reads it where it has words.

    Each of the two may take `seconds`; a few files are examined at a time. Raises UnacceptableFile.
    """
    with _place(name):
        media = _checked(path, name, seconds)
        return Examined(media, _head(path, name, media, seconds) if media in _READ else None)


def examine_kind(path: Path, name: str, *, seconds: float = DEFAULT_SECONDS) -> Examined:
    """As `examine`, without reading the words. Raises UnacceptableFile."""
    with _place(name):
        return Examined(_checked(path, name, seconds), None)


def read_head(data: bytes, name: str, *, seconds: float = DEFAULT_SECONDS) -> DocumentHeadRead:
    """Number, date, issuer, signer and title as the document prints them. Never raises for what is in the file
    but a mark of secrecy (UnacceptableFile): what couldn't be read has its reason in `unread`."""
    with tempfile.NamedTemporaryFile(prefix="kientao-head-") as file:
        file.write(data)
        file.flush()
        return _head(Path(file.name), clean_name(name), PDF, seconds)


def _checked(path: Path, name: str, seconds: float) -> Media:
    given = _asked("check", path, name, seconds)
    if isinstance(given, Refused):
        raise _refusal(given, name)
    return BY_CODE[str(given["media"])]


@contextmanager
def _place(name: str) -> Iterator[None]:
    if not _PLACES.acquire(timeout=_WAIT_SECONDS):
        raise refusals.busy(name)
    try:
        yield
    finally:
        _PLACES.release()


def _head(path: Path, name: str, media: Media, seconds: float) -> DocumentHeadRead:
    given = _asked("read", path, name, seconds)
    if not isinstance(given, Refused):
        return DocumentHeadRead.from_json(given["head"])
    # A PDF's first pages were asked for a mark already; of the others nothing is known until they are read.
    if given.code in _FORBIDS or (given.code in _OVERWHELMED and media in (DOCX, TEXT)):
        raise _refusal(given, name)
    return DocumentHeadRead(unread=_refusal(given, name).message)


def _refusal(given: Refused, name: str) -> UnacceptableFile:
    return (
        refusals.unchecked(name) if given.code == "crash" else UnacceptableFile(given.code, given.message, given.hint)
    )


def _asked(step: str, path: Path, name: str, seconds: float) -> dict[str, Any] | Refused:
    request = {"step": step, "path": str(path), "name": name}
    return Apart(_WORKER, request, seconds=seconds, memory=MEMORY_BYTES).run()
