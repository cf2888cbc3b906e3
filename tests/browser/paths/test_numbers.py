"""From a target to the rows behind it, and a measure of one's own."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SIZES
from tests.browser.paths.desk import Desk, figure

Sit = Callable[..., Desk]


@pytest.mark.parametrize("size", SIZES)
def test_the_number_of_a_measure_is_the_number_of_its_rows(sit: Sit, size: str) -> None:
    desk = sit("tam", size)
    expect(desk.page.locator(".side-nav a").first).to_be_attached()
    desk.type_address("/chi-so/deliverables-on-time/?ky-tu=2026-01-01&ky-den=2026-07-06")
    page = desk.at("Nhiệm vụ hoàn thành đúng hạn")
    below = page.get_by_role("link", name=re.compile("Mẫu số$"))
    count = figure(below.inner_text())
    assert count > 0
    below.click()
    rows = desk.at("Mẫu số: Nhiệm vụ hoàn thành đúng hạn")
    expect(rows.locator(".table-count").first).to_contain_text(f"{count} dòng")


@pytest.mark.parametrize("size", SIZES)
def test_every_target_of_the_board_opens(sit: Sit, size: str) -> None:
    desk = sit("tam", size)
    expect(desk.page.locator(".side-nav a").first).to_be_attached()
    desk.type_address("/chi-tieu/")
    board = desk.at("Chỉ tiêu")
    links = [link.get_attribute("href") for link in board.locator("tbody a[href^='/chi-tieu/']").all()]
    assert links
    for address in links[:4]:
        assert address is not None
        desk.type_address(address)
        desk.at(re.compile("."))


def test_a_measure_is_declared_tried_and_sent_for_approval(sit: Sit) -> None:
    desk = sit("tam")
    expect(desk.page.locator(".side-nav a").first).to_be_attached()
    desk.type_address("/chi-so/")
    desk.at("Chỉ số")
    desk.follow("Khai báo chỉ số")
    begun = desk.at("Khai báo chỉ số")
    begun.get_by_label("Tỷ lệ: một phần trên tổng").check()
    begun.get_by_label("Đếm dữ kiện nào").select_option(label="Sản phẩm đến hạn")
    desk.press("Tiếp tục")
    form = desk.at("Khai báo chỉ số")
    form.get_by_label("Tên chỉ số").fill("Nhiệm vụ còn nợ")
    form.get_by_role("group", name=re.compile("^Tử số: ")).get_by_role("checkbox").first.check()
    form.get_by_label("Lĩnh vực").select_option(label="Công tác chỉ đạo, điều hành")
    desk.press("Lưu và xem thử")
    shown = desk.at("Nhiệm vụ còn nợ")
    expect(shown.get_by_role("heading", name="Thử trên số liệu thật")).to_be_visible()
    desk.press("Gửi duyệt")
    expect(desk.at("Nhiệm vụ còn nợ")).to_contain_text("chờ duyệt")
    desk.type_address("/chi-so/")
    expect(desk.at("Chỉ số")).to_contain_text("Chỉ số đang khai báo")
