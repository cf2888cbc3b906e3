"""A bound on what packed streams of a PDF unfold into; pdfminer itself would unfold any of them whole."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

from pdfminer import pdftypes

from kientao.documents.limits import LIMITS


class UnpacksTooLargeError(Exception):
    """The streams of one file hold more than a file may."""


_left: ContextVar[int] = ContextVar("bytes the streams of the file being read may still hold", default=LIMITS.unpacked)


@contextmanager
def bounded_unpacking() -> Iterator[None]:
    """Inside, reading a PDF raises UnpacksTooLargeError once its streams hold more than `LIMITS` allows."""
    before = _left.set(LIMITS.unpacked)
    try:
        yield
    finally:
        _left.reset(before)


def _decompressed(packed: bytes) -> bytes:
    machine = zlib.decompressobj()
    most = min(LIMITS.part, _left.get())
    data = machine.decompress(packed, most + 1)
    if len(data) > most:
        raise UnpacksTooLargeError
    if not machine.eof:
        raise zlib.error("incomplete or truncated stream")
    _left.set(_left.get() - len(data))
    return data


class _Machine:
    """What pdfminer mends a damaged stream with, piece by piece."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()

    def decompress(self, packed: bytes) -> bytes:
        most = min(LIMITS.part, _left.get())
        data = self._inner.decompress(packed, most + 1)
        if len(data) > most:
            raise UnpacksTooLargeError
        _left.set(_left.get() - len(data))
        return data


vars(pdftypes)["zlib"] = SimpleNamespace(error=zlib.error, decompress=_decompressed, decompressobj=_Machine)
