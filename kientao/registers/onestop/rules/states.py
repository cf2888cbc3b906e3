"""The states of a dossier, which are the national ones (TrangThaiHoSo), and what leads from one to the next. Pure."""

from enum import IntEnum, StrEnum


class Status(IntEnum):
    """The national status; the value is its code."""

    FILED = 1
    RECEIVED = 2
    REFUSED = 3
    PROCESSING = 4
    SUPPLEMENT = 5
    PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    DONE = 9
    RETURNED = 10

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return WORDS[self]


WORDS = {
    Status.FILED: "Mới đăng ký",
    Status.RECEIVED: "Được tiếp nhận",
    Status.REFUSED: "Không được tiếp nhận",
    Status.PROCESSING: "Đang xử lý",
    Status.SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    Status.PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
    Status.WITHDRAWN: "Công dân yêu cầu rút",
    Status.STOPPED: "Dừng xử lý",
    Status.DONE: "Đã xử lý xong",
    Status.RETURNED: "Đã trả kết quả",
}
ENDED = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.DONE, Status.RETURNED})
OPEN = frozenset(Status) - ENDED


class Act(StrEnum):
    """What is done to a dossier. The value is what events and the audit trail keep."""

    FILE = "file"
    RECEIVE = "receive"
    REFUSE = "refuse"
    START = "start"
    STEP = "step"
    ASK_SUPPLEMENT = "ask-supplement"
    SUPPLEMENT = "supplement"
    ASK_PAYMENT = "ask-payment"
    PAY = "pay"
    APOLOGISE = "apologise"
    EXTEND = "extend"
    WITHDRAW = "withdraw"
    STOP = "stop"
    FINISH = "finish"
    RETURN = "return"
    TRANSFER = "transfer"
    CORRECT = "correct"
    CONFIRM = "confirm"
    FOLLOW = "follow"
    RECOUNT = "recount"
    LEG_ENDED = "leg-ended"


class NotPossible(Exception):
    """The act can't be done in this state. The message says, in Vietnamese, how it stands."""

    def __init__(self, status: Status, act: Act) -> None:
        super().__init__(f"Hồ sơ đang ở trạng thái «{status.words}»: không {_VERBS[act]} được. Tải lại trang để xem.")
        self.status, self.act = status, act


_VERBS = {
    Act.FILE: "nộp lại",
    Act.RECEIVE: "tiếp nhận",
    Act.REFUSE: "từ chối",
    Act.START: "chuyển xử lý",
    Act.STEP: "chuyển bước",
    Act.ASK_SUPPLEMENT: "yêu cầu bổ sung",
    Act.SUPPLEMENT: "nhận bổ sung",
    Act.ASK_PAYMENT: "yêu cầu nộp phí",
    Act.PAY: "thu phí",
    Act.APOLOGISE: "xin lỗi, hẹn lại",
    Act.EXTEND: "gia hạn",
    Act.WITHDRAW: "rút",
    Act.STOP: "dừng",
    Act.FINISH: "ghi xử lý xong",
    Act.RETURN: "trả kết quả",
    Act.TRANSFER: "chuyển cơ quan khác",
    Act.CORRECT: "đính chính",
    Act.CONFIRM: "xác nhận",
    Act.FOLLOW: "ghi theo hệ thống khác",
    Act.RECOUNT: "tính lại hạn",
    Act.LEG_ENDED: "nhận lại từ nơi liên thông",
}
_IN_HAND = (Status.RECEIVED, Status.PROCESSING, Status.PAYMENT)
# act: from which statuses, to which; None stays. After a supplement it depends on whether it had been accepted.
_TABLE: dict[Act, tuple[tuple[Status, ...], Status | None]] = {
    Act.RECEIVE: ((Status.FILED,), Status.RECEIVED),
    Act.REFUSE: ((Status.FILED, Status.SUPPLEMENT, *_IN_HAND), Status.REFUSED),
    Act.START: ((Status.RECEIVED,), Status.PROCESSING),
    Act.STEP: ((Status.RECEIVED, Status.PROCESSING), Status.PROCESSING),
    Act.ASK_SUPPLEMENT: ((Status.FILED, Status.RECEIVED, Status.PROCESSING), Status.SUPPLEMENT),
    Act.ASK_PAYMENT: ((Status.RECEIVED, Status.PROCESSING), Status.PAYMENT),
    Act.PAY: ((Status.FILED, Status.SUPPLEMENT, *_IN_HAND, Status.DONE), None),
    Act.APOLOGISE: (_IN_HAND, None),
    Act.EXTEND: ((*_IN_HAND, Status.SUPPLEMENT), None),
    Act.WITHDRAW: ((Status.FILED, Status.SUPPLEMENT, *_IN_HAND), Status.WITHDRAWN),
    Act.STOP: ((Status.SUPPLEMENT, *_IN_HAND), Status.STOPPED),
    Act.FINISH: ((Status.RECEIVED, Status.PROCESSING), Status.DONE),
    Act.RETURN: ((Status.DONE,), Status.RETURNED),
    Act.TRANSFER: ((Status.FILED, *_IN_HAND), None),
    Act.CORRECT: ((Status.DONE, Status.RETURNED), None),
    Act.CONFIRM: (tuple(Status), None),
    Act.FOLLOW: (tuple(Status), None),  # what another system says of a dossier it handles
    Act.RECOUNT: ((*_IN_HAND, Status.SUPPLEMENT), None),
    Act.LEG_ENDED: ((*_IN_HAND, Status.SUPPLEMENT), None),
}


def after(status: Status, act: Act, *, accepted: bool = True) -> Status:
    """Where the act leads. `accepted`: a receipt had been given, so a supplement leads back into processing.

    Raises NotPossible.
    """
    if act is Act.SUPPLEMENT:
        if status is not Status.SUPPLEMENT:
            raise NotPossible(status, act)
        return Status.PROCESSING if accepted else Status.FILED
    if act is Act.PAY and status is Status.PAYMENT:
        return Status.PROCESSING
    found = _TABLE.get(act)
    if found is None or status not in found[0]:
        raise NotPossible(status, act)
    return found[1] or status


def possible(status: Status) -> frozenset[Act]:
    """What can be done to a dossier in that state."""
    found = {act for act, (statuses, _) in _TABLE.items() if status in statuses}
    return frozenset(found | ({Act.SUPPLEMENT} if status is Status.SUPPLEMENT else set()))
