"""Whoever acts may be gone at any step: all has happened or nothing, the trail is whole, the next attempt succeeds."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hardship.worlds import WORLDS
from tests.support.servers import ROOT

pytestmark = pytest.mark.slow
KINDS = ("sqlite", "postgresql")


DEEDS = [(world, deed) for world, put in WORLDS.items() for deed in put.deeds]


@pytest.fixture(scope="module")
def reports(address_on: Callable[[str], str], quick_folder: Path) -> Callable[[str, str], dict[str, dict[str, Any]]]:
    """What came of every deed of a world on a kind of database; both kinds are tried at the same time."""
    running: dict[tuple[str, str], subprocess.Popen[str]] = {}
    told: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}

    def begin(world: str) -> None:
        for kind in KINDS:
            if (kind, world) not in running and (address := address_on(kind)):
                running[kind, world] = _started(address, quick_folder / f"{kind}-{world.replace(' ', '-')}", world)

    def of(kind: str, world: str) -> dict[str, dict[str, Any]]:
        begin(world)
        if (kind, world) not in running:
            pytest.skip("KHÔNG TÌM THẤY POSTGRESQL: không thử được việc mất điện trên PostgreSQL")
        if (kind, world) not in told:
            out, complaints = running[kind, world].communicate(timeout=1500)
            assert running[kind, world].returncode == 0, complaints
            lines = [json.loads(line) for line in out.splitlines()]
            told[kind, world] = {line["deed"]: {**line, "complaints": complaints} for line in lines}
        return told[kind, world]

    return of


def _started(address: str, folder: Path, world: str) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "KIENTAO_VAR": str(folder),
        "KIENTAO_DATABASE": address,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.hardship.killing", world]
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("world", "deed"), DEEDS)
def test_a_power_cut_at_any_step_leaves_all_or_nothing(
    reports: Callable[[str, str], dict[str, dict[str, Any]]], kind: str, world: str, deed: str
) -> None:
    report = reports(kind, world)[deed]
    assert report["kills"] >= 5
    assert report["wrong"] == [], report["complaints"]
