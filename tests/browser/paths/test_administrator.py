"""The administrator runs the system and reads nobody's work."""

import re
from collections.abc import Callable

from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser.paths.desk import Desk
from tests.browser.paths.papers import sheet

Sit = Callable[..., Desk]
HEAD = ("Họ và tên", "Tên đăng nhập", "Mã cơ quan", "Chức vụ", "Vai trò")


def test_accounts_come_from_a_sheet_that_is_tried_first_and_their_owner_chooses_a_password(
    sit: Sit, seat: Callable[..., Desk]
) -> None:
    desk = sit("kien")
    desk.at("Tài khoản")
    desk.follow("Nhập từ Excel")
    desk.at("Nhập tài khoản từ Excel")
    _try(desk, ("Lý Thị Hoài", "hoai", "KA.KHÔNG-CÓ", "Chuyên viên", "Đầu mối"))
    expect(desk.main.locator(".summary-error")).to_contain_text("Mã cơ quan")
    desk.at("Nhập tài khoản từ Excel")
    _try(desk, ("Lý Thị Hoài", "hoai", "KA.SXD", "Chuyên viên", "Đầu mối"))
    expect(desk.main).to_contain_text("Tệp đúng, sẵn sàng nhập")
    desk.at("Nhập tài khoản từ Excel")
    with desk.page.expect_download() as download:
        desk.press("Nhập và tải bảng mật khẩu")
    rows = CalamineWorkbook.from_path(str(download.value.path())).get_sheet_by_index(0).to_python()
    password = next(str(row[3]) for row in rows if row[1] == "hoai")

    newcomer = seat(desk.base)
    newcomer.password = password
    newcomer.knock("hoai")
    newcomer.at(re.compile("mật khẩu"))


def _try(desk: Desk, row: tuple[str, ...]) -> None:
    desk.page.locator("main input[type=file]").set_input_files(sheet("can-bo.xlsx", [HEAD, row]))  # type: ignore[arg-type]
    desk.press("Kiểm tra tệp")


def test_health_and_jobs_are_seen_and_no_work(sit: Sit) -> None:
    desk = sit("kien")
    desk.at("Tài khoản")
    desk.menu("Tình trạng hệ thống")
    expect(desk.at("Tình trạng hệ thống")).to_contain_text("Tiến trình chạy việc nền báo còn sống")
    desk.menu("Việc nền")
    desk.at("Việc nền")
    desk.menu("Việc của tôi")
    expect(desk.at("Việc của tôi")).to_contain_text("0 việc")
    expect(desk.page.locator(".side-nav").get_by_role("link", name="Bảng theo dõi")).to_have_count(0)
    for path in ("/nhiem-vu/1/", "/viec/1/nop/", "/soat/1/", "/don-doc/cong-van/1/"):
        answer = desk.type_address(path)
        assert answer is not None
        assert answer.status in (403, 404), path
    for path in ("/viec/", "/lanh-dao/"):
        desk.type_address(path)
        expect(desk.main.locator("tr[data-row]")).to_have_count(0)
        desk.at(re.compile("."))
