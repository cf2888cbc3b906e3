"""What the pages of what goes outside share: chips of states, the bounds of a day, lines."""

from dataclasses import dataclass

from kientao.registers.onestop.models import CallKind, Payment, PaymentState
from kientao.ui.chip import Chip
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action

LIST = "registers/onestop/pages/outside/list.html"
ONE = "registers/onestop/pages/outside/one.html"
MESSAGE_CHIPS = {
    "waiting": Chip("Chờ gửi", "slate", "hourglass"),
    "sending": Chip("Đang gửi", "sky", "send"),
    "sent": Chip("Đã gửi", "green", "check"),
    "unsure": Chip("Chưa rõ đã đến", "amber", "question"),
    "failed": Chip("Không gửi được", "violet", "error"),
    "dropped": Chip("Bỏ", "grey", "close"),
}
SYNC_CHIPS = {
    "waiting": Chip("Chờ đồng bộ", "slate", "hourglass"),
    "sent": Chip("Đã đồng bộ", "green", "check"),
    "refused": Chip("Bị trả lại", "violet", "error"),
    "dropped": Chip("Bỏ qua", "grey", "close"),
}
FILING_CHIPS = {
    "new": Chip("Đang nhận", "slate", "hourglass"),
    "taken": Chip("Đã nhận", "green", "check"),
    "refused": Chip("Bị trả lại", "violet", "error"),
}
PAYMENT_CHIPS = {
    PaymentState.WAITING: Chip("Chờ thanh toán", "slate", "hourglass"),
    PaymentState.PAID: Chip("Đã nộp", "green", "check"),
    PaymentState.FAILED: Chip("Không thành công", "violet", "error"),
    PaymentState.CANCELLED: Chip("Đã hủy", "grey", "close"),
    PaymentState.SURPLUS: Chip("Thừa, cần hoàn", "amber", "warning"),
    PaymentState.REFUNDED: Chip("Đã hoàn", "grey", "back"),
}
CALL_CHIPS = {
    CallKind.NEW: Chip("Đang xử lý", "slate", "hourglass"),
    CallKind.TAKEN: Chip("Đã ghi nhận", "green", "check"),
    CallKind.LOOK: Chip("Cần xem", "amber", "warning"),
    CallKind.FORGED: Chip("Chữ ký sai", "violet", "shield"),
    CallKind.UNREAD: Chip("Không đọc được", "violet", "error"),
    CallKind.CLOSED: Chip("Đã xem xong", "grey", "check"),
}


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A charge, a payment or a call: words, small words, the amount, how it stands, what can be done."""

    words: str
    note: str
    amount: str
    chip: Chip
    actions: tuple[Action, ...] = ()

    @property
    def action(self) -> Action | None:
        """The only one."""
        return self.actions[0] if self.actions else None


def dong(amount: int) -> str:
    """ "50.000 đồng"."""
    return f"{whole(amount)} đồng"


def payment_chip(payment: Payment) -> Chip:
    """How it stands."""
    return PAYMENT_CHIPS[PaymentState(payment.state)]
