"""A real browser, and a real server on this machine."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Playwright, expect, sync_playwright

from tests.support.cast import PASSWORD
from tests.support.chromium import chromium
from tests.support.servers import free_port, running

PATIENCE = 60_000  # ms: a busy machine is slower, and no less right
expect.set_options(timeout=PATIENCE)

SIZES = {"máy bàn": (1366, 768), "điện thoại": (360, 740)}
_QUIET = (  # Chromium asks its makers for nothing
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Site:
    """Where the server answers, the page of the kept document, that of a review. Sơn is signed in."""

    base: str
    document: str
    review: str
    signed_in: Any


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    port = free_port()
    environment = {
        "KIENTAO_VAR": str(tmp_path_factory.mktemp("var")),
        "KIENTAO_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.support.serve_small_plan", str(port)]
    with running(command, environment, lambda line: line.strip() or None) as paths:
        base = f"http://127.0.0.1:{port}"
        document, review = paths.split()
        yield Site(base, base + document, base + review, _signed_in(browser, base))


def _signed_in(browser: Browser, base: str) -> Any:
    """What a window must hold to be Sơn's."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"{base}/dang-nhap/?next=/tai-khoan/")
    page.get_by_label("Tên đăng nhập").fill("son")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/tai-khoan/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if chromium() is None:
        pytest.skip("KHÔNG TÌM THẤY CHROMIUM: các bài kiểm tra trên trình duyệt không chạy (cài gói chromium)")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    launched = playwright.chromium.launch(executable_path=chromium(), args=[*_QUIET, *sandbox])
    yield launched
    launched.close()


@dataclass
class Visit:
    """A page somebody looks at, and what went wrong on it."""

    page: Page
    asked: list[str]
    wrong: list[str]

    def dialog(self, dialog: Dialog) -> None:
        """No page of ours opens one."""
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a window of a size; at the end nothing may have gone wrong, and nobody else been asked."""
    visits: list[Visit] = []
    signed_in = request.getfixturevalue("site").signed_in if "site" in request.fixturenames else None

    def opened(address: str, size: str = "máy bàn", *, scripts: bool = True, offline: bool = False) -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            java_script_enabled=scripts,
            has_touch=size == "điện thoại",
            offline=offline,
            storage_state=signed_in,
        )
        page = context.new_page()
        made = Visit(page, [], [])
        page.on("request", lambda request: made.asked.append(request.url))
        page.on("console", lambda said: made.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: made.wrong.append(str(error)))
        page.on("dialog", made.dialog)
        page.goto(address)
        visits.append(made)
        return made

    yield opened
    for made in visits:
        made.page.context.close()
        assert made.wrong == []
        assert [url for url in made.asked if not url.startswith(("http://127.0.0.1:", "file:", "data:"))] == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives the browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
