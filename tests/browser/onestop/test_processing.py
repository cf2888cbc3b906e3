"""A dossier at work in a real browser: taken, appraised, signed; read by heads; on a phone, without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.paths.desk import Desk

Open = Callable[..., Desk]
WAITING = "H99.002.00-260303-0001"


def test_both_dates_and_the_next_step_stand_on_the_first_screen(at_work: Open) -> None:
    desk = at_work("minh")
    desk.type_address(f"/mot-cua/ho-so/{WAITING}/")
    for one in (".clock-due >> nth=0", ".clock-due >> nth=1", ".work-do", ".step-lines .now"):
        expect(desk.page.locator(one)).to_be_in_viewport()


def test_the_way_to_a_date_unfolds_by_the_keyboard(at_work: Open) -> None:
    desk = at_work("minh")
    desk.type_address(f"/mot-cua/ho-so/{WAITING}/")
    summary = desk.page.locator(".clock summary").first
    summary.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".clock-way").first).to_contain_text("Tiếp nhận lúc")


@pytest.mark.parametrize("scripts", [True, False], ids=["có kịch bản", "không kịch bản"])
def test_a_step_is_given_taken_and_passed_on(at_work: Open, scripts: bool) -> None:
    """Each run has a dossier of its own: the counter receives it first."""
    mai = at_work("mai")
    mai.type_address("/mot-cua/tiep-nhan/1/")
    mai.write("Họ tên người nộp", "Quách Thị Mơ")
    mai.press("Tiếp nhận, in giấy hẹn")
    expect(mai.page.locator("h1")).to_have_text(re.compile(r"^H99\."))
    code = mai.page.locator("h1").inner_text()
    minh = at_work("minh", scripts=scripts)
    minh.type_address(f"/mot-cua/viec/?ben=co-quan&q={code}")
    minh.page.locator("input[name=chon]").first.check()
    minh.press("Giao việc")
    minh.page.get_by_label("Người thực hiện").select_option(label="Cao Hải Yến")
    minh.press("Giao các bước này")
    minh.told("Đã giao 1 bước")
    yen = at_work("yen", scripts=scripts)
    yen.type_address(f"/mot-cua/viec/?q={code}")
    yen.follow(re.compile("Thẩm định hồ sơ"))
    expect(yen.page.locator("h1")).to_have_text(code)
    yen.follow("Chuyển bước")
    yen.page.get_by_role("radio", name=re.compile("^Đủ điều kiện")).check()
    yen.press("Chuyển bước")
    yen.told("Đã xong bước")


def test_a_figure_opens_its_dossiers_and_a_dossier_its_page(at_work: Open) -> None:
    desk = at_work("son", "điện thoại")
    desk.type_address("/mot-cua/so-lieu/")
    desk.page.locator("a.number-value", has_text="Tiếp nhận trong kỳ").click()
    desk.at("Tiếp nhận trong kỳ")
    desk.page.locator("a.row-link").first.click()
    expect(desk.page.locator("h1")).to_have_text(re.compile(r"^H99\."))
