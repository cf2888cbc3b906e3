"""What a declared measure may not be, besides what no measure may be. Pure."""

from collections.abc import Callable, Iterator

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Type
from kientao.measures.checks import problems
from kientao.measures.measure import Amount, Count, Entered, Measure, Ratio


def refusals(measure: Measure, named: Callable[[str], Measure | None]) -> list[str]:
    """Why it can't be declared so; sentences, none where it can."""
    return [*problems(measure, named), *_of_declared(measure)]


def _of_declared(measure: Measure) -> Iterator[str]:
    if isinstance(measure.asks, Entered):
        yield "Số liệu nhập không khai báo ở đây: khai báo chỉ số đếm từ dữ kiện."
    for count in _counts(measure):
        fact = FACTS.get(count.fact)
        named = [fact.column(name) for name, _ in count.where] if fact is not None else []
        if any(column is not None and column.type is Type.AGENCY for column in named):
            yield (
                "Chỉ số không chọn riêng cơ quan nào: ai xem chỉ số cũng sẽ thấy số của riêng cơ quan ấy. "
                "Bỏ điều kiện này; trang chỉ số lọc theo cơ quan cho người được xem."
            )


def _counts(measure: Measure) -> tuple[Count, ...]:
    asks = measure.asks
    if isinstance(asks, Ratio):
        return (asks.numerator, asks.denominator)
    return (asks.count,) if isinstance(asks, Amount) else ()
