"""What is wrong with an answer, and what deserves a second look."""

from collections.abc import Iterator
from dataclasses import dataclass

from kientao.facts.questions import Question

MOST = 10**15  # more than any sum a province collects, and a thousand agencies' still add up


@dataclass(frozen=True, slots=True)
class Numbers:
    """As typed so far; None: nothing yet."""

    above: int | None
    below: int | None = None


def wrong(question: Question, numbers: Numbers) -> dict[str, str]:
    """What no draft may hold either: one sentence by field."""
    found = {}
    for field, value in (("above", numbers.above), ("below", numbers.below)):
        if value is not None and value < 0:
            found[field] = "Ghi số nguyên từ 0 trở lên."
        elif value is not None and value > MOST:
            found[field] = "Số lớn hơn một triệu tỷ: kiểm tra lại đơn vị tính."
    if not question.below and numbers.below is not None:
        found["below"] = "Số liệu này không có mẫu số: để trống."
    return found


def missing(question: Question, numbers: Numbers) -> dict[str, str]:
    """What must be there before it is handed in; what is wrong with it too."""
    found = wrong(question, numbers)
    if numbers.above is None:
        found.setdefault("above", "Nhập con số này trước khi nộp.")
    if question.below and numbers.below is None:
        found.setdefault("below", "Nhập con số này trước khi nộp.")
    if question.below and numbers.below == 0:
        found.setdefault(
            "below", "Phải lớn hơn 0: không chia được cho 0. Nếu không phát sinh, báo nơi hỏi rút yêu cầu."
        )
    return found


def doubts(question: Question, numbers: Numbers) -> Iterator[str]:
    """What may be right and mostly isn't: said, never refused (growth may be more than the whole of last year)."""
    if question.below and numbers.above is not None and numbers.below is not None and numbers.above > numbers.below:
        yield f"«{question.above}» lớn hơn «{question.below}»: kiểm tra hai số có đổi chỗ không."
    if not question.below and numbers.above == 0:
        yield f"«{question.above}» bằng 0: kiểm tra lại."
