"""A database of the program's own that can be copied as it stands."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db import connection, connections


class Copies(Protocol):
    """Takes the database that was built as the pattern of others."""

    def use(self, name: str) -> None:
        """Works on a fresh copy of the pattern from now on."""
        ...


@dataclass(frozen=True)
class SqliteCopies:
    """Files beside the first one."""

    pattern: Path

    def use(self, name: str) -> None:
        """A copy of the file."""
        connections.close_all()  # the last connection writes what waits in the WAL
        target = self.pattern.with_name(f"{name}.sqlite3")
        shutil.copy(self.pattern, target)
        connection.settings_dict["NAME"] = str(target)


@dataclass(frozen=True)
class PostgresqlCopies:
    """Databases on the same server."""

    pattern: str

    def use(self, name: str) -> None:
        """CREATE DATABASE … TEMPLATE …"""
        import psycopg

        connections.close_all()
        given = connection.settings_dict
        at = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
        known = {key: value for key, value in at.items() if value}
        with psycopg.connect(dbname="postgres", autocommit=True, **known) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.pattern}"')
        connection.settings_dict["NAME"] = name


def copies() -> Copies:
    """Of the database of this process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return SqliteCopies(Path(os.path.abspath(name)))
    return PostgresqlCopies(name)
