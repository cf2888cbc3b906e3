"""A second factor: switched on, asked for, and a recovery code that works once."""

import re
import time
from collections.abc import Callable

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser.paths.desk import Desk

_PERIOD = 30  # seconds a code is shown


def test_a_code_from_the_phone_opens_the_door_and_a_recovery_code_does_so_once(
    seat: Callable[..., Desk], running_province: str
) -> None:
    desk = seat(running_province)
    desk.knock("vinh")
    desk.at("Việc của tôi")
    desk.type_address("/tai-khoan/")
    desk.at("Tài khoản của tôi")
    desk.follow("Bật")
    secret = (desk.at("Xác thực hai lớp").locator("code").inner_text()).replace(" ", "")
    desk.write("Mã đang hiện trên điện thoại", _shown(secret))
    desk.write("Mật khẩu đang dùng", desk.password)
    desk.press("Bật xác thực hai lớp")
    codes = desk.main.locator(".codes code")
    expect(codes.first).to_be_visible()
    desk.at("Xác thực hai lớp")
    kept = codes.all_inner_texts()

    by_phone, by_paper, again = (seat(running_province) for _ in range(3))
    _ask(by_phone, _shown(secret, ahead=1))
    by_phone.at("Việc của tôi")
    _ask(by_paper, kept[0])
    by_paper.at("Việc của tôi")
    _ask(again, kept[0])
    expect(again.main.locator(".field-error")).to_contain_text("Mã không đúng hoặc đã dùng")
    again.at("Xác thực hai lớp")


def _ask(desk: Desk, code: str) -> None:
    desk.knock("vinh")
    desk.at("Xác thực hai lớp")
    desk.write("Mã xác thực", code)
    desk.press(re.compile("Xác nhận"))


def _shown(secret: str, ahead: int = 0) -> str:
    """What a phone shows: its clock knows of no practice day. `ahead` periods later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // _PERIOD + ahead)))
