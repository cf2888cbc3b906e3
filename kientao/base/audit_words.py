"""What an audit entry says in the office's words. Each floor tells the words of its own actions."""

import re
from collections.abc import Mapping
from datetime import date

Data = Mapping[str, str | int | None]

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PLACE = re.compile(r"\{(\w+)\}")

# action → what was done, as it follows a name; {words} come from the entry's data, dates in the office's way.
DONE: dict[str, str] = {
    "begin_practice": "đã mở tỉnh thực hành",
    "set_practice_password": "đã đặt mật khẩu thực hành",
    "cancel_job": "đã dừng một việc nền",
    "retry_job": "đã cho chạy lại một việc nền",
    "set_calendar_day": "đã ghi một ngày của lịch làm việc",
    "remove_calendar_day": "đã bỏ một ngày của lịch làm việc",
    "forget": "đã xóa theo thời hạn lưu: {what} ({count})",
}


def tells(words: Mapping[str, str]) -> None:
    """Adds words of actions; apps call it from AppConfig.ready. Raises ValueError for one that is told otherwise."""
    if twice := {action for action, said in words.items() if DONE.get(action, said) != said}:
        raise ValueError(f"told twice: {', '.join(sorted(twice))}")
    DONE.update(words)


def sentence(action: str, data: Data) -> str:
    """ "đã trả lại, bổ sung đến 08/04/2026". Parts the data says nothing of are left out with their comma."""
    pattern = DONE.get(action)
    if pattern is None:
        return f"đã thực hiện «{action}»"
    parts = pattern.split(", ")
    kept = [part for part in parts if all(data.get(name) for name in _PLACE.findall(part))]
    if not kept or kept[0] != parts[0]:
        kept.insert(0, _PLACE.sub("", parts[0]).rstrip(" :()«»"))
    return ", ".join(_PLACE.sub(lambda found: _said(data.get(found[1])), part) for part in kept)


def _said(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    return f"{date.fromisoformat(text):%d/%m/%Y}" if _ISO.fullmatch(text) else text
