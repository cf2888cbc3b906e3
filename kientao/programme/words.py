"""How the programme's pages say deadlines and products, the same everywhere."""

from datetime import date

from kientao.programme.models import Assignment
from kientao.programme.rules.states import ENDED, State, WorkKind
from kientao.ui.numbers import day


def product_words(assignment: Assignment) -> str:
    """What is owed, and which time of it."""
    text = assignment.deliverable.text
    return f"{text} ({assignment.occurrence})" if assignment.occurrence else text


def deadline_words(assignment: Assignment, today: date) -> str:
    """ "31/03/2026 (còn 12 ngày)", "20/04/2026, hạn ban đầu 31/03/2026", "Thường xuyên", "Chờ: …"."""
    if assignment.current_due is None:
        return "Thường xuyên" if assignment.kind == WorkKind.STANDING else _waits_for(assignment)
    said = day(assignment.current_due)
    if assignment.original_due and assignment.original_due != assignment.current_due:
        said += f", hạn ban đầu {day(assignment.original_due)}"
    left = days_left_words(assignment, today)
    return f"{said} ({left})" if left else said


def days_left_words(assignment: Assignment, today: date) -> str:
    """ "còn 12 ngày", "hôm nay", "quá 3 ngày"; nothing once it is with the receiver or ended."""
    if assignment.current_due is None or assignment.state in (*ENDED, State.HANDED_IN):
        return ""
    if assignment.state == State.RETURNED and assignment.correct_by is not None and assignment.correct_by >= today:
        return f"bổ sung đến {day(assignment.correct_by)}"
    left = (assignment.current_due - today).days
    return f"còn {left} ngày" if left > 0 else f"quá {-left} ngày" if left else "hết hôm nay"


def on_time_words(assignment: Assignment, today: date) -> tuple[str, str]:
    """How it stands against the original and against the current deadline; "" where there is none."""
    judged = assignment.decided_on

    def against(due: date | None) -> str:
        if due is None:
            return ""
        if judged is not None:
            late = (judged - due).days
            return "đúng hạn" if late <= 0 else f"muộn {late} ngày"
        late = (today - due).days
        return "chưa đến hạn" if late <= 0 else f"đã quá {late} ngày"

    return against(assignment.original_due), against(assignment.current_due)


def _waits_for(assignment: Assignment) -> str:
    return f"Chờ: {assignment.condition}" if assignment.condition else "Văn bản chưa nêu thời hạn"
