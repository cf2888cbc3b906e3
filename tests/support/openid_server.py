"""A real OpenID provider in a process of its own, from the package oidc-provider-mock."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.support.servers import free_port


def program() -> str | None:
    """Its command: beside this Python's, else on the path."""
    beside = Path(sys.executable).parent / "oidc-provider-mock"
    return str(beside) if beside.is_file() else shutil.which("oidc-provider-mock")


@contextmanager
def openid_server() -> Iterator[str]:
    """The issuer's address, while it runs. Call it only where `program()` finds one."""
    port = free_port()
    issuer = f"http://localhost:{port}"
    command = [program() or "", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(issuer)
        yield issuer
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(issuer: str) -> None:
    for _ in range(200):
        try:
            requests.get(f"{issuer}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the OpenID provider did not start")
