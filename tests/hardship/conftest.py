"""Databases that are this machine's alone, and nothing waits for a disk."""

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.on_postgresql import server

MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def quick_folder() -> Iterator[Path]:
    """In memory where there is such a place: whoever is killed there leaves the same behind."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    with tempfile.TemporaryDirectory(prefix="kientao-hardship-", dir=MEMORY if usable else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def address_on(quick_folder: Path) -> Iterator[Callable[[str], str]]:
    """Gives the address of a new, empty database: "sqlite" or "postgresql"; "" where there is no such server."""
    with tempfile.TemporaryDirectory(prefix="kientao-pg-") as folder, server(Path(folder)) as started:

        def fresh(kind: str) -> str:
            name = f"trial_{uuid.uuid4().hex[:12]}"
            if kind == "sqlite":
                return f"sqlite:///{quick_folder}/{name}.sqlite3"
            return _made(started, name) if started is not None else ""

        yield fresh


def _made(started: str, name: str) -> str:
    import psycopg

    with psycopg.connect(started, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # it is those who ask the server that die here
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, query = started.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
