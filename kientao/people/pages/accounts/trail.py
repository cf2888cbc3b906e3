"""What the trail says of an account, in words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kientao.base.models import AuditEntry

_WORDS = {
    "create_account": "tạo tài khoản",
    "import_accounts": "nhập từ bảng tính",
    "disable_account": "ngừng tài khoản",
    "enable_account": "cho hoạt động trở lại",
    "unlock_account": "mở khóa",
    "lock_account": "tạm khóa vì sai nhiều lần",
    "reset_password": "cấp mật khẩu một lần",
    "change_password": "đổi mật khẩu",
    "ask_for_recovery": "xin đường dẫn đặt lại mật khẩu",
    "sign_in": "đăng nhập",
    "sign_in_failed": "đăng nhập sai",
    "second_factor_failed": "sai mã xác thực",
    "sign_out": "đăng xuất",
    "set_up_factor": "bật xác thực hai lớp",
    "remove_factor": "tắt xác thực hai lớp",
    "remove_lost_factor": "gỡ xác thực hai lớp",
    "renew_recovery_codes": "cấp lại mã dự phòng",
    "link_openid": "liên kết đăng nhập qua OpenID",
    "switch_organisation": "đổi cơ quan làm việc",
}


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry. `note` is the reason or the address, where there is one."""

    at: datetime
    actor: str
    words: str
    note: str


def lines_of(entries: Iterable[AuditEntry]) -> list[TrailLine]:
    """In the order given."""
    return [_line(entry) for entry in entries]


def _line(entry: AuditEntry) -> TrailLine:
    data = json.loads(entry.data)
    note = data.get("reason") or (f"địa chỉ {data['address']}" if data.get("address") else "")
    return TrailLine(timezone.localtime(entry.at), entry.actor, _WORDS.get(entry.action, entry.action), str(note))
