"""Whoever acts may be gone at any step: all has happened or nothing, the trail is whole, the next attempt succeeds."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hardship.deeds import DEEDS
from tests.support.servers import ROOT

pytestmark = pytest.mark.slow
KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="module")
def reports(address_on: Callable[[str], str], quick_folder: Path) -> Callable[[str], dict[str, dict[str, Any]]]:
    """What came of every deed on a kind of database; both are tried at the same time."""
    addresses = {kind: address_on(kind) for kind in KINDS}
    running = {kind: _started(address, quick_folder / kind) for kind, address in addresses.items() if address}
    told: dict[str, dict[str, dict[str, Any]]] = {}

    def of(kind: str) -> dict[str, dict[str, Any]]:
        if kind not in running:
            pytest.skip("KHÔNG TÌM THẤY POSTGRESQL: không thử được việc mất điện trên PostgreSQL")
        if kind not in told:
            out, complaints = running[kind].communicate(timeout=1500)
            assert running[kind].returncode == 0, complaints
            lines = [json.loads(line) for line in out.splitlines()]
            told[kind] = {line["deed"]: {**line, "complaints": complaints} for line in lines}
        return told[kind]

    return of


def _started(address: str, folder: Path) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "KIENTAO_VAR": str(folder),
        "KIENTAO_DATABASE": address,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.hardship.killing"]
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_power_cut_at_any_step_leaves_all_or_nothing(
    reports: Callable[[str], dict[str, dict[str, Any]]], kind: str, deed: str
) -> None:
    report = reports(kind)[deed]
    assert report["kills"] >= 6
    assert report["wrong"] == [], report["complaints"]
