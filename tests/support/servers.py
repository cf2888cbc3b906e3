"""Starts a server of ours and waits for the line that says it listens."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def running(command: list[str], environment: dict[str, str], until: Callable[[str], str | None]) -> Iterator[str]:
    """Runs a server; yields what `until` makes of the line it waits for."""
    said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed below; a pipe nobody empties would stop the server once it is full
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=said,
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
        said.seek(0)
        raise AssertionError(f"the server did not start: {said.read()}")
    finally:
        process.terminate()
        process.communicate(timeout=20)
        said.close()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
