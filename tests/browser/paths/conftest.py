"""Two young provinces on real servers of this machine, and desks to sit down at."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PATIENCE, SIZES
from tests.browser.paths.desk import Desk
from tests.support.servers import free_port, running

PRACTICE_DAY = "2026-07-06"
PASSWORD = "thuc-hanh-2026"


@contextmanager
def _served(folder: Path, *options: str) -> Iterator[str]:
    port = free_port()
    environment = {
        "KIENTAO_VAR": str(folder),
        "KIENTAO_DATABASE": "",
        "KIENTAO_PRACTICE_DAY": PRACTICE_DAY,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.support.serve_province", str(port), *options]
    with running(command, environment, lambda line: line.strip() or None):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A province whose people are there and whose plan isn't."""
    with _served(tmp_path_factory.mktemp("empty")) as base:
        yield base


@pytest.fixture(scope="session")
def running_province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A province whose plan was adopted in January; on 6 July nobody has handed anything in."""
    with _served(tmp_path_factory.mktemp("running"), "adopted") as base:
        yield base


@pytest.fixture
def seat(browser: Browser) -> Iterator[Callable[..., Desk]]:
    """A window of a size on a served province; at the end nothing may have gone wrong, and nobody else been asked."""
    desks: list[Desk] = []

    def made(base: str, size: str = "máy bàn") -> Desk:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", has_touch=size == "điện thoại"
        )
        context.set_default_timeout(PATIENCE)
        desk = Desk(context.new_page(), base, PASSWORD)
        desks.append(desk)
        return desk

    yield made
    for desk in desks:
        desk.page.context.close()
    for desk in desks:
        assert desk.wrong == []
        assert [url for url in desk.asked if not url.startswith((desk.base + "/", "data:", "blob:"))] == []


@pytest.fixture
def sit(seat: Callable[..., Desk], running_province: str) -> Callable[..., Desk]:
    """Somebody signed in where the plan runs."""

    def signed_in(who: str, size: str = "máy bàn") -> Desk:
        desk = seat(running_province, size)
        desk.knock(who)
        return desk

    return signed_in
