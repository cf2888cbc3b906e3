"""The two-sided view under mouse, finger and keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visit

Open = Callable[..., Visit]


def _lit(page: Page, how: str = "on") -> str:
    """The words that are lit."""
    return "".join(page.locator(f".source .{how}").all_text_contents())


def test_j_and_k_go_through_the_items_and_light_their_words(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    page.keyboard.press("j")
    assert _lit(page).startswith("1|Ban hành kế hoạch kiểm tra")
    page.keyboard.press("j")
    assert _lit(page).startswith("3|Rà soát quy trình điện tử")
    expect(page.locator(".source .on").first).to_be_in_viewport()
    expect(page.locator(".item[aria-current=true] .go")).to_be_focused()
    page.keyboard.press("k")
    assert _lit(page).startswith("1|")
    page.keyboard.press("Escape")
    assert _lit(page) == ""


def test_every_item_can_be_reached_with_the_tab_key_and_lights_up(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    page.locator(".list").focus()
    page.keyboard.press("Tab")
    assert _lit(page).startswith("1|")
    page.keyboard.press("Tab")
    assert _lit(page).startswith("3|")
    page.keyboard.press("Enter")
    expect(page.locator(".source .on").first).to_be_in_viewport()


def test_pointing_at_a_field_lights_its_own_words(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    page.locator(".item", has_text="Rà soát").locator("dd", has_text="Văn phòng Ủy ban nhân dân tỉnh").hover()
    assert _lit(page, "part") == "Văn phòng UBND tỉnh"
    page.locator(".item", has_text="Rà soát").locator("dd", has_text="Báo cáo").hover()
    assert _lit(page, "part") == "Báo cáo|"


def test_clicking_words_finds_their_item_and_again_the_one_around_it(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    words = page.locator(".source .w", has_text="thủ tục có quy trình").last
    words.click()
    expect(page.locator("#p-target")).to_be_visible()
    expect(page.locator(".item[aria-current=true]")).to_contain_text("bảo đảm 100% thủ tục có quy trình")
    words.click()
    expect(page.locator(".item[aria-current=true]")).to_have_attribute("data-kind", "task")


def test_kinds_are_chosen_by_their_tabs_and_figures(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    page.locator(".tab", has_text="Chỉ tiêu").click()
    expect(page.locator("#p-target")).to_be_visible()
    expect(page.locator("#p-task")).to_be_hidden()
    page.locator(".figure", has_text="cảnh báo").click()
    expect(page.locator("#p-diagnostic .item")).to_have_count(3)


def test_items_are_found_without_accents(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    page.keyboard.press("/")
    page.keyboard.type("ra soat quy trinh dien tu")
    expect(page.locator("#p-task .item:visible")).to_have_count(1)
    expect(page.locator(".found")).to_have_text("1/2 mục")
    page.keyboard.press("Enter")
    assert _lit(page).startswith("3|")


def test_only_items_with_something_to_look_at(site: Site, visit: Open) -> None:
    page = visit(site.document).page
    page.locator(".only input").check()
    expect(page.locator("#p-task .item:visible")).to_have_count(1)


def test_on_a_phone_one_side_shows_at_a_time(site: Site, visit: Open) -> None:
    page = visit(site.document, "điện thoại").page
    expect(page.locator(".source")).to_be_hidden()
    page.locator(".item", has_text="Rà soát").locator(".text").tap()
    expect(page.locator(".source")).to_be_visible()
    expect(page.locator(".items")).to_be_hidden()
    expect(page.locator(".source .on").first).to_be_in_viewport()
    page.get_by_role("button", name="Về mục đang xem").tap()
    expect(page.locator(".item[aria-current=true]")).to_be_in_viewport()
    page.get_by_role("button", name="Văn bản").tap()
    expect(page.locator(".source")).to_be_visible()


def test_without_scripts_every_item_still_leads_to_its_words(site: Site, visit: Open) -> None:
    page = visit(site.document, scripts=False).page
    go = page.locator(".item", has_text="Rà soát").first.locator(".go")
    expect(go).to_be_visible()
    go.click()
    assert page.url.endswith("#w-k1")
    expect(page.locator("#w-k1 .w")).to_be_in_viewport()


@pytest.mark.parametrize("panel", ["task", "target", "duty", "diagnostic", "reference", "section", "head", "unclaimed"])
def test_an_address_can_open_each_panel(site: Site, visit: Open, panel: str) -> None:
    page = visit(f"{site.document}#p-{panel}").page
    expect(page.locator(f"#p-{panel}")).to_be_visible()


def test_an_address_can_open_an_item(site: Site, visit: Open) -> None:
    page = visit(f"{site.document}#k1").page
    assert _lit(page).startswith("3|")
