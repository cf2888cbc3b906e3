"""A draft judged with the keyboard, beside its words."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visit

Open = Callable[..., Visit]


def _keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def _current(page: Page) -> str:
    return page.locator(".review-list .item[aria-current=true]").inner_text()


def test_keys_go_through_the_items_and_light_their_words(site: Site, visit: Open) -> None:
    page = visit(site.review).page
    _keys(page, "j")
    lit = "".join(page.locator(".source .on").all_text_contents())
    assert "Ban hành kế hoạch kiểm tra" in lit
    expect(page.locator(".source .on").first).to_be_in_viewport()
    _keys(page, "j")
    assert "Rà soát quy trình điện tử" in _current(page)
    _keys(page, "k")
    assert "Ban hành kế hoạch kiểm tra" in _current(page)


def test_one_key_accepts_and_goes_on_another_takes_it_back(site: Site, visit: Open) -> None:
    page = visit(site.review + "?loai=target").page
    _keys(page, "j", "d")
    expect(page.locator(".item.dropped")).to_have_count(1)
    expect(page.locator("#tien-do")).to_contain_text("1 đã bỏ")
    _keys(page, "k", "d")
    expect(page.locator(".item.dropped")).to_have_count(0)


def test_a_correction_is_understood_while_it_is_typed_and_kept_beside_the_compilers(site: Site, visit: Open) -> None:
    page = visit(site.review).page
    _keys(page, "j", "e")
    expect(page.locator(".editing")).to_be_visible()
    page.locator(".editing textarea[name=deadlines]").fill("30/6")
    expect(page.locator(".understood")).to_contain_text("hạn 30/06/2026")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".machine")).to_contain_text("Quý I")
    _keys(page, "u")
    expect(page.locator(".machine")).to_have_count(0)


def test_escape_leaves_the_form_as_it_was(site: Site, visit: Open) -> None:
    page = visit(site.review).page
    _keys(page, "j", "e")
    expect(page.locator(".editing")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".editing")).to_have_count(0)
    assert "Ban hành kế hoạch kiểm tra" in page.locator(".review-list .item").first.inner_text()


def test_clicking_words_finds_their_item(site: Site, visit: Open) -> None:
    page = visit(site.review).page
    page.locator(".source .w", has_text="quy trình điện tử").first.click()
    assert "Rà soát quy trình điện tử" in _current(page)


def test_on_a_phone_the_source_is_behind_a_tab(site: Site, visit: Open) -> None:
    page = visit(site.review, "điện thoại").page
    expect(page.locator(".source")).to_be_hidden()
    page.get_by_role("button", name="Văn bản").click()
    expect(page.locator(".source")).to_be_visible()
    expect(page.locator(".review-list")).to_be_hidden()


def test_without_scripts_a_button_accepts_and_comes_back(site: Site, visit: Open) -> None:
    page = visit(site.review + "?loai=duty", scripts=False).page
    page.get_by_role("button", name="Duyệt", exact=True).first.click()
    expect(page.locator(".item .chip", has_text="Đã duyệt")).to_have_count(1)
    page.get_by_role("link", name="Nhiệm vụ").click()
    page.get_by_role("link", name="Sửa").first.click()
    page.locator("textarea[name=deadlines]").fill("khi nào rảnh")
    page.get_by_role("button", name="Xem hệ thống hiểu thế nào").click()
    expect(page.locator(".understood")).to_contain_text("Không đọc được thời hạn")
