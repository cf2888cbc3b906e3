"""What holds for every page on both screens: nothing serious for axe, no sideways scrolling, no heavy page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SIZES, Site, Visit

Open = Callable[..., Visit]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PAGES = {
    "đưa văn bản": "/van-ban/",
    "văn bản": "",
    "điểm cần xem": "#p-diagnostic",
    "chỉ tiêu": "#p-target",
    "không có": "/khong-co",
    "soát": "soát",
    "đưa vào": "đưa vào",
}


def _address(site: Site, page: str) -> str:
    path = PAGES[page]
    if page in ("soát", "đưa vào"):
        return site.review + ("dua-vao/" if page == "đưa vào" else "")
    return site.base + path if path.startswith("/") else site.document + path


def _serious(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("axe.run(document).then(found => found.violations)")
    return [
        f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in {"serious", "critical", "moderate"}
    ]


def _quiet(made: Visit, page: str) -> Page:
    if page == "không có":
        made.wrong.clear()  # the browser itself reports the 404
    return made.page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(site: Site, visit: Open, name: str, size: str) -> None:
    assert _serious(_quiet(visit(_address(site, name), size), name)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(site: Site, visit: Open, name: str, size: str) -> None:
    page = _quiet(visit(_address(site, name), size), name)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["đưa văn bản", "văn bản", "soát"])
def test_at_200_percent_nothing_scrolls_sideways(site: Site, visit: Open, name: str) -> None:
    page = visit(_address(site, name)).page
    page.set_viewport_size({"width": 683, "height": 384})
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_a_page_after_the_first_is_light(site: Site, visit: Open) -> None:
    page = visit(site.base + "/van-ban/").page
    page.goto(site.document)
    weight = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".reduce((sum, entry) => sum + entry.transferSize, 0)"
    )
    assert 0 < weight < 150_000


def test_the_keyboard_reaches_the_skip_link_first(site: Site, visit: Open) -> None:
    page = visit(site.base + "/van-ban/").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


@pytest.mark.parametrize("size", SIZES)
def test_what_can_be_touched_is_large_enough_for_a_finger(site: Site, visit: Open, size: str) -> None:
    page = visit(site.base + "/van-ban/", size).page
    for button in page.locator("main .button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 32
