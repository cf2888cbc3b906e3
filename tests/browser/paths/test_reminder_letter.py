"""The programme office finds who is late and prints the letter."""

import re
from collections.abc import Callable

from docx import Document
from playwright.sync_api import expect

from tests.browser.paths.desk import Desk, figure

Sit = Callable[..., Desk]


def test_the_letter_names_every_late_task_and_agency_that_the_board_counts(sit: Sit) -> None:
    desk = sit("anh")
    board = desk.at("Bảng theo dõi")
    late = board.get_by_role("link", name=re.compile(r"^\d+ – Quá hạn$"))
    count = figure(late.inner_text())
    late.click()
    rows = desk.at(re.compile("."))
    expect(rows.locator(".table-count").first).to_contain_text(f"{count} việc")

    desk.menu("Đôn đốc")
    expect(desk.at("Đôn đốc").locator(".lead")).to_contain_text(f"{count} việc đang quá hạn")
    for agency in ("Sở Văn hóa, Thể thao và Du lịch", "Sở Tư pháp"):
        desk.main.get_by_role("checkbox", name=f"Đánh dấu {agency}", exact=True).check()
    owed = sum(_owed(desk, agency) for agency in ("Sở Văn hóa, Thể thao và Du lịch", "Sở Tư pháp"))
    desk.press("Soạn công văn đôn đốc")
    desk.at("Soạn công văn đôn đốc")
    desk.press("Xem công văn")
    desk.at("Xem công văn trước khi lưu")
    desk.press("Lưu công văn")
    desk.at("Công văn đôn đốc (chưa có số)")
    with desk.page.expect_download() as download:
        desk.follow("Tải tệp .docx")
    letter = Document(str(download.value.path()))
    words = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    cells = [[cell.text for cell in row.cells] for table in letter.tables for row in table.rows]
    listed = "\n".join(text for row in cells for text in row)
    assert "đôn đốc" in words + listed
    for expected in ("Chuyên mục phát sóng", "Ban hành quy chế phối hợp", "30/06/2026"):
        assert expected in listed
    for agency in ("Sở Văn hóa, Thể thao và Du lịch", "Sở Tư pháp"):
        assert agency in listed + words
    assert sum(bool(re.fullmatch(r"\d+\.?", row[0].strip())) for row in cells) == owed


def _owed(desk: Desk, agency: str) -> int:
    row = desk.main.locator("tr[data-row]").filter(has=desk.page.get_by_role("link", name=agency, exact=True))
    return figure(row.locator("td").nth(2).inner_text())
