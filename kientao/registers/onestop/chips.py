"""How states and timeliness of a dossier look: icon, word and colour, the same everywhere."""

from datetime import datetime

from kientao.registers.onestop.models import Judged
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from kientao.registers.onestop.rules.states import Status
from kientao.ui.chip import Chip

_STATUSES: dict[Status, Chip] = {
    Status.FILED: Chip("Mới đăng ký", "sky", "download"),
    Status.RECEIVED: Chip("Đã tiếp nhận", "blue", "check"),
    Status.REFUSED: Chip("Từ chối", "violet", "close"),
    Status.PROCESSING: Chip("Đang xử lý", "blue-outline", "pen"),
    Status.SUPPLEMENT: Chip("Chờ bổ sung", "dashed", "pause"),
    Status.PAYMENT: Chip("Chờ nộp phí", "dashed", "pause"),
    Status.WITHDRAWN: Chip("Công dân rút", "grey", "back"),
    Status.STOPPED: Chip("Dừng xử lý", "grey", "stop"),
    Status.DONE: Chip("Đã xử lý xong", "green", "check"),
    Status.RETURNED: Chip("Đã trả kết quả", "green", "check"),
}
_TIMES: dict[Timeliness, Chip] = {
    Timeliness.EARLY: Chip("Xong trước hạn", "green", "check"),
    Timeliness.ON_TIME: Chip("Xong đúng hạn", "green", "check"),
    Timeliness.LATE: Chip("Xong muộn", "green", "check-late", "Kết thúc sau thời hạn."),
    Timeliness.OPEN: Chip("Trong hạn", "slate", "hourglass"),
    Timeliness.OPEN_LATE: Chip("Quá hạn", "red", "clock"),
    Timeliness.PAUSED: Chip("Chờ bổ sung", "dashed", "pause", "Đang chờ người nộp bổ sung giấy tờ."),
    Timeliness.NO_DEADLINE: Chip("Không có thời hạn", "outline", ""),
}
SOON = Chip("Sắp đến hạn", "amber", "warning")
PAUSED_STEP = Chip("Tạm dừng", "dashed", "pause", "Thời gian của bước không chạy khi chờ người nộp bổ sung.")


def status_chip(status: int) -> Chip:
    """The national status."""
    return _STATUSES[Status(status)]


def timeliness_chip(how: Timeliness, *, soon: bool = False) -> Chip:
    """How it stands in time; `soon` where what is open is nearly due."""
    return SOON if soon and how is Timeliness.OPEN else _TIMES[how]


def time_chip(
    dossier: Judged, at: datetime, soon_until: datetime | None = None, clock: Clock = Clock.APPOINTMENT
) -> Chip:
    """Of a dossier or a spell at a moment. `soon_until` is the last due date that counts as soon."""
    how = timeliness(dossier.times, at, clock)
    due = dossier.due if clock is Clock.APPOINTMENT else dossier.statistic_due
    return timeliness_chip(how, soon=soon_until is not None and due is not None and due <= soon_until)


def due_chip(due: datetime | None, at: datetime, soon_until: datetime, *, paused: bool = False) -> Chip:
    """Of an open step."""
    if paused:
        return PAUSED_STEP
    if due is None:
        return Chip("Không đặt hạn", "outline", "")
    if due < at:
        return _TIMES[Timeliness.OPEN_LATE]
    return SOON if due <= soon_until else _TIMES[Timeliness.OPEN]
