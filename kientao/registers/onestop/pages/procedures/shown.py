"""What a version says, in parts ready to show: ways in, papers by case, sequences, lists."""

from dataclasses import dataclass

from kientao.registers.onestop.rules.procedure import Component, Content, Fee, Manner
from kientao.registers.onestop.rules.procedure_sheet import basis_words
from kientao.registers.onestop.rules.typed_time import limit_words
from kientao.ui.numbers import whole


@dataclass(frozen=True, slots=True)
class ShownFee:
    """A fee: what it is called, how much, what else is said of it."""

    name: str
    amount: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownManner:
    """A way in."""

    channel: str
    limit: str
    fees: tuple[ShownFee, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper, how many of it, and what else is said of it."""

    name: str
    count: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers of a case; "" is for every one."""

    case: str
    papers: tuple[ShownPaper, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A version, part by part."""

    manners: tuple[ShownManner, ...]
    papers: tuple[Papers, ...]
    sets: str
    sequences: tuple[Listed, ...]
    lists: tuple[Listed, ...]
    conditions: tuple[str, ...]


def shown(content: Content) -> Shown:
    """Everything but the facts on top."""
    results = tuple(
        one.name
        + (f" ({one.code})" if one.code else "")
        + (f", có giá trị {one.months} tháng" if one.months is not None else "")
        for one in content.results
    )
    lists = (
        Listed("Kết quả", results),
        Listed("Đối tượng thực hiện", content.subjects),
        Listed("Cơ quan thực hiện", content.agencies),
        Listed("Cơ quan phối hợp", content.coordinating),
        Listed("Căn cứ pháp lý", tuple(basis_words(one) for one in content.legal_bases)),
    )
    return Shown(
        manners=tuple(_manner(one) for one in content.manners),
        papers=tuple(_papers(content)),
        sets=f"{content.sets:02d} bộ",
        sequences=tuple(Listed(one.case, one.steps) for one in content.sequences),
        lists=tuple(one for one in lists if one.lines),
        conditions=tuple(line for line in content.conditions.splitlines() if line.strip()),
    )


def _manner(manner: Manner) -> ShownManner:
    fees = tuple(_fee(one) for one in manner.fees)
    return ShownManner(manner.channel.words, limit_words(manner.limit), fees, manner.note)


def _fee(fee: Fee) -> ShownFee:
    if fee.amount is None:
        amount = "Theo từng hồ sơ"
    else:
        amount = f"{whole(fee.amount)} đồng" + (f"/{fee.per}" if fee.per else "") if fee.amount else "Không thu"
    notes = (fee.timing.words.lower() if fee.amount != 0 else "", fee.note, f"mã {fee.code}" if fee.code else "")
    return ShownFee(fee.name, amount, "; ".join(filter(None, notes)))


def _papers(content: Content) -> list[Papers]:
    cases = dict.fromkeys(one.case for one in content.components)
    return [
        Papers(case, tuple(_paper(one) for one in content.components if one.case == case))
        for case in sorted(cases, key=bool)
    ]


def _paper(one: Component) -> ShownPaper:
    count = [f"{one.originals} bản chính"] if one.originals else []
    count += [f"{one.copies} bản sao"] if one.copies else []
    notes = (
        f"Mẫu {one.form}" if one.form else "",
        "nộp nếu có" if one.optional else "",
        f"không phải nộp: đã có trong {one.held_in}" if one.held_in else "",
        f"thay bằng kết quả {one.result_code}" if one.result_code else "",
        f"mã {one.code}" if one.code else "",
    )
    return ShownPaper(
        one.name, "xuất trình" if one.present_only else ", ".join(count) or "–", tuple(filter(None, notes))
    )
