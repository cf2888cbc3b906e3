"""A progress bar on standard error, for several files on a terminal."""

import sys
import threading
import time
from types import TracebackType
from typing import Self

_WIDTH = 28


class Progress:
    """Drawn only where somebody watches and there is more than one file."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._begun = time.monotonic()
        self._watched = total > 1 and sys.stderr.isatty()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause()

    def step(self) -> None:
        """One more file is done; called from any thread."""
        with self._lock:
            self._done += 1
        self._draw()

    def pause(self) -> None:
        """Clears the line, so that something else can be printed."""
        if self._watched:
            with self._lock:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()

    def _draw(self) -> None:
        if not self._watched or self._done >= self._total:
            return
        with self._lock:
            filled = _WIDTH * self._done // self._total
            bar = "█" * filled + "░" * (_WIDTH - filled)
            seconds = int(time.monotonic() - self._begun)
            sys.stderr.write(f"\r\x1b[K{bar} {self._done}/{self._total} tệp, {seconds} giây")
            sys.stderr.flush()
