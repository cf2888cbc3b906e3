"""What is wrong with a measure before it is asked anything: in Vietnamese, with what would be right. Pure."""

from collections.abc import Callable, Iterator

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.column import Unit as ColumnUnit
from kientao.facts.kind import Fact
from kientao.facts.questions import QUESTIONS
from kientao.measures.measure import Amount, Condition, Count, Entered, Measure, Passing, Range, Ratio, Unit


def problems(measure: Measure, named: Callable[[str], Measure | None]) -> list[str]:
    """Sentences; none for a measure that can be asked. `named` gives the others by code."""
    return list(_problems(measure, named))


def _problems(measure: Measure, named: Callable[[str], Measure | None]) -> Iterator[str]:
    if not measure.words.strip():
        yield "Chưa có tên: ghi tên chỉ số bằng tiếng Việt."
    asks = measure.asks
    if isinstance(asks, Ratio):
        yield from _of_count(asks.numerator, "Tử số")
        yield from _of_count(asks.denominator, "Mẫu số")
        yield from _of_ratio(asks, measure.unit)
    elif isinstance(asks, Amount):
        yield from _of_count(asks.count, "Số đếm")
        if measure.unit is Unit.PERCENT:
            yield "Đơn vị là phần trăm thì phải có mẫu số: chọn tỷ lệ, hoặc đổi đơn vị."
    elif isinstance(asks, Passing):
        yield from _of_passing(measure, asks, named(asks.of))
    elif asks.question not in QUESTIONS:
        yield f"Không có số liệu nhập «{asks.question[:60]}»: chọn trong danh mục số liệu nhập."


def _of_count(count: Count, side: str) -> Iterator[str]:
    fact = FACTS.get(count.fact)
    if fact is None:
        yield f"{side}: không có loại dữ kiện «{count.fact[:60]}». Chọn trong danh mục dữ kiện."
        return
    for name, condition in count.where:
        column = fact.column(name)
        if column is None:
            yield _unknown(side, fact, name)
        elif wrong := _wrong_values(column, condition):
            yield f"{side}: {wrong}"
    if count.total and count.distinct:
        yield f"{side}: chỉ cộng một cột, hoặc đếm giá trị khác nhau, không cả hai."
    if count.total:
        summed = fact.column(count.total)
        if summed is None:
            yield _unknown(side, fact, count.total)
        elif summed.type is not Type.AMOUNT:
            yield f"{side}: cột «{summed.words}» không cộng được. Chọn cột số lượng, thời gian hoặc số tiền."
    if count.distinct and fact.column(count.distinct) is None:
        yield _unknown(side, fact, count.distinct)


def _unknown(side: str, fact: Fact, name: str) -> str:
    names = ", ".join(one.name for one in fact.columns)
    return f"{side}: dữ kiện «{fact.words}» không có cột «{name[:60]}». Có: {names}."


def _wrong_values(column: Column, condition: Condition) -> str:
    """Empty when every value may stand there."""
    if isinstance(condition, Range):
        if column.type not in (Type.AMOUNT, Type.DAY):
            return f"cột «{column.words}» không có khoảng từ … đến …: chọn giá trị."
        if condition.least is not None and condition.most is not None and condition.least > condition.most:
            return f"khoảng của cột «{column.words}» ngược: từ {condition.least} đến {condition.most}."
        return ""
    if not condition:
        return f"chưa chọn giá trị nào của cột «{column.words}»."
    wrong = [one for one in condition if not column.takes(one)]
    if not wrong:
        return ""
    choices = ", ".join(column.choices) or ("0, 1" if column.type is Type.FLAG else "số nguyên không âm")
    return f"cột «{column.words}» không có giá trị «{wrong[0]}». Có: {choices}."


def _of_ratio(asks: Ratio, unit: Unit) -> Iterator[str]:
    if asks.numerator == asks.denominator:
        yield "Tử số và mẫu số là một: tỷ lệ luôn bằng 100 %. Thu hẹp tử số."
        return
    above, below = _unit_of(asks.numerator), _unit_of(asks.denominator)
    if above is None or below is None or unit is not Unit.PERCENT:
        return
    if above != below:
        yield (
            f"Tỷ lệ phần trăm của hai đơn vị khác nhau («{above}» trên «{below}»): "
            "đếm cùng một thứ ở tử số và mẫu số, hoặc đổi đơn vị của chỉ số."
        )


def _unit_of(count: Count) -> str | None:
    """What is counted; None where the fact or the column isn't known. Different procedures are procedures anywhere."""
    fact = FACTS.get(count.fact)
    if fact is None:
        return None
    if count.total:
        column = fact.column(count.total)
        return None if column is None else (column.unit.words if column.unit is not ColumnUnit.NONE else column.words)
    if count.distinct:
        column = fact.column(count.distinct)
        return None if column is None else column.words
    return _COUNTED.get(fact.code, fact.words)


# rows of these are counted as what they are about, so that shares between them are shares of one thing
_COUNTED = {
    "procedure-offered": "Thủ tục", "dossier-received": "hồ sơ", "dossier-closed": "hồ sơ", "dossier-due": "hồ sơ",
    "dossier-charged": "hồ sơ",
}  # fmt: skip


def _of_passing(measure: Measure, asks: Passing, other: Measure | None) -> Iterator[str]:
    if measure.unit is not Unit.PERCENT:
        yield "Tỷ lệ đơn vị đạt tính bằng phần trăm."
    if other is None:
        yield f"Không có chỉ số «{asks.of[:60]}»: chọn trong danh mục."
    elif other.code == measure.code or isinstance(other.asks, Passing):
        yield f"«{other.words}» cũng đếm đơn vị đạt: chọn chỉ số tính được cho từng đơn vị."
    elif isinstance(other.asks, Entered):
        yield f"«{other.words}» do đơn vị nhập: chọn chỉ số tính từ dữ liệu."
