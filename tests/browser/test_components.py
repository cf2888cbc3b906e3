"""The components under mouse, finger and keyboard, as the gallery shows them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import SIZES, Site, Visit
from tests.browser.test_every_page import _serious

Open = Callable[..., Visit]


@pytest.fixture
def gallery(site: Site) -> str:
    """The page that shows every component; Sơn is signed in."""
    return f"{site.base}/bo-thanh-phan/"


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(gallery: str, visit: Open, size: str) -> None:
    page = visit(gallery, size).page
    assert _serious(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_at_200_percent_nothing_scrolls_sideways(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.set_viewport_size({"width": 683, "height": 384})
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


# --- The list


def _count(page: Page) -> str:
    return page.locator("#viec .table-count").inner_text()


def test_a_filter_takes_effect_at_once_and_stands_in_the_address(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#viec-trang-thai > summary").click()
    page.locator("#viec-trang-thai-late").check()
    expect(page.locator("#viec .table-count")).to_contain_text("trong 124 nhiệm vụ")
    assert page.url == f"{gallery}?trang-thai=late"
    expect(page.locator("#viec-trang-thai")).to_have_attribute("open", "")
    expect(page.locator("#viec .table-count")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#viec .table-count")).to_contain_text("trong 1.234 nhiệm vụ")


def test_typing_in_the_search_narrows_the_list_and_keeps_the_place(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#viec-q").press_sequentially("khao sat")
    page.wait_for_url("**q=khao**")
    expect(page.locator("#viec-q")).to_be_focused()
    page.keyboard.type(" muc")
    page.wait_for_url("**q=khao*sat*muc")
    expect(page.locator("#viec-q")).to_have_value("khao sat muc")
    expect(page.locator("#viec .table-count")).to_contain_text("trong 247 nhiệm vụ")


def test_what_is_typed_while_the_list_is_on_its_way_is_asked_next(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    on_its_way: list[Route] = []
    page.route("**q=khao*sat", lambda route: on_its_way.append(route))
    with page.expect_request("**q=khao*sat"):
        page.locator("#viec-q").press_sequentially("khao sat")
    page.keyboard.type(" muc")
    for answer in on_its_way:
        answer.continue_()
    page.wait_for_url("**q=khao*sat*muc")
    expect(page.locator("#viec-q")).to_have_value("khao sat muc")
    expect(page.locator("#viec-q")).to_be_focused()


def test_j_k_x_and_enter_do_what_the_help_says(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    for key in "jxjjx":
        page.keyboard.press(key)
    expect(page.locator("[data-marked]")).to_have_text("Đã đánh dấu 2 dòng")
    page.keyboard.press("k")
    expect(page.locator("tr[data-row] a.row-link").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#nhiem-vu-2")


def test_all_rows_of_the_page_are_marked_and_unmarked_at_once(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    expect(page.locator(".bulk-bar")).to_be_hidden()
    page.locator("[data-mark-all]").check()
    expect(page.locator("[data-marked]")).to_have_text("Đã đánh dấu 25 dòng")
    page.get_by_role("button", name="Bỏ đánh dấu").click()
    expect(page.locator(".bulk-bar")).to_be_hidden()


def test_chosen_columns_are_remembered_by_this_browser(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#cot-viec > summary").click()
    page.locator("#cot-viec input[value=kinh-phi]").check()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.locator("th", has_text="Kinh phí")).to_be_visible()
    page.goto(gallery)
    expect(page.locator("th", has_text="Kinh phí")).to_be_visible()


def test_without_scripts_the_list_sorts_filters_pages_and_marks(gallery: str, visit: Open) -> None:
    page = visit(gallery, scripts=False).page
    page.locator("th a.sort", has_text="Thời hạn").click()
    assert "sap-xep=han" in page.url
    page.locator("#viec-cham").check()
    page.get_by_role("button", name="Lọc", exact=True).click()
    assert "cham=1" in page.url
    assert "1–25 trong 124 nhiệm vụ" in _count(page)
    page.get_by_role("link", name="Sau", exact=True).click()
    assert "26–50 trong 124 nhiệm vụ" in _count(page)
    expect(page.locator(".bulk-bar")).to_be_visible()


def test_on_a_phone_a_row_is_a_card_that_opens_where_it_is_touched(gallery: str, visit: Open) -> None:
    page = visit(gallery, "điện thoại").page
    card = page.locator("tr[data-row]").nth(3)
    card.scroll_into_view_if_needed()
    box = card.bounding_box()
    assert box is not None
    assert box["width"] > 300
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] - 12)
    page.wait_for_url("**#nhiem-vu-4")


def test_on_a_phone_filters_unfold(gallery: str, visit: Open) -> None:
    page = visit(gallery, "điện thoại").page
    expect(page.locator("#viec-cham")).to_be_hidden()
    page.get_by_role("button", name="Bộ lọc").tap()
    page.locator("#viec-cham").check()
    expect(page.locator("#viec .table-count")).to_contain_text("124 nhiệm vụ")
    expect(page.locator("#viec-cham")).to_be_visible()


def test_the_ledger_prints_on_landscape_pages(gallery: str, visit: Open, tmp_path: Path) -> None:
    from pdfminer.high_level import extract_pages, extract_text

    page = visit(gallery + "?so-dong=100").page
    file = tmp_path / "so.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    first = next(iter(extract_pages(file)))
    assert first.width > first.height
    text = extract_text(file)
    assert text.count("Cơ quan chủ") > 4  # the heading on every page of the list
    assert "NGƯỜI LẬP BIỂU" in text
    assert "Áp dụng" not in text


# --- The shell


def test_the_navigation_folds_and_stays_folded(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.get_by_role("button", name="Thu gọn danh mục").click()
    page.reload()
    box = page.locator(".side-nav").bounding_box()
    assert box is not None
    assert box["width"] < 80
    expect(page.get_by_role("link", name="Bảng điều hành")).to_be_attached()


def test_on_a_phone_a_button_opens_the_navigation(gallery: str, visit: Open) -> None:
    page = visit(gallery, "điện thoại").page
    expect(page.locator(".side-nav")).to_be_hidden()
    page.get_by_role("button", name="Mở danh mục").tap()
    expect(page.get_by_role("link", name="Bảng điều hành")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".side-nav")).to_be_hidden()


def test_a_slash_goes_to_the_search_and_a_question_mark_shows_the_keys(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.keyboard.press("/")
    expect(page.locator("#tim-chung")).to_be_focused()
    page.locator("#tim-chung").blur()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Các phím tắt")).to_be_visible()


def test_the_account_menu_signs_out_by_a_form(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.get_by_role("button", name="Trần Thị Sơn").click()
    button = page.get_by_role("button", name="Đăng xuất")
    expect(button).to_be_visible()
    assert button.evaluate("button => button.form.method") == "post"


def test_a_number_opens_into_its_evidence_and_escape_leads_back(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    number = page.locator("a.number-value").first
    number.click()
    expect(page.locator("#ben-phai h2").first).to_be_focused()
    expect(page.locator("#ben-phai")).to_contain_text("1.632")
    assert page.url == gallery
    assert _serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#ben-phai")).to_be_hidden()
    expect(number).to_be_focused()


# --- Forms


def test_what_was_typed_comes_back_after_the_page_was_lost(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#id_reason").fill("Đang chờ Sở Tư pháp góp ý")
    page.locator("#id_kind_1").check()
    expect(page.locator(".draft-state")).to_contain_text("Đã giữ bản nháp")
    page.reload()
    expect(page.locator("#id_reason")).to_have_value("Đang chờ Sở Tư pháp góp ý")
    expect(page.locator("#id_kind_1")).to_be_checked()
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.locator("#id_reason")).to_have_value("")
    page.reload()
    expect(page.locator(".draft-notice")).to_have_count(0)


def test_an_error_keeps_what_was_typed_and_leads_to_the_field(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#id_due").fill("31/2")
    page.locator("#id_reason").fill("Chờ")
    page.get_by_role("button", name="Gửi đề nghị").click()
    page.locator(".summary-error").get_by_role("link", name="Thời hạn đề nghị").click()
    expect(page.locator("#id_due")).to_be_focused()
    expect(page.locator("#id_due")).to_have_value("31/2")
    expect(page.locator("#id_reason")).to_have_value("Chờ")
    expect(page.locator("#id_due_error")).to_contain_text("Viết như 31/3")


def test_an_agency_is_found_by_its_abbreviation_with_the_arrow_keys(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#id_agency").fill("stp")
    expect(page.locator(".suggestions").get_by_role("option", name="Sở Tư pháp")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_agency")).to_have_value("Sở Tư pháp")
    expect(page.locator("input[name=agency-id]")).to_have_value("2")
    expect(page.locator(".suggestions")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "size", "words"), [("a.exe", 10, "Không nhận tệp này"), ("a.pdf", 21, "lớn hơn 20 MB")]
)
def test_a_wrong_file_is_told_before_it_is_sent(
    gallery: str, visit: Open, tmp_path: Path, name: str, size: int, words: str
) -> None:
    made = visit(gallery)
    file = tmp_path / name
    with file.open("wb") as opened:
        opened.truncate(size * 1024 * 1024)
    made.page.locator("#id_file").set_input_files(file)
    expect(made.page.locator(".file-error")).to_contain_text(words)
    made.asked.clear()
    made.page.get_by_role("button", name="Gửi đề nghị").click()
    assert made.asked == []


def test_a_form_is_sent_once_however_often_one_clicks(gallery: str, visit: Open) -> None:
    made = visit(gallery)
    button = "document.querySelector('[data-once] button[type=submit]')"
    made.asked.clear()
    made.page.evaluate(f"() => {{ {button}.click(); {button}.click(); {button}.click(); }}")
    expect(made.page.locator(".summary-error")).to_be_visible()
    assert made.asked.count(gallery) == 1


def test_a_draft_is_nobody_elses(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    page.locator("#id_reason").fill("Riêng của Sơn")
    expect(page.locator(".draft-state")).to_contain_text("Đã giữ bản nháp")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == [
        "draft:Trần Thị Sơn:bo-thanh-phan"
    ]
    page.evaluate(
        "document.querySelector('[data-sign-out]').addEventListener('submit', event => event.preventDefault())"
    )
    page.get_by_role("button", name="Trần Thị Sơn").click()
    page.get_by_role("button", name="Đăng xuất").click()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == []
