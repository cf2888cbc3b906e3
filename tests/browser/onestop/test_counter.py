"""The counter in a real browser: an intake by the keyboard alone, on a phone, without a script."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.paths.desk import Desk
from tests.evidence import samples

Open = Callable[..., Desk]


@dataclass
class Keys:
    """A keyboard that counts."""

    desk: Desk
    pressed: int = 0

    def type(self, words: str) -> None:
        """Letter by letter."""
        self.desk.page.keyboard.type(words)
        self.pressed += len(words)

    def press(self, key: str) -> None:
        """One key, or keys held together."""
        self.desk.page.keyboard.press(key)
        self.pressed += key.count("+") + 1


def test_an_intake_is_done_by_the_keyboard_alone(at_work: Open, record_property: Callable[[str, object], None]) -> None:
    desk = at_work("anh")
    page, keys = desk.page, Keys(desk)
    desk.type_address("/mot-cua/tiep-nhan/")
    desk.at("Tiếp nhận hồ sơ")
    keys.type("tu van")
    keys.press("Enter")
    desk.at("Cấp thẻ tư vấn viên pháp luật")
    expect(page.get_by_label(re.compile("^Số giấy tờ")).first).to_be_focused()
    keys.type("001190055555")
    keys.press("Enter")
    expect(page.locator(".looked")).to_contain_text("Chưa có hồ sơ nào")
    expect(page.get_by_label("Họ tên người nộp, tên tổ chức")).to_be_focused()
    keys.type("Lò Thị Na")
    keys.press("Enter")
    keys.type("0977123456")
    keys.press("Control+Enter")
    desk.told("Đã tiếp nhận hồ sơ")
    printing = page.get_by_role("button", name=re.compile("Giấy tiếp nhận"))
    expect(printing).to_be_focused()
    with page.context.expect_page():
        keys.press("Enter")
    record_property("keystrokes", keys.pressed)
    assert keys.pressed < 60


def test_who_came_before_needs_only_the_number(at_work: Open, record_property: Callable[[str, object], None]) -> None:
    desk = at_work("mai")
    page, keys = desk.page, Keys(desk)
    desk.type_address("/mot-cua/tiep-nhan/")
    desk.at("Tiếp nhận hồ sơ")
    keys.type("tu van")
    keys.press("Enter")
    desk.at("Cấp thẻ tư vấn viên pháp luật")
    keys.type("001190012345")
    keys.press("Enter")
    expect(page.get_by_label("Họ tên người nộp, tên tổ chức")).to_have_value("Phan Thị Bưởi")
    keys.press("Control+Enter")
    desk.told("Đã tiếp nhận hồ sơ")
    record_property("keystrokes", keys.pressed)
    assert keys.pressed < 30


def test_letters_find_the_procedure_while_they_are_typed(at_work: Open) -> None:
    desk = at_work("mai")
    desk.type_address("/mot-cua/tiep-nhan/")
    desk.page.keyboard.type("chung thuc")
    found = desk.page.locator(".procedures-found li")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Chứng thực bản sao từ bản chính")
    desk.page.get_by_role("searchbox", name="Thủ tục", exact=True).fill("khong co gi nhu the")
    expect(desk.page.locator("main")).to_contain_text("Không có thủ tục nào đang hiệu lực khớp")


def test_another_agency_is_picked_and_the_promise_is_counted_again(at_work: Open) -> None:
    desk = at_work("mai")
    desk.type_address("/mot-cua/tiep-nhan/1/")
    agency = desk.page.get_by_role("combobox", name="Cơ quan giải quyết")
    agency.fill("ben da")
    desk.page.get_by_role("option", name=re.compile("Bến Đá")).first.click()
    with desk.page.expect_response(lambda answer: answer.request.method == "POST"):
        pass
    expect(desk.page.locator("#hen-tra h2")).to_contain_text("17/03/2026")
    desk.page.locator("#hen-tra summary").click()
    expect(desk.page.locator("#hen-tra")).to_contain_text("tính từ ngày làm việc kế tiếp")


def test_what_was_typed_is_there_again_after_the_page_was_closed(at_work: Open) -> None:
    desk = at_work("mai")
    desk.type_address("/mot-cua/tiep-nhan/1/")
    address = desk.page.url
    desk.write("Họ tên người nộp", "Người đang viết dở")
    expect(desk.page.locator(".draft-state")).to_contain_text("Đã giữ bản nháp")
    desk.page.goto(address)
    expect(desk.page.get_by_label("Họ tên người nộp, tên tổ chức")).to_have_value("Người đang viết dở")
    desk.type_address("/mot-cua/tiep-nhan/1/")
    expect(desk.page.get_by_label("Họ tên người nộp, tên tổ chức")).to_have_value("")


def test_a_missing_paper_leads_to_the_slip_that_asks_for_it(at_work: Open) -> None:
    desk = at_work("mai")
    desk.type_address("/mot-cua/tiep-nhan/1/")
    desk.write("Họ tên người nộp", "Sầm Văn Khế")
    desk.page.get_by_role("checkbox", name="Bằng cử nhân luật").uncheck()
    desk.press("Tiếp nhận, in giấy hẹn")
    desk.told("Còn thiếu: Bằng cử nhân luật")
    desk.write("Lý do", "Chưa có bản sao bằng")
    desk.press("Lập phiếu yêu cầu bổ sung")
    desk.told("Đã lập phiếu yêu cầu bổ sung")
    expect(desk.page.get_by_role("button", name=re.compile("02. Phiếu yêu cầu bổ sung"))).to_be_focused()


def test_a_number_is_shown_whole_only_when_it_is_asked_for(at_work: Open) -> None:
    desk = at_work("mai")
    desk.type_address("/mot-cua/tai-quay/H99.002.00-260303-0002/")
    person = desk.page.locator("#danh-tinh")
    expect(person).to_contain_text("0011•••••876")
    desk.press("Xem đầy đủ")
    expect(person).to_contain_text("001177009876")


def test_a_paper_is_scanned_and_opened(at_work: Open, tmp_path: Path) -> None:
    scan = tmp_path / "đơn.png"
    scan.write_bytes(samples.png())
    desk = at_work("mai")
    desk.type_address("/mot-cua/tai-quay/H99.002.00-260303-0002/so-hoa/")
    desk.follow(re.compile("Số hóa Đơn đề nghị"))
    desk.page.locator("input[type=file]").set_input_files(scan)
    desk.press("Lưu bản quét")
    desk.told("Đã số hóa: Đơn đề nghị")
    expect(desk.page.get_by_role("link", name=re.compile("Xem Đơn đề nghị"))).to_be_visible()


def test_all_of_it_works_without_a_script(at_work: Open) -> None:
    desk = at_work("van", scripts=False)
    desk.follow("Tiếp nhận hồ sơ")
    desk.write("Thủ tục", "chung thuc")
    desk.press("Mở")
    expect(desk.page.locator("h1")).to_have_text("Chứng thực bản sao từ bản chính")
    desk.write("Số giấy tờ", "001088004321")
    desk.press("Điền sẵn")
    expect(desk.page.get_by_label("Họ tên người nộp, tên tổ chức")).to_have_value("Hồ Văn Mận")
    desk.press("Tiếp nhận, in giấy hẹn")
    expect(desk.page.locator("h1")).to_have_text(re.compile(r"^H99\."))
    desk.press("Xem đầy đủ")
    expect(desk.page.locator("#danh-tinh")).to_contain_text("001088004321")
