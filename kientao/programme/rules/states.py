"""The states of an assignment, what may be done in each, and where that leads."""

from enum import StrEnum


class State(StrEnum):
    """Where the work stands with whom."""

    OPEN = "open"
    PREPARED = "prepared"
    AWAITING = "awaiting-signature"
    HANDED_IN = "handed-in"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class Act(StrEnum):
    """What somebody does with it."""

    PREPARE = "prepare"
    SEND_BACK = "send-back"
    SUBMIT_FOR_SIGNATURE = "submit-for-signature"
    HAND_IN = "hand-in"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    RETURN = "return"
    REOPEN = "reopen"
    DROP = "drop"


class WorkKind(StrEnum):
    """Dated work has a deadline (or waits for one); standing work has none and is counted apart."""

    DATED = "dated"
    CONDITIONAL = "conditional"
    STANDING = "standing"


_LEADS: dict[tuple[State, Act], State] = {
    (State.OPEN, Act.PREPARE): State.PREPARED,
    (State.RETURNED, Act.PREPARE): State.PREPARED,
    (State.PREPARED, Act.PREPARE): State.PREPARED,
    (State.PREPARED, Act.SEND_BACK): State.OPEN,
    (State.OPEN, Act.SUBMIT_FOR_SIGNATURE): State.AWAITING,
    (State.PREPARED, Act.SUBMIT_FOR_SIGNATURE): State.AWAITING,
    (State.RETURNED, Act.SUBMIT_FOR_SIGNATURE): State.AWAITING,
    (State.AWAITING, Act.SUBMIT_FOR_SIGNATURE): State.AWAITING,  # it went to another desk
    (State.OPEN, Act.HAND_IN): State.HANDED_IN,
    (State.PREPARED, Act.HAND_IN): State.HANDED_IN,
    (State.AWAITING, Act.HAND_IN): State.HANDED_IN,
    (State.RETURNED, Act.HAND_IN): State.HANDED_IN,
    (State.HANDED_IN, Act.WITHDRAW): State.OPEN,
    (State.AWAITING, Act.WITHDRAW): State.OPEN,
    (State.HANDED_IN, Act.ACCEPT): State.ACCEPTED,
    (State.HANDED_IN, Act.RETURN): State.RETURNED,
    (State.ACCEPTED, Act.REOPEN): State.RETURNED,
    **{(state, Act.DROP): State.DROPPED for state in State if state not in (State.ACCEPTED, State.DROPPED)},
}
WORDS: dict[State, str] = {
    State.OPEN: "Chưa nộp",
    State.PREPARED: "Chờ thủ trưởng nộp",
    State.AWAITING: "Đã trình, chờ ký",
    State.HANDED_IN: "Đã nộp",
    State.RETURNED: "Trả lại",
    State.ACCEPTED: "Hoàn thành",
    State.DROPPED: "Đã dừng",
}
ENDED = frozenset({State.ACCEPTED, State.DROPPED})
_ACTS: dict[Act, str] = {
    Act.PREPARE: "chuẩn bị sản phẩm",
    Act.SEND_BACK: "trả lại đầu mối",
    Act.SUBMIT_FOR_SIGNATURE: "ghi nhận đã trình ký",
    Act.HAND_IN: "nộp sản phẩm",
    Act.WITHDRAW: "rút lại",
    Act.ACCEPT: "nghiệm thu",
    Act.RETURN: "trả lại",
    Act.REOPEN: "mở lại",
    Act.DROP: "dừng",
}


class NotPossible(Exception):
    """The act makes no sense in this state. The message says so in Vietnamese."""


def after(state: State, act: Act) -> State:
    """Where the act leads. Raises NotPossible when it can't be done in this state."""
    if (state, act) not in _LEADS:
        raise NotPossible(f"Việc này đang ở trạng thái «{WORDS[state]}» nên không {_ACTS[act]} được.")
    return _LEADS[state, act]


def possible(state: State) -> frozenset[Act]:
    """What can be done in the state, by whoever may."""
    return frozenset(act for before, act in _LEADS if before is state)
