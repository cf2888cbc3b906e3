"""Every page of the one-stop shop, opened by somebody who sees it: usable by everybody, at a desk and on a phone."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import SIZES
from tests.browser.paths.desk import Desk
from tests.hardship.counter.office import PEOPLE
from tests.permissions.one_stop_world import DAY
from tests.support.cast import PASSWORD
from tests.support.servers import free_port, running

pytestmark = pytest.mark.slow
Pages = list[tuple[str, str]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Pages]]:
    """Where it answers, and who opens which page."""
    port = free_port()
    environment = {
        "KIENTAO_VAR": str(tmp_path_factory.mktemp("pages")),
        "KIENTAO_DATABASE": "",
        "KIENTAO_PRACTICE_DAY": DAY,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.hardship.counter.serve", str(port), "build"]
    with running(command, environment, lambda line: line.strip() if line.startswith("[") else None) as told:
        yield f"http://127.0.0.1:{port}", [(who, path) for who, path in json.loads(told)]


@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_used_by_everybody(browser: Browser, served: tuple[str, Pages], size: str) -> None:
    base, pages = served
    assert len(pages) > 80
    faults: list[str] = []
    for who in PEOPLE:
        own = [path for one, path in pages if one == who]
        if own:
            with _at_work(browser, base, who, size) as desk:
                faults += [fault for path in own if (fault := _fault(desk, path))]
                faults += desk.wrong
    assert faults == []


@contextmanager
def _at_work(browser: Browser, base: str, who: str, size: str) -> Iterator[Desk]:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", has_touch=size == "điện thoại"
    )
    desk = Desk(context.new_page(), base, PASSWORD)
    desk.sign_in(who)
    yield desk
    context.close()


def _fault(desk: Desk, path: str) -> str:
    answer = desk.type_address(path)
    if answer is None or answer.status != 200:
        return f"{path}: {answer.status if answer else 'no answer'}"
    try:
        desk.at(re.compile("."))
    except AssertionError as wrong:
        return f"{path}: {str(wrong)[:600]}"
    return ""
