"""Harmful words stand in everything that can be filled in: a real browser shows them and runs none of them."""

import json
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.hardship.deeds import DAY
from tests.permissions.one_stop_world import DAY as SHOP_DAY
from tests.support.cast import PASSWORD
from tests.support.servers import free_port, running

pytestmark = pytest.mark.slow
OFFICES = {
    "chương trình": ("tests.hardship.web.serve", DAY),
    "một cửa": ("tests.hardship.counter.serve", SHOP_DAY),
}
Pages = list[tuple[str, str]]


@pytest.fixture(scope="module", params=OFFICES)
def harmed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Pages]]:
    """Where it answers, and who sees what was filled in where."""
    port, (serve, day) = free_port(), OFFICES[request.param]
    environment = {
        "KIENTAO_VAR": str(tmp_path_factory.mktemp("var")),
        "KIENTAO_DATABASE": "",
        "KIENTAO_PRACTICE_DAY": day,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", serve, str(port), "harm"]
    with running(command, environment, lambda line: line.strip() if line.startswith("[") else None) as told:
        yield f"http://127.0.0.1:{port}", [(who, path) for who, path in json.loads(told)]


def _came_in(browser: Browser, base: str, who: str, wrong: list[str]) -> Page:
    page = browser.new_context(locale="vi-VN").new_page()

    def dialog(opened: Dialog) -> None:
        wrong.append(f"dialog on {page.url}")
        opened.dismiss()

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if "Refused to" in said.text else None)
    page.on("request", lambda asked: None if asked.url.startswith((base, "data:")) else wrong.append(asked.url))
    page.goto(f"{base}/dang-nhap/?next=/tai-khoan/")
    page.get_by_label("Tên đăng nhập").fill(who)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/tai-khoan/")
    return page


def test_no_page_runs_what_somebody_typed(browser: Browser, harmed: tuple[str, Pages]) -> None:
    base, pages = harmed
    wrong: list[str] = []
    assert len(pages) >= 15
    for who in sorted({who for who, _ in pages}):
        page = _came_in(browser, base, who, wrong)
        for path in [path for one, path in pages if one == who]:
            page.goto(base + path)
            made = page.evaluate("document.querySelectorAll('img[src=x], [onerror], script:not([src])').length")
            inline = page.evaluate("[...document.scripts].filter(one => one.textContent.includes('alert')).length")
            assert (made, inline) == (0, 0), (who, path)
            for field in page.locator("input[data-suggestions]").all()[:1]:
                if field.is_visible() and field.is_enabled():
                    field.fill("=1")  # what is suggested is put in by a script
                    page.wait_for_timeout(300)
        page.context.close()
    assert wrong == []
