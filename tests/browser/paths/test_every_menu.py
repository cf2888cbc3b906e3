"""Whatever one's menu leads to can be used by everybody, on a desk and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SIZES
from tests.browser.paths.desk import Desk

# Pages that a page leads to, not the menu.
BESIDE = {
    "tam": ("/ke-hoach/mo-so/", "/ke-hoach/1/", "/ke-hoach/1/cach-theo-doi/", "/so-theo-doi/", "/tim/?q=ke+hoach"),
    "nam": ("/lanh-dao/?so-voi=31/3/2026", "/bang-theo-doi/?ngay=31/3/2026", "/gia-han/", "/vuong-mac/"),
    "kien": ("/quan-tri/thoi-han-luu/",),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", BESIDE)
def test_every_page_of_the_menu_can_be_used_by_everybody(sit: Callable[..., Desk], who: str, size: str) -> None:
    desk = sit(who, size)
    menu = desk.page.locator(".side-nav a")
    expect(menu.first).to_be_attached()  # the door is behind us
    links = [link.get_attribute("href") for link in menu.all()]
    assert len(links) >= 6
    for address in (*links, *BESIDE[who]):
        assert address is not None
        desk.type_address(address)
        desk.at(re.compile("."))
        assert desk.page.title() != "Không có trang này – Kiến Tạo", address
