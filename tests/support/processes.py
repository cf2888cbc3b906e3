"""Processes beside the test that work on the same database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def database_address() -> str:
    """What `KIENTAO_DATABASE` must be for a process to meet the test's rows (only in transaction=True tests)."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    host, port = given["HOST"], given["PORT"]
    at = f"{given['USER']}:{given['PASSWORD']}" if given["PASSWORD"] else given["USER"]
    if host.startswith("/"):
        return f"postgresql://{at}@{f':{port}' if port else ''}/{given['NAME']}?host={host}"
    return f"postgresql://{at}@{host}{f':{port}' if port else ''}/{given['NAME']}"


def started(*command: str) -> "subprocess.Popen[str]":
    """Starts `python -m …` on the test's database; the caller ends it."""
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "KIENTAO_DATABASE": database_address(),
            "KIENTAO_LOG": "json",
        },
    )


def wait_until(true: Callable[[], bool], *, seconds: float = 30) -> None:
    """Asks again and again. Raises AssertionError when it does not come true in time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.1)
