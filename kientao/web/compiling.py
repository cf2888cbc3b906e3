"""Compiles an uploaded file: a few at a time, each in a process of its own, each with a time limit."""

import tempfile
import threading
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from kientao.programme.compile_files import Job, compile_file
from kientao.programme.outcome import Outcome, Refused

_PLACES = threading.BoundedSemaphore(2)  # a compile keeps one core busy
_WAIT_SECONDS = 15  # who waits holds one of the server's threads


def compile_upload(upload: "UploadedFile[bytes]") -> Outcome:
    """The outcome; a `Refused` with code "busy" when no place was free in time."""
    if not _PLACES.acquire(timeout=_WAIT_SECONDS):
        return Refused("busy", "Hệ thống đang biên dịch nhiều văn bản cùng lúc.", "Đợi một phút rồi gửi lại.")
    try:
        with tempfile.TemporaryDirectory(prefix="kientao-") as folder:
            path = Path(folder) / "upload"
            with path.open("wb") as kept:
                for chunk in upload.chunks():
                    kept.write(chunk)
            return compile_file(Job(path=path, name=upload.name or "văn bản", seconds=settings.COMPILE_SECONDS))
    finally:
        _PLACES.release()
