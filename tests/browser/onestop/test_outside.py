"""Money, messages, parcels and the portal in a real browser: at a desk, on a phone, with and without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.paths.desk import Desk

Open = Callable[..., Desk]
ONE = "H99.002.00-260303-0001"


@pytest.mark.parametrize("scripts", [True, False], ids=["có kịch bản", "không kịch bản"])
def test_cash_is_taken_and_stands_in_the_days_report(at_work: Open, scripts: bool) -> None:
    """Each run adds a fee of its own to pay."""
    desk = at_work("mai", scripts=scripts)
    page = desk.page
    name = "Lệ phí sao lục" if scripts else "Lệ phí cấp bản sao"
    desk.type_address(f"/mot-cua/ho-so/{ONE}/thu-phi/them/")
    desk.write("Khoản thu", name)
    desk.write("Số tiền (đồng)", "30000")
    desk.press("Thêm khoản thu")
    expect(page.locator(".money-lines").first).to_contain_text(name)
    desk.follow("Thu tiền mặt")
    for box in page.get_by_role("checkbox").all():
        box.set_checked(False)
    page.get_by_role("checkbox", name=re.compile(name)).check()
    desk.press("Đã thu đủ tiền")
    expect(page.locator(".money-lines").nth(1)).to_contain_text("biên lai")
    desk.type_address("/mot-cua/thu-trong-ngay/")
    expect(page.locator(".ledger")).to_contain_text("30.000")
