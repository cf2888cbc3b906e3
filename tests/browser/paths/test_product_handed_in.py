"""A product on its way: prepared, handed in, returned, corrected, accepted."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.paths.desk import Desk
from tests.browser.paths.papers import Paper, sheet, signed_document

Sit = Callable[..., Desk]
PRODUCT = "Quyết định giao quyền tự chủ"
REASON = "Thiếu danh sách các đơn vị được giao quyền tự chủ kèm theo quyết định."


def test_a_returned_product_is_corrected_handed_in_again_and_accepted_and_all_of_it_stays_readable(sit: Sit) -> None:
    focal_point, head, receiver = sit("yen"), sit("long"), sit("tam")
    decision = signed_document("quyet-dinh-giao-tu-chu.docx", "45/QĐ-STC", "Giao quyền tự chủ tài chính")
    _prepare(focal_point, "Văn bản", decision)
    _hand_in(head)
    _return(receiver)
    _prepare(focal_point, "Tệp khác", sheet("danh-sach-don-vi.xlsx", [["Đơn vị"], ["Bệnh viện đa khoa tỉnh"]]))
    _hand_in(head)
    _accept(receiver)
    _history(focal_point)


def _line(desk: Desk) -> Locator:
    """The product among what waits for the person, on the page their day begins with."""
    desk.menu("Việc của tôi")
    desk.at("Việc của tôi")
    return desk.main.locator(".owed li", has_text=PRODUCT)


def _prepare(desk: Desk, kind: str, paper: Paper) -> None:
    _line(desk).locator("a.button").click()
    desk.at("Chuẩn bị sản phẩm")
    if kind == "Tệp khác":
        expect(desk.main.locator(".notice.warning")).to_contain_text(REASON)
    desk.follow(kind)
    desk.at("Thêm minh chứng")
    desk.page.locator("main input[type=file]").set_input_files(paper)  # type: ignore[arg-type]
    if desk.main.get_by_label(re.compile("^Tên gọi")).count():
        desk.write("Tên gọi", "Danh sách đơn vị được giao quyền tự chủ")
    _save(desk)
    if kind == "Văn bản":
        desk.at("Kiểm tra số, ngày của văn bản")
        expect(desk.main.get_by_label(re.compile("^Số, ký hiệu"))).to_have_value("45/QĐ-STC")
        _save(desk)
    desk.at("Chuẩn bị sản phẩm")
    desk.press("Chuyển thủ trưởng")
    desk.told("Đã chuyển thủ trưởng xem và nộp.")


def _save(desk: Desk) -> None:
    desk.main.locator("form.office-form button[type=submit]").click()


def _hand_in(desk: Desk) -> None:
    _line(desk).locator("a.button").click()
    desk.at("Nộp sản phẩm")
    desk.press("Nộp cho Sở Nội vụ")
    desk.told("Đã nộp cho Sở Nội vụ.")


def _decide(desk: Desk) -> None:
    desk.menu("Chờ nghiệm thu")
    desk.at("Chờ nghiệm thu")
    desk.follow(re.compile(f"^{PRODUCT}"))
    desk.at(re.compile("Giao quyền tự chủ tài chính"))


def _return(desk: Desk) -> None:
    _decide(desk)
    desk.main.locator(".drop-menu > summary").first.click()
    desk.follow("Trả lại")
    desk.at("Trả lại sản phẩm")
    desk.press("Trả lại")
    expect(desk.main.locator(".summary-error")).to_be_visible()
    desk.write("Lý do trả lại", REASON)
    desk.press("Trả lại")
    desk.told("Đã trả lại; cơ quan thực hiện nhận được lời nhắn kèm lý do.")


def _accept(desk: Desk) -> None:
    _decide(desk)
    desk.press("Nghiệm thu")
    desk.told("Đã nghiệm thu.")


def _history(desk: Desk) -> None:
    """Both hand-ins, the reason, who did what; the day of handing in beside the day of accepting."""
    desk.menu("Hộp việc")
    desk.at("Hộp việc")
    desk.menu("Việc của tôi")
    desk.at("Việc của tôi")
    desk.main.locator("tr[data-row]", has_text=PRODUCT).get_by_role("link").first.click()
    task = desk.at(re.compile("Giao quyền tự chủ tài chính"))
    block = task.locator("article.work-block")
    expect(block).to_contain_text(REASON)
    expect(block.get_by_role("heading", level=3)).to_have_count(2)
    facts = block.locator("details.work-facts")
    if not facts.evaluate("one => one.open"):
        facts.locator("summary").click()
    expect(facts).to_contain_text("Ngày nộp")
    expect(facts).to_contain_text("Ngày nghiệm thu")
