"""An inspector reads what the decision opens; for everybody else a page that isn't theirs doesn't exist."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.paths.desk import Desk, figure

Sit = Callable[..., Desk]
UNITS = ("Sở Y tế", "Ủy ban nhân dân phường Bến Ngự", "Ủy ban nhân dân xã Sơn Hà")


def test_the_inspector_sees_the_mandates_units_alone(sit: Sit) -> None:
    desk = sit("thu")
    desk.at("Bảng theo dõi")
    desk.menu("Đoàn kiểm tra")
    expect(desk.at("Quyết định kiểm tra")).to_contain_text("118/QĐ-SNV")
    desk.menu("Bảng theo dõi")
    desk.at("Bảng theo dõi")
    desk.follow("Theo cơ quan")
    expect(desk.main.get_by_role("heading", level=2, name="Theo cơ quan")).to_be_visible()
    board = desk.at("Bảng theo dõi")
    expect(board.locator("tbody tr")).to_have_text([re.compile(unit) for unit in UNITS])
    total = figure(board.get_by_role("link", name=re.compile("Tổng số việc$")).inner_text())
    desk.menu("Danh sách việc")
    rows = desk.at(re.compile("^Việc")).locator("tr[data-row]")
    expect(rows).to_have_count(total)
    rows.first.get_by_role("link").first.click()
    task = desk.at(re.compile("."))
    assert set(task.locator(".work-agency").all_inner_texts()) <= set(UNITS)
    expect(task.get_by_role("link", name=re.compile("Nộp sản phẩm|Nghiệm thu"))).to_have_count(0)


def test_nobody_acts_on_the_work_of_another_agency_and_what_is_not_there_is_said_so(sit: Sit) -> None:
    owner, stranger = sit("hoa"), sit("tung")
    owner.at("Việc của tôi")
    owner.follow("Nộp sản phẩm")
    owner.at("Nộp sản phẩm")
    address = owner.page.url.removeprefix(owner.base)
    stranger.at("Việc của tôi")
    for path in (address, address.removesuffix("nop/") + "nghiem-thu/"):  # both agencies lead the same task
        answer = stranger.type_address(path)
        assert answer is not None
        assert answer.status in (403, 404), path
    for path in ("/quan-tri/tai-khoan/", "/viec/0/nop/"):
        answer = stranger.type_address(path)
        assert answer is not None
        assert answer.status == 404, path
        stranger.at("Không có trang này")
