"""Who acts in another's place: the owner of a field accepts, a substitute hands in while the head is away."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.paths.desk import Desk

Sit = Callable[..., Desk]
LETTERS = "Báo cáo hồ sơ trễ hẹn và thư xin lỗi (Tháng 01/2026)"
REVIEW = "Báo cáo kết quả rà soát"


def _figure(desk: Desk, product: str, receiver: str) -> None:
    """Hands the product in with a measured figure."""
    owed = (
        desk.at("Việc của tôi").locator(".owed li").filter(has=desk.page.get_by_role("link", name=product, exact=True))
    )
    owed.get_by_role("link", name="Nộp sản phẩm").click()
    desk.at("Nộp sản phẩm")
    desk.follow("Số liệu")
    desk.at("Thêm minh chứng")
    for label, words in (
        ("Tên gọi", "Số văn bản"),
        ("Giá trị", "12"),
        ("Đơn vị tính", "văn bản"),
        ("Nguồn", "Sổ văn bản"),
    ):
        desk.write(label, words)
    desk.press("Thêm minh chứng")
    desk.at("Nộp sản phẩm")
    desk.press(f"Nộp cho {receiver}")
    desk.told(f"Đã nộp cho {receiver}.")


def test_the_owner_of_procedures_accepts_a_product_of_its_field(sit: Sit) -> None:
    agency, owner = sit("hoa"), sit("luc")
    _figure(agency, LETTERS, "Văn phòng Ủy ban nhân dân tỉnh")
    owner.menu("Chờ nghiệm thu")
    owner.at("Chờ nghiệm thu")
    owner.follow(LETTERS)
    task = owner.at(re.compile("Công khai xin lỗi"))
    block = task.locator("article.work-block", has_text="Tháng 01/2026").first
    owner.press("Nghiệm thu", block)
    owner.told("Đã nghiệm thu.")
    owner.at(re.compile("Công khai xin lỗi"))


def test_while_the_head_is_away_the_substitute_hands_in_and_both_names_stay(sit: Sit) -> None:
    desk = sit("quyen")
    _figure(desk, REVIEW, "Sở Nội vụ")
    task = desk.at(re.compile("Rà soát toàn bộ văn bản"))
    expect(task.locator("article.work-block")).to_contain_text("Lê Thị Quyên")
