"""A one-stop shop on a real server of this machine, and people of it at their screens."""

import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PATIENCE, SIZES
from tests.browser.paths.desk import Desk
from tests.support.cast import PASSWORD
from tests.support.servers import free_port, running

SHOP_DAY = "2026-03-03"


@pytest.fixture(scope="session")
def one_stop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where it answers."""
    port = free_port()
    environment = {
        "KIENTAO_VAR": str(tmp_path_factory.mktemp("shop")),
        "KIENTAO_DATABASE": "",
        "KIENTAO_PRACTICE_DAY": SHOP_DAY,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.support.serve_shop", str(port)]
    with running(command, environment, lambda line: line.strip() or None):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def at_work(browser: Browser, one_stop: str) -> Iterator[Callable[..., Desk]]:
    """Somebody of the shop signed in; at the end nothing may have gone wrong, and nobody else been asked."""
    desks: list[Desk] = []

    def made(who: str, size: str = "máy bàn", *, scripts: bool = True) -> Desk:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            has_touch=size == "điện thoại",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE)
        desk = Desk(context.new_page(), one_stop, PASSWORD)
        desks.append(desk)
        desk.sign_in(who, "/mot-cua/")
        return desk

    yield made
    for desk in desks:
        desk.page.context.close()
    for desk in desks:
        assert desk.wrong == []
        assert [url for url in desk.asked if not url.startswith((desk.base + "/", "data:", "blob:"))] == []
