"""A commune officer: one page says what to do, and it is done; by finger on a phone, or without a mouse."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.paths.desk import Desk

Sit = Callable[..., Desk]


def test_on_a_phone_the_days_work_is_one_touch_away(sit: Sit) -> None:
    desk = sit("sao", "điện thoại")
    first = desk.at("Việc của tôi").locator(".owed li").first
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("Số liệu được công khai (Quý I/2026)")
    action = first.get_by_role("link", name="Chuẩn bị sản phẩm")
    box = action.bounding_box()
    assert box is not None
    assert box["height"] >= 32
    action.tap()
    desk.at("Chuẩn bị sản phẩm")
    desk.main.get_by_role("link", name="Đường dẫn", exact=True).last.tap()
    _give_link(desk)
    desk.press("Chuyển thủ trưởng")
    desk.told("Đã chuyển thủ trưởng xem và nộp.")
    desk.at(re.compile("Công khai dự toán"))
    desk.menu("Việc của tôi")
    owed = desk.at("Việc của tôi").locator(".owed")
    expect(owed.get_by_role("link", name="Chuẩn bị sản phẩm")).to_have_count(1)


def _give_link(desk: Desk) -> None:
    desk.at("Thêm minh chứng")
    desk.main.get_by_role("textbox", name="Đường dẫn", exact=True).fill("https://sonha.kienan.example/cong-khai/quy-1")
    desk.write("Tên gọi", "Trang công khai ngân sách quý I")
    desk.press("Thêm minh chứng")
    desk.at("Chuẩn bị sản phẩm")


def test_the_same_work_is_done_on_a_desk_without_a_mouse(sit: Sit) -> None:
    desk = sit("mai")
    page = desk.page
    work = desk.at("Việc của tôi")
    _reach(page, work.get_by_role("link", name="Chuẩn bị sản phẩm").first)
    page.keyboard.press("Enter")
    _reach(page, desk.at("Chuẩn bị sản phẩm").get_by_role("link", name="Đường dẫn", exact=True).last)
    page.keyboard.press("Enter")
    form = desk.at("Thêm minh chứng")
    _reach(page, form.get_by_role("textbox", name="Đường dẫn", exact=True))
    page.keyboard.type("https://benngu.kienan.example/cong-khai/quy-1")
    _reach(page, form.get_by_label(re.compile("^Tên gọi")))
    page.keyboard.type("Trang công khai ngân sách quý I")
    page.keyboard.press("Enter")
    _reach(page, desk.at("Chuẩn bị sản phẩm").get_by_role("button", name="Chuyển thủ trưởng"))
    page.keyboard.press("Enter")
    desk.told("Đã chuyển thủ trưởng xem và nộp.")
    desk.at(re.compile("Công khai dự toán"))


def _reach(page: Page, wanted: Locator) -> None:
    """Tab by Tab; what has the focus is visible."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    raise AssertionError(f"the keyboard doesn't reach {wanted}")
