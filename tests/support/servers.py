"""Starts a server of ours and waits for the line that says it listens."""

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def running(command: list[str], environment: dict[str, str], until: Callable[[str], str | None]) -> Iterator[str]:
    """Runs a server; yields what `until` makes of the line it waits for."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            found = until(line)
            if found is not None:
                yield found
                return
        assert process.stderr is not None
        raise AssertionError(f"the server did not start: {process.stderr.read()}")
    finally:
        process.terminate()
        process.communicate(timeout=20)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
