"""What a measure counts, in Vietnamese sentences made from its declaration. Pure."""

from collections.abc import Iterator

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact
from kientao.facts.questions import QUESTIONS, Over
from kientao.measures.measure import Amount, Condition, Count, Empty, Entered, Measure, Passing, Range, Ratio

_EMPTY = {
    Empty.NONE: "Không có gì ở mẫu số thì chưa có số liệu, không phải 0.",
    Empty.ZERO: "Không có gì ở mẫu số thì tính là 0.",
    Empty.FULL: "Không có gì ở mẫu số thì tính là đạt đủ.",
}
_OVER = {
    Over.SUM: "Mỗi trả lời là của riêng kỳ được hỏi, cộng các kỳ lại.",
    Over.LAST: "Trả lời mới nhất có giá trị đến khi có trả lời cho kỳ sau.",
}


def lines(measure: Measure, named: str = "") -> list[tuple[str, str]]:
    """Head and sentence. `named` is what the measure is called that a share of agencies looks at."""
    return list(_lines(measure, named))


def _lines(measure: Measure, named: str) -> Iterator[tuple[str, str]]:
    asks = measure.asks
    if isinstance(asks, Ratio):
        yield "Tử số", said(asks.numerator)
        yield "Mẫu số", said(asks.denominator)
        yield "Khi mẫu số bằng 0", _EMPTY[measure.empty]
    elif isinstance(asks, Amount):
        yield "Đếm", said(asks.count)
    elif isinstance(asks, Passing):
        bar = float(asks.bar)
        yield "Đếm", f"Cơ quan có «{named or asks.of}» đạt từ {bar:g} trở lên, trên những cơ quan có số liệu."
    elif isinstance(asks, Entered):
        asked = QUESTIONS[asks.question]
        yield "Cách có số liệu", f"Đơn vị nhập, kèm minh chứng, có người duyệt: {asked.why}"
        yield "Tử số", f"{asked.above}."
        yield "Mẫu số", f"{asked.below}." if asked.below else "Không có: lấy bình quân các trả lời."
        yield "Trong năm", _OVER[asked.over]
    if measure.about:
        yield "Nói thêm", measure.about
    for basis in measure.basis:
        yield "Căn cứ", basis.words


def said(count: Count) -> str:
    """ "Hồ sơ giải quyết xong: So với hẹn trả là Trước hạn hoặc Đúng hạn." """
    fact = FACTS[count.fact]
    wanted = "; ".join(_condition(fact, name, condition) for name, condition in count.where)
    head = fact.words
    if count.total:
        head = f"Tổng {_words(fact, count.total).lower()} của {fact.words.lower()}"
    if count.distinct:
        head = f"Số {_words(fact, count.distinct).lower()} khác nhau trong {fact.words.lower()}"
    return f"{head}: {wanted}." if wanted else f"{head}."


def _words(fact: Fact, name: str) -> str:
    column = fact.column(name)
    return column.words if column is not None else name


def _condition(fact: Fact, name: str, condition: Condition) -> str:
    column = fact.column(name)
    if column is None:
        return name
    if isinstance(condition, Range):
        ends = (("từ", condition.least), ("đến", condition.most))
        return " ".join([column.words, *(f"{word} {end}" for word, end in ends if end is not None)])
    if column.type is Type.FLAG:
        return column.words if condition == (1,) else f"không {column.words[0].lower()}{column.words[1:]}"
    return f"{column.words} là {' hoặc '.join(_value(column, one) for one in condition)}"


def _value(column: Column, value: int | str) -> str:
    return column.choices.get(str(value), str(value)).lower()
