"""The states of work and their one look. Red is for late and nothing else; the words are few and explained."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.utils.translation import gettext, gettext_noop

from kientao.ui.chip import Chip, Icon, Tone


class State(StrEnum):
    """Codes. The last two are kinds of work, shown as an outline tag beside the state."""

    NOT_DUE = "not-due"
    DUE_SOON = "due-soon"
    LATE = "late"
    CONDITIONAL = "conditional"
    AWAITING_SIGNATURE = "awaiting-signature"
    AWAITING_HEAD = "awaiting-head"
    HANDED_IN = "handed-in"
    RETURNED = "returned"
    DONE = "done"
    DONE_LATE = "done-late"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    STANDING = "standing"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class _Look:
    words: str
    tone: Tone
    icon: Icon
    meaning: str


_ = gettext_noop
_LOOKS: dict[State, _Look] = {
    State.NOT_DUE: _Look(_("Chưa đến hạn"), "slate", "hourglass", _("Đang thực hiện, thời hạn còn xa.")),
    State.DUE_SOON: _Look(_("Sắp đến hạn"), "amber", "warning", _("Chưa xong và thời hạn đã gần.")),
    State.LATE: _Look(_("Quá hạn"), "red", "clock", _("Đã qua thời hạn mà chưa nộp sản phẩm.")),
    State.CONDITIONAL: _Look(
        _("Chờ điều kiện"), "dashed", "pause", _("Chưa tính hạn: còn chờ việc của cơ quan khác mà văn bản đã nêu.")
    ),
    State.AWAITING_SIGNATURE: _Look(
        _("Đã trình, chờ ký"), "sky", "pen", _("Đơn vị đã trình; văn bản đang ở người ký, có ghi tên người giữ.")
    ),
    State.AWAITING_HEAD: _Look(
        _("Chờ thủ trưởng nộp"), "blue-outline", "person", _("Đầu mối đã chuẩn bị xong; thủ trưởng chưa nộp.")
    ),
    State.HANDED_IN: _Look(_("Đã nộp"), "blue", "send", _("Đã nộp sản phẩm, nơi nhận đang xem xét.")),
    State.RETURNED: _Look(_("Trả lại"), "violet", "back", _("Nơi nhận đã trả lại kèm lý do; cần bổ sung rồi nộp lại.")),
    State.DONE: _Look(_("Hoàn thành"), "green", "check", _("Sản phẩm đã được nghiệm thu, đúng hạn.")),
    State.DONE_LATE: _Look(
        _("Hoàn thành muộn"), "green", "check-late", _("Sản phẩm đã được nghiệm thu, nhưng nộp sau thời hạn.")
    ),
    State.STOPPED: _Look(_("Đã dừng"), "grey", "stop", _("Cấp có thẩm quyền cho dừng; không tính là chậm.")),
    State.CANCELLED: _Look(_("Đã hủy"), "grey", "close", _("Không còn phải thực hiện theo quyết định sửa đổi.")),
    State.STANDING: _Look(
        _("Thường xuyên"), "outline", "", _("Việc làm suốt kỳ, không có ngày kết thúc; đếm riêng với việc có hạn.")
    ),
    State.RECURRING: _Look(
        _("Định kỳ"), "outline", "repeat", _("Việc lặp lại theo tháng, quý hoặc năm; mỗi kỳ có hạn.")
    ),
}


def state_chip(code: str) -> Chip:
    """The chip of a state's code, in the reader's language. Raises ValueError for a code that is no `State`."""
    look = _LOOKS[State(code)]
    return Chip(gettext(look.words), look.tone, look.icon, gettext(look.meaning))


def state_words(code: str) -> str:
    """The words alone, for exports and letters."""
    return gettext(_LOOKS[State(code)].words)


@dataclass(frozen=True, slots=True)
class StateLegend:
    """Each state and what it means, for the help page and beside boards."""

    template: ClassVar[str] = "ui/state_legend.html"

    codes: tuple[State, ...] = tuple(State)

    @property
    def rows(self) -> list[tuple[Chip, str]]:
        """Chip and meaning."""
        return [(state_chip(code), gettext(_LOOKS[code].meaning)) for code in self.codes]
