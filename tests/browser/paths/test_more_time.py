"""More time: asked for by the head, decided by the level that set the deadline."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.paths.desk import Desk

Sit = Callable[..., Desk]
TASK = "Công khai dự toán, quyết toán ngân sách"


def _ask(desk: Desk, quarter: str, until: str) -> None:
    desk.menu("Việc của tôi")
    desk.at("Việc của tôi")
    desk.follow(f"Số liệu được công khai ({quarter})")
    task = desk.at(re.compile(TASK))
    block = task.locator("article.work-block", has_text=quarter)
    block.locator(".drop-menu > summary").click()
    desk.follow(re.compile("gia hạn"), block)
    desk.at("Đề nghị gia hạn")
    desk.write("Xin gia hạn đến hết ngày", "32/7")
    desk.write("Lý do", "Đơn vị sự nghiệp nộp số liệu muộn.")
    desk.press("Gửi đề nghị")
    expect(desk.main.locator(".summary-error")).to_be_visible()
    expect(desk.main.get_by_label("Lý do")).to_have_value("Đơn vị sự nghiệp nộp số liệu muộn.")
    desk.write("Xin gia hạn đến hết ngày", until)
    desk.press("Gửi đề nghị")
    desk.told("Đã gửi đề nghị gia hạn.")


def _grant(desk: Desk, until: str, number: str = "") -> None:
    desk.at("Quyết định gia hạn")
    desk.main.get_by_label(re.compile("Đồng ý")).check()
    desk.write("Gia hạn đến hết ngày", until)
    if number:
        desk.write("Số văn bản", number)
        desk.write("Ngày văn bản", "6/7/2026")
    desk.press("Lưu quyết định")
    desk.told("Đã lưu quyết định; cơ quan đề nghị nhận được lời nhắn.")


def _both_deadlines(desk: Desk, quarter: str, original: str, current: str) -> None:
    desk.page.reload()
    task = desk.at(re.compile(TASK))
    block = task.locator("article.work-block", has_text=quarter)
    facts = block.locator("details.work-facts")
    if not facts.evaluate("one => one.open"):
        facts.locator("summary").click()
    expect(facts).to_contain_text(original)
    expect(facts).to_contain_text(current)
    expect(block.locator(".work-due")).to_contain_text(current)


def test_the_leader_grants_more_time_and_the_first_deadline_stays_beside_the_new_one(sit: Sit) -> None:
    head, leader = sit("truong"), sit("nam")
    _ask(head, "Quý II/2026", "31/7/2026")
    leader.at("Trang lãnh đạo")
    leader.menu("Trang lãnh đạo")
    leader.follow(re.compile("^Đề nghị gia hạn chờ quyết định"))
    leader.at(re.compile("[Gg]ia hạn"))
    leader.follow(re.compile("Sở Nông nghiệp và Môi trường|Số liệu được công khai"))
    leader.at(re.compile("."))
    if not re.search(r"/gia-han/\d+/", leader.page.url):
        leader.follow(re.compile("[Qq]uyết định gia hạn|Quyết định"))
    _grant(leader, "25/7/2026")
    _both_deadlines(head, "Quý II/2026", "30/06/2026", "25/07/2026")


def test_the_programme_office_writes_down_what_the_leader_signed_only_with_its_number(sit: Sit) -> None:
    head, office = sit("phuc"), sit("tam")
    _ask(head, "Quý II/2026", "20/7/2026")
    office.at("Bảng theo dõi")
    office.menu("Trang lãnh đạo")
    office.at("Trang lãnh đạo")
    office.follow(re.compile("^Đề nghị gia hạn chờ quyết định"))
    office.at(re.compile("[Gg]ia hạn"))
    office.follow(re.compile("Sở Y tế|Số liệu được công khai"))
    office.at(re.compile("."))
    if not re.search(r"/gia-han/\d+/", office.page.url):
        office.follow(re.compile("[Qq]uyết định gia hạn|Quyết định"))
    office.at("Quyết định gia hạn")
    office.main.get_by_label(re.compile("Đồng ý")).check()
    office.write("Gia hạn đến hết ngày", "20/7/2026")
    office.press("Lưu quyết định")
    expect(office.main.locator(".summary-error")).to_contain_text("Số văn bản")
    _grant(office, "20/7/2026", "3120/UBND-NC")
    _both_deadlines(head, "Quý II/2026", "30/06/2026", "20/07/2026")
