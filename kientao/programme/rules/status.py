"""The one word for how an assignment stands on a day. Python and SQL take it from the same table.

The order matters: the first case that fits is the word. Overdue speaks before "prepared", "returned" and "awaiting":
the agency still owes something and its day has passed. What was handed in is with the receiver, so it isn't overdue.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from kientao.programme.rules.states import State, WorkKind


class Status(StrEnum):
    """Tình trạng. The codes are those of `kientao.ui.state`."""

    DONE_LATE = "done-late"
    DONE = "done"
    DROPPED = "dropped"
    HANDED_IN = "handed-in"
    OVERDUE = "overdue"
    AWAITING = "awaiting-signature"
    PREPARED = "prepared"
    RETURNED = "returned"
    STANDING = "standing"
    CONDITION = "conditional"
    DUE_SOON = "due-soon"
    NOT_DUE = "not-due"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Status.DONE_LATE: "Hoàn thành muộn",
    Status.DONE: "Hoàn thành",
    Status.DROPPED: "Đã dừng",
    Status.HANDED_IN: "Đã nộp, chờ nghiệm thu",
    Status.OVERDUE: "Quá hạn",
    Status.AWAITING: "Đã trình, chờ ký",
    Status.PREPARED: "Chờ thủ trưởng nộp",
    Status.RETURNED: "Trả lại",
    Status.STANDING: "Thường xuyên",
    Status.CONDITION: "Chờ điều kiện",
    Status.DUE_SOON: "Sắp đến hạn",
    Status.NOT_DUE: "Chưa đến hạn",
}


@dataclass(frozen=True, slots=True)
class Case:
    """All that is given must hold. `late_decided`: judged after the deadline; `past`: `late_after` is before today."""

    status: Status
    states: frozenset[State] = frozenset(State)
    kind: WorkKind | None = None
    late_decided: bool | None = None
    past: bool | None = None
    dated: bool | None = None
    soon: bool | None = None


_OWED = frozenset({State.OPEN, State.PREPARED, State.RETURNED, State.AWAITING})
CASES: tuple[Case, ...] = (
    Case(Status.DONE_LATE, frozenset({State.ACCEPTED}), late_decided=True),
    Case(Status.DONE, frozenset({State.ACCEPTED})),
    Case(Status.DROPPED, frozenset({State.DROPPED})),
    Case(Status.HANDED_IN, frozenset({State.HANDED_IN})),
    Case(Status.OVERDUE, _OWED, past=True),
    Case(Status.AWAITING, frozenset({State.AWAITING})),
    Case(Status.PREPARED, frozenset({State.PREPARED})),
    Case(Status.RETURNED, frozenset({State.RETURNED})),
    Case(Status.STANDING, kind=WorkKind.STANDING),
    Case(Status.CONDITION, dated=False),
    Case(Status.DUE_SOON, soon=True),
    Case(Status.NOT_DUE),
)


class Standing(Protocol):
    """What the word is decided from: an assignment, or a spell of its history."""

    state: str
    kind: str
    current_due: date | None
    late_after: date | None
    decided_on: date | None


def status_of(work: Standing, today: date, soon_until: date) -> Status:
    """`soon_until` is the last day that counts as soon."""
    return next(case.status for case in CASES if _fits(case, work, today, soon_until))


def _fits(case: Case, work: Standing, today: date, soon_until: date) -> bool:
    late = work.decided_on is not None and work.current_due is not None and work.decided_on > work.current_due
    return (
        work.state in case.states
        and case.kind in (None, work.kind)
        and case.late_decided in (None, late)
        and case.past in (None, work.late_after is not None and work.late_after < today)
        and case.dated in (None, work.current_due is not None)
        and case.soon in (None, work.current_due is not None and work.current_due <= soon_until)
    )


# What boards add up. Every status is in exactly one column, so the columns sum to the rows.
BOARD: tuple[tuple[str, str, frozenset[Status]], ...] = (
    ("done", "Hoàn thành", frozenset({Status.DONE, Status.DONE_LATE})),
    ("overdue", "Quá hạn", frozenset({Status.OVERDUE})),
    ("waiting", "Chờ nghiệm thu, chờ ký", frozenset({Status.HANDED_IN, Status.AWAITING})),
    ("returned", "Trả lại", frozenset({Status.RETURNED})),
    ("soon", "Sắp đến hạn", frozenset({Status.DUE_SOON, Status.PREPARED})),
    ("ahead", "Chưa đến hạn", frozenset({Status.NOT_DUE})),
    ("conditional", "Chờ điều kiện", frozenset({Status.CONDITION})),
)
