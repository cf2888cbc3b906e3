"""A decision that publishes procedures, from the file to the catalogue: at a desk, on a phone, without a script."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kientao.demo.procedures import DECISION
from tests.browser.conftest import SIZES
from tests.browser.paths.desk import Desk
from tests.support.small_decision import TEXT
from tests.support.small_plan import TEXT as PLAN

Open = Callable[..., Desk]
LIST = "/quyet-dinh-thu-tuc/"
REVIEW = re.compile(r"/quyet-dinh-thu-tuc/[0-9a-f-]{36}/$")
CODES = {"máy bàn": "1.9511", "điện thoại": "1.9522", "": "1.9533"}  # each run publishes procedures of its own


def _sent(desk: Desk, file: Path, scripts: bool = True) -> None:
    """Waits for the review; without a script one loads the page of the job again."""
    desk.type_address(LIST)
    if scripts:
        desk.at("Quyết định công bố thủ tục")
    desk.page.locator("#document").set_input_files(file)
    desk.press("Biên dịch")
    for _ in range(60):
        if REVIEW.search(desk.page.url):
            return
        desk.page.wait_for_timeout(500)
        if not scripts and "/viec/" in desk.page.url:
            desk.page.reload()
    raise AssertionError(desk.page.url)


def _small(folder: Path, size: str) -> Path:
    file = folder / "quyết định nhỏ.txt"
    file.write_text(TEXT.replace("1.9500", CODES[size]), encoding="utf-8")
    return file


@pytest.mark.parametrize("size", SIZES)
def test_a_decision_is_reviewed_and_adopted(at_work: Open, tmp_path: Path, size: str) -> None:
    desk = at_work("dung", size)
    _sent(desk, _small(tmp_path, size))
    desk.at(re.compile("^77/QĐ-UBND: Công bố danh mục"))
    page, first = desk.page, desk.page.locator(".procedure-item").first
    expect(first).to_contain_text("Cấp thẻ hòa giải viên thôn")
    expect(first).to_contain_text("Sở Tư pháp")
    first.get_by_role("button", name="Duyệt").click()
    expect(first).to_contain_text("Đã duyệt")
    expect(page.locator("#tien-do")).to_contain_text("1/4")
    process = page.locator(".process-item").first
    process.get_by_role("link", name="Sửa").click()
    desk.at("Sửa quy trình")
    page.locator("#id_steps-1-minutes").fill("1,5 ngày")
    desk.press("Lưu và duyệt")
    expect(page.locator(".process-item").first).to_contain_text("12 giờ")
    expect(page.locator(".process-item").first).to_contain_text("Máy đọc là")
    desk.press(re.compile("mục không có lỗi"))
    expect(page.locator("#tien-do")).to_contain_text("4/4")
    desk.follow("Đưa vào danh mục")
    desk.at("Đưa vào danh mục thủ tục")
    expect(page.get_by_label("Số quyết định")).to_have_value("77/QĐ-UBND")
    expect(page.get_by_label("Có hiệu lực từ")).to_have_value("09/03/2026")
    desk.press("Đưa vào danh mục")
    desk.told("Đã đưa vào danh mục: 2 thủ tục mới, 2 quy trình ban hành.")
    desk.follow("Mở danh mục thủ tục")
    desk.told(f"{CODES[size]}01")


def test_it_is_done_without_a_script_too(at_work: Open, tmp_path: Path) -> None:
    desk = at_work("dung", scripts=False)
    _sent(desk, _small(tmp_path, ""), scripts=False)
    page = desk.page
    page.locator(".procedure-item").nth(1).get_by_role("button", name="Bỏ", exact=True).click()
    expect(page.locator(".procedure-item").nth(1)).to_contain_text("Đã bỏ")
    page.get_by_role("link", name="Đưa vào danh mục").click()
    page.get_by_role("button", name="Đưa vào danh mục").click()
    desk.told("Đã đưa vào danh mục: 1 thủ tục mới, 1 quy trình ban hành.")


def test_keys_lead_through_a_large_decision(at_work: Open) -> None:
    desk = at_work("dung")
    _sent(desk, DECISION)
    desk.at(re.compile("Công bố"))
    page = desk.page
    page.keyboard.press("j")
    expect(page.locator(".item[aria-current]")).to_have_attribute("data-kind", "procedure")
    assert page.locator(".source .on").count() > 0
    page.keyboard.press("a")
    expect(page.locator(".item[aria-current]")).to_have_attribute("data-kind", "process")  # on to the next
    page.keyboard.press("d")
    expect(page.locator(".process-item").first).to_contain_text("Đã bỏ")
    page.get_by_label("Tìm trong các thủ tục").fill("cham soc vuon hoa")
    expect(page.locator(".procedure-item")).to_have_count(1)


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_a_large_decision_can_be_used_by_everybody(at_work: Open, size: str) -> None:
    desk = at_work("dung", size)
    _sent(desk, DECISION)
    desk.at(re.compile("Công bố"))
    review = desk.page.url.removeprefix(desk.base)
    edits = [link.get_attribute("href") or "" for link in desk.page.locator("[data-key=e]").all()[:2]]
    for path in (LIST, f"{review}?trang=2", f"{review}?diem=troubled", f"{review}dua-vao/", f"{review}bo/", *edits):
        answer = desk.type_address(path)
        assert answer is not None
        assert answer.status == 200, path
        desk.at(re.compile("."))


def test_a_plan_is_sent_on(at_work: Open, tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.txt"
    file.write_text(PLAN, encoding="utf-8")
    desk = at_work("dung")
    desk.type_address(LIST)
    desk.page.locator("#document").set_input_files(file)
    desk.press("Biên dịch")
    desk.told("Văn bản này là kế hoạch")
