"""The command line itself: help, version, wrong words."""

import statistics
import time

import pytest

from kientao import __version__
from tests.cli.command import kientao


def test_the_version_is_the_packages() -> None:
    assert kientao("--version").stdout.decode() == f"kientao {__version__}\n"


def test_help_is_in_vietnamese_and_names_the_exit_codes() -> None:
    said = kientao("compile", "--help").stdout.decode()
    assert said.startswith("cách dùng: kientao compile")
    assert "Mã thoát" in said


def test_help_comes_at_once() -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        kientao("compile", "--help")
        times.append(time.perf_counter() - begun)
    assert statistics.median(times) < 0.4


@pytest.mark.parametrize("words", [[], ["compile"], ["compile", "x.txt", "--format", "xml"], ["bay"]])
def test_a_wrong_command_ends_with_2(words: list[str]) -> None:
    assert kientao(*words).returncode == 2
