"""The programme office: from the signed paper to a programme that runs."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from kientao.demo.sample_file import SAMPLE
from tests.browser.paths.desk import Desk, figure

Seat = Callable[..., Desk]
_MINUTE = 60_000


def test_the_programme_office_brings_the_decision_in_and_every_figure_of_the_board_opens_into_as_many_rows(
    seat: Seat, empty: str
) -> None:
    desk = seat(empty)
    desk.knock("tam")
    desk.at("Bảng theo dõi")
    _compile(desk)
    _review(desk)
    _adopt(desk)
    desk.menu("Bảng theo dõi")
    _recount(desk)


def _compile(desk: Desk) -> None:
    desk.menu("Đưa văn bản vào")
    desk.at("Đưa văn bản vào")
    desk.page.locator("#document").set_input_files(SAMPLE)
    desk.press("Biên dịch")
    desk.page.wait_for_url(re.compile(r"/van-ban/[0-9a-f-]{36}/$"), timeout=_MINUTE)
    desk.at(re.compile("Kế hoạch cải cách hành chính nhà nước tỉnh Kiến An năm 2026"))
    desk.press("Soát kế hoạch của tỉnh")


def _review(desk: Desk) -> None:
    desk.at(re.compile("^Soát: Kế hoạch cải cách hành chính"))
    progress = desk.page.locator("#tien-do")
    desk.page.keyboard.press("j")
    for seen in range(3):
        expect(desk.page.locator(".review-list .item").nth(seen)).to_have_attribute("aria-current", "true")
        desk.page.keyboard.press("a")
        expect(progress).to_contain_text(re.compile(rf"Đã xem {seen + 1}/\d+"))
    desk.press("Trả lời")
    expect(desk.page.locator("#cach-goi")).to_contain_text("Mọi cơ quan được nêu tên đều có trong danh mục")
    _name_a_lead(desk)
    desk.press(re.compile(r"^Duyệt \d+ mục còn lại$"))
    expect(progress).to_contain_text(re.compile(r"Đã xem (\d+)/\1 "))
    desk.at(re.compile("^Soát"))


def _name_a_lead(desk: Desk) -> None:
    """The decision names nobody for the apologies; what the machine read stays beside the correction."""
    apologies = desk.page.locator("article.item", has_text="Công khai xin lỗi")
    desk.follow("Sửa", apologies)
    form = desk.page.locator("article.editing")
    form.locator("textarea[name=lead]").fill("Trung tâm Phục vụ hành chính công tỉnh")
    expect(form.locator(".understood")).to_contain_text("Trung tâm Phục vụ hành chính công tỉnh")
    desk.press("Lưu", form)
    expect(apologies).to_contain_text("Đã sửa")


def _adopt(desk: Desk) -> None:
    desk.follow("Đưa vào thực hiện")
    desk.at("Đưa vào thực hiện")
    desk.press(re.compile("Đưa vào thực hiện|Tạo kế hoạch"))
    desk.at(re.compile("^Kế hoạch cải cách hành chính"))


def _recount(desk: Desk) -> None:
    """Each number of the head and of the table that opens is clicked; the list behind it counts as many."""
    board = desk.at("Bảng theo dõi")
    figures = board.get_by_role("group", name="Con số chung").get_by_role("link", name=re.compile(r"^\d[\d.]* –"))
    counts = [(figure(link.inner_text()), link.get_attribute("href")) for link in figures.all()]
    assert len(counts) >= 2
    assert all(count for count, _ in counts)
    for position, (count, _) in enumerate(counts):
        figures.nth(position).click()
        rows = desk.at(re.compile("."))
        expect(rows.get_by_role("status").first).to_contain_text(re.compile(r"\d"))
        assert _rows(desk) == count
        desk.menu("Bảng theo dõi")
        desk.at("Bảng theo dõi")


def _rows(desk: Desk) -> int:
    """What the list says it holds, having counted the rows themselves on its pages."""
    said = desk.main.locator(".table-count").first.inner_text()
    total = figure(said.split("trong")[-1])
    rows = desk.main.locator("tr[data-row]").count()
    while (following := desk.main.get_by_role("link", name="Sau", exact=True)).count():
        before = desk.main.locator(".table-count").first.inner_text()
        following.first.click()
        expect(desk.main.locator(".table-count").first).not_to_have_text(before)
        rows += desk.main.locator("tr[data-row]").count()
    assert rows == total
    return total
