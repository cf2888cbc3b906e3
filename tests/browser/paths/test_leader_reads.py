"""The leader: what is red, what a number holds, what has changed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SIZES
from tests.browser.paths.desk import Desk, figure

Sit = Callable[..., Desk]


@pytest.mark.parametrize("size", SIZES)
def test_the_leader_sees_what_is_late_opens_it_and_compares_with_the_end_of_march(sit: Sit, size: str) -> None:
    desk = sit("nam", size)
    page = desk.at("Trang lãnh đạo")
    late = page.get_by_role("link", name=re.compile(r"^\d+ – Quá hạn$"))
    expect(late).to_be_in_viewport()
    count = figure(late.inner_text())
    expect(page.locator(".lead").first).to_contain_text(f"{count} việc quá hạn")
    late.click()
    expect(desk.at(re.compile("^Việc")).locator(".table-count").first).to_contain_text(f"{count} việc")
    desk.page.go_back()
    desk.at("Trang lãnh đạo")
    desk.main.get_by_label("So với ngày").fill("31/3")
    desk.press("So sánh")
    expect(desk.page.locator("#h-thay-doi")).to_have_text("Thay đổi từ sau ngày 31/03/2026")
    compared = desk.at("Trang lãnh đạo").get_by_role("region", name="Hôm nay và ngày 31/03/2026")
    expect(compared.locator("tr", has_text="Quá hạn").locator("td a")).to_have_count(2)
    now, then = compared.locator("tr", has_text="Quá hạn").locator("td a").all()
    assert figure(now.inner_text()) == count
    before = figure(then.inner_text())
    then.click()
    expect(desk.at(re.compile("^Việc")).locator(".table-count").first).to_contain_text(f"{before} việc")
