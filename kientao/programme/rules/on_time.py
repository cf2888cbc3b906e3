"""On which date an agency is judged, and from which day on its work is late.

A plan says which date decides. The receiver's delay is never the agency's: the day of acceptance itself never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kientao.programme.rules.states import State


class Deciding(StrEnum):
    """Which date decides on-time. Value kept with the plan."""

    SUBMISSION = "submission"
    SIGNATURE = "signature"
    HAND_IN = "hand-in"
    ACCEPTANCE = "acceptance"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {
            "submission": "Ngày trình cấp có thẩm quyền",
            "signature": "Ngày ký văn bản",
            "hand-in": "Ngày nộp sản phẩm lần đầu",
            "acceptance": "Ngày nộp lần được nghiệm thu",
        }[self]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One hand-in. `correct_by` is set when it was returned: until then a correction is not late."""

    handed_in_on: date
    submitted_on: date | None = None
    signed_on: date | None = None
    returned: bool = False
    correct_by: date | None = None


def decided_on(rule: Deciding, deliveries: Sequence[Delivery], *, awaiting_since: date | None = None) -> date | None:
    """The date the agency is judged by, oldest delivery first; None while there is nothing to judge.

    `awaiting_since` is the day the product went to the signer, while it is still there.
    """
    if not deliveries:
        return awaiting_since if rule is Deciding.SUBMISSION else None
    last = deliveries[-1]
    if rule is Deciding.ACCEPTANCE:
        return None if last.returned else last.handed_in_on
    first = deliveries[0]
    judged = _date(rule, first)
    for before, correction in pairwise(deliveries):
        if before.correct_by is not None and correction.handed_in_on > before.correct_by:
            judged = max(judged, correction.handed_in_on)
    return judged


def _date(rule: Deciding, delivery: Delivery) -> date:
    if rule is Deciding.SUBMISSION:
        return delivery.submitted_on or delivery.handed_in_on
    if rule is Deciding.SIGNATURE:
        return delivery.signed_on or delivery.handed_in_on
    return delivery.handed_in_on


def late_after(state: State, due: date | None, decided: date | None, *, correct_by: date | None = None) -> date | None:
    """The last day on which the agency isn't overdue as things stand; None when it can't become overdue.

    Delivered on time, it waits for somebody else and is never overdue; returned, it has until `correct_by`.
    """
    if due is None or state in (State.ACCEPTED, State.DROPPED):
        return None
    if state is State.RETURNED:
        return max(due, correct_by) if correct_by else due
    if state in (State.HANDED_IN, State.AWAITING) and decided is not None and decided <= due:
        return None
    return max(due, correct_by) if correct_by and state is not State.OPEN else due
