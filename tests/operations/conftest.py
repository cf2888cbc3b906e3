"""A PostgreSQL of the tests' own."""

import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.on_postgresql import server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Gives the address of a new, empty database each time it is called."""
    with tempfile.TemporaryDirectory(prefix="kientao-pg-") as folder, server(Path(folder)) as address:
        if address is None:
            pytest.skip("KHÔNG TÌM THẤY POSTGRESQL: không thử được việc phục hồi sang PostgreSQL")

        def fresh() -> str:
            import psycopg

            name = f"trial_{uuid.uuid4().hex[:12]}"
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')
            head, _, query = address.partition("?")
            return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")

        yield fresh
