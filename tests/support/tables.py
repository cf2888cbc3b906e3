"""The tables of a process that begins on an empty database. Import it once Django is set up."""

import os
import shutil
from pathlib import Path

from django.core.management import call_command
from django.db import connection

LAID = "KIENTAO_TESTS_TABLES"  # where the file lies that others are copies of


def lay_tables() -> None:
    """As `migrate`; but after the first time in a run of tests a new SQLite file is a copy of that one."""
    file, laid = Path(str(connection.settings_dict["NAME"])), Path(os.environ.get(LAID, ""))
    if connection.vendor != "sqlite" or LAID not in os.environ or file.exists():
        call_command("migrate", verbosity=0)
        return
    if not laid.exists():
        call_command("migrate", verbosity=0)
        connection.close()  # the last connection writes what waits in the WAL
        _copied(file, laid)
        return
    _copied(laid, file)


def _copied(one: Path, other: Path) -> None:
    """All of it or nothing, whoever else does the same."""
    other.parent.mkdir(parents=True, exist_ok=True)
    half = other.with_name(f"{other.name}.{os.getpid()}")
    shutil.copy(one, half)
    half.replace(other)
