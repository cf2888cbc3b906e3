"""The states of an answer, what may be done in each, and where that leads."""

from enum import StrEnum


class State(StrEnum):
    """Where an answer is, and whose turn it is."""

    ASKED = "asked"
    DRAFTED = "drafted"
    HANDED_IN = "handed-in"
    RETURNED = "returned"
    APPROVED = "approved"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


class Act(StrEnum):
    """What somebody does with it."""

    SAVE = "save"
    HAND_IN = "hand-in"
    APPROVE = "approve"
    RETURN = "return"
    CORRECT = "correct"
    DROP = "drop"


_WORDS = {
    State.ASKED: "Chưa trả lời",
    State.DRAFTED: "Đang nhập",
    State.HANDED_IN: "Chờ duyệt",
    State.RETURNED: "Trả lại",
    State.APPROVED: "Đã duyệt",
}
_ACTS = {
    Act.SAVE: "nhập",
    Act.HAND_IN: "nộp",
    Act.APPROVE: "duyệt",
    Act.RETURN: "trả lại",
    Act.CORRECT: "sửa",
    Act.DROP: "bỏ bản sửa",
}
_LEADS = {
    (State.ASKED, Act.SAVE): State.DRAFTED,
    (State.DRAFTED, Act.SAVE): State.DRAFTED,
    (State.RETURNED, Act.SAVE): State.DRAFTED,
    (State.DRAFTED, Act.HAND_IN): State.HANDED_IN,
    (State.HANDED_IN, Act.APPROVE): State.APPROVED,
    (State.HANDED_IN, Act.RETURN): State.RETURNED,
    (State.APPROVED, Act.CORRECT): State.DRAFTED,
    (State.DRAFTED, Act.DROP): State.APPROVED,
    (State.RETURNED, Act.DROP): State.APPROVED,
}
WITH_AGENCY = (State.ASKED, State.DRAFTED, State.RETURNED)


class NotPossible(Exception):
    """The act makes no sense in this state. The message says so in Vietnamese."""


def after(state: State, act: Act, *, stands: bool = False) -> State:
    """Where the act leads. `stands`: an approved figure of the answer counts, so a correction can be dropped.

    Raises NotPossible.
    """
    leads = _LEADS.get((state, act))
    if leads is None or (act is Act.DROP and not stands):
        raise NotPossible(f"Trả lời này đang ở trạng thái «{state.words}» nên không {_ACTS[act]} được.")
    return leads


def is_possible(state: State, act: Act, *, stands: bool = False) -> bool:
    """May it be done by whoever may?"""
    return (state, act) in _LEADS and (act is not Act.DROP or stands)
