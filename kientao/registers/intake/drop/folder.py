"""A folder that is never left: each step is opened from the one above and no link is followed.

A file counts as whole once nobody has changed it for half a minute.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kientao.base.clock import wall_clock

QUIET_SECONDS = 30
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # a pipe with nobody at its other end would be waited for


class NotAFile(Exception):
    """A link, a pipe, a folder with the ending of a file. The message is Vietnamese."""


class NotYet(Exception):
    """It is still being written."""


@dataclass(frozen=True, slots=True)
class Place:
    """An open folder, by its descriptor."""

    descriptor: int

    def names(self, endings: Sequence[str]) -> list[str]:
        """What lies in it and ends so, in order; hidden ones are left alone."""
        there = sorted(os.listdir(self.descriptor))
        return [name for name in there if not name.startswith(".") and name.lower().endswith(tuple(endings))]

    def read(self, name: str, most: int) -> bytes:
        """What is in it, at most one byte more than `most`. Raises NotAFile, NotYet."""
        try:
            descriptor = os.open(name, _FILE, dir_fd=self.descriptor)
        except OSError:
            raise NotAFile("Đây là đường dẫn tắt hoặc không mở được: đặt tệp thật vào thư mục.") from None
        try:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise NotAFile("Đây không phải một tệp: đặt tệp thật vào thư mục.")
            if wall_clock().timestamp() - before.st_mtime < QUIET_SECONDS:
                raise NotYet
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                content = file.read(most + 1)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise NotYet
        return content

    def make_ready(self, *folders: str) -> None:
        """Raises OSError where nothing could be put aside: then nothing is begun either."""
        for name in folders:
            with self._below(name):
                pass

    def put_aside(self, name: str, where: str, stamp: str, words: str = "") -> None:
        """Moves it into a folder beside it under a name nobody has, with the words in a text file beside it."""
        with self._below(where) as target:
            there = set(os.listdir(target))
            free = next(one for one in _names(stamp, name) if one not in there and f"{one}.txt" not in there)
            os.rename(name, free, src_dir_fd=self.descriptor, dst_dir_fd=target)
            if words:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
                with os.fdopen(os.open(f"{free}.txt", flags, 0o640, dir_fd=target), "w", encoding="utf-8") as text:
                    text.write(f"{words}\n")

    @contextmanager
    def _below(self, name: str) -> Iterator[int]:
        with suppress(FileExistsError):
            os.mkdir(name, 0o750, dir_fd=self.descriptor)
        descriptor = os.open(name, _FOLDER, dir_fd=self.descriptor)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


@contextmanager
def place(folder: Path, *below: str) -> Iterator[Place | None]:
    """The folder below, each of its names opened from the one above; None where one is missing or a link."""
    opened: list[int] = []
    try:
        opened.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))  # the operator may name a link
        for name in below:
            opened.append(os.open(name, _FOLDER, dir_fd=opened[-1]))
    except OSError:
        found = None
    else:
        found = Place(opened[-1])
    try:
        yield found
    finally:
        for descriptor in reversed(opened):
            os.close(descriptor)


def _names(stamp: str, name: str) -> Iterator[str]:
    yield f"{stamp}-{name}"
    for number in range(2, 10_000):
        yield f"{stamp}-{number}-{name}"
