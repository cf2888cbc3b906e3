"""Signing in, one's account, and the people of an agency, in a browser."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SIZES
from tests.support.servers import free_port, running

PASSWORD = "Biển xanh 2026 lặng sóng"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = {
    "khoa": ("/tai-khoan/", "/quan-tri/tai-khoan/", "/quan-tri/tai-khoan/them/", "/quan-tri/tai-khoan/nhap/"),
    "minh": ("/nhan-su/", "/tai-khoan/vang-mat/", "/tai-khoan/mat-khau/", "/tai-khoan/xac-thuc-hai-lop/"),
    "son": ("/kiem-tra/", "/kiem-tra/them/"),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    environment = {
        "KIENTAO_VAR": str(tmp_path_factory.mktemp("var")),
        "KIENTAO_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.support.serve_cast", str(port)]
    with running(command, environment, lambda line: line.strip() or None):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def opened(browser: Browser, base: str) -> Iterator[Callable[..., Page]]:
    """A window of a size, signed in as one of the cast."""
    contexts = []

    def window(who: str, size: str = "máy bàn") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{base}/dang-nhap/?next=/tai-khoan/")
        page.get_by_label("Tên đăng nhập").fill(who)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")
        return page

    yield window
    for context in contexts:
        context.close()


def _faults(page: Page) -> list[Any]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(
        "axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
        ".map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", PAGES)
def test_pages_of_people_can_be_used_by_everybody(opened: Callable[..., Page], base: str, who: str, size: str) -> None:
    page = opened(who, size)
    for path in PAGES[who]:
        page.goto(base + path)
        assert _faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_door_without_a_script(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{base}/dang-nhap/?next=/tai-khoan/")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("sai rồi")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("không đúng")).to_be_visible()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")
    context.close()


def test_minh_names_who_stands_in_with_the_keyboard(opened: Callable[..., Page], base: str) -> None:
    page = opened("minh")
    page.goto(f"{base}/tai-khoan/vang-mat/")
    page.get_by_label("Người làm thay").select_option(label="Nguyễn Thị Lan")
    page.get_by_label("Vắng mặt từ ngày").fill("31/12/2099")
    page.get_by_label("Đến hết ngày").fill("30/12/2099")
    page.keyboard.press("Enter")
    expect(page.locator(".field-error")).to_contain_text("Ngày cuối trước ngày đầu")
    page.get_by_label("Đến hết ngày").fill("31/12/2099")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nguyễn Thị Lan làm thay")).to_be_visible()
