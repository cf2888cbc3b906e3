"""Facts of what is entered: answers of agencies that were approved, one row each."""

from kientao.facts.column import amount, choice
from kientao.facts.kind import Fact, Span
from kientao.facts.questions import QUESTIONS

_QUESTION = choice("question", "Số liệu", {code: one.words for code, one in QUESTIONS.items()})
_NUMBERS = (
    _QUESTION,
    amount("above", "Tử số", meaning="Số đơn vị nhập ở tử số, đã được duyệt."),
    amount("below", "Mẫu số", meaning="Số đơn vị nhập ở mẫu số, đã được duyệt.", optional=True),
)

FIGURE_ENTERED = Fact(
    "figure-entered", "Số liệu nhập của kỳ", "Figures entered",
    "Một dòng cho mỗi trả lời đã được duyệt, vào ngày cuối của kỳ được hỏi.", Span.EVENT, _NUMBERS,
)  # fmt: skip
LEVEL_ENTERED = Fact(
    "level-entered", "Số liệu nhập tại thời điểm", "Levels entered",
    "Một dòng cho mỗi trả lời đã được duyệt, từ ngày cuối của kỳ được hỏi đến khi có trả lời cho kỳ sau.", Span.STATE,
    _NUMBERS,
)  # fmt: skip
