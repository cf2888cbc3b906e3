"""How one column of a fact is said by a source: in which column of the sheet, or once for every row; in what words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kientao.base.sheets.cells import BadCell, as_day, as_whole, as_yes_no
from kientao.facts.column import Column, Type
from kientao.facts.days import day_number
from kientao.facts.procedures import procedure_number
from kientao.kernel.key import bare
from kientao.ledger.numbers import Kept, kept

Agency = Callable[[str], int]  # an agency's words → its key; raises BadCell with the nearest

_PROCEDURE = re.compile(r"(\d)[.,](\d{1,6})")
_NOT_A_WORD = re.compile(r"[^a-z0-9%]+")
_SHOWN = 12
MOST = 10**14  # more than any sum a province plans, and a hundred thousand of them still add up


@dataclass(frozen=True, slots=True)
class Said:
    """`heading` of the sheet's column, or `fixed` for every row; neither where the source doesn't say it.

    `words`: what stands in the sheet (without accents or capitals) → the number the ledger keeps.
    """

    column: Column
    heading: str = ""
    fixed: str = ""
    words: Mapping[str, int] = field(default_factory=dict)


def value_of(said: Said, text: str, agency: Agency) -> Kept:
    """What the ledger keeps for these words; None for none. Raises BadCell with what was expected."""
    column, text = said.column, " ".join(text.split())
    if not text:
        if column.optional:
            return None
        raise BadCell("Còn trống: điền vào ô này.")
    if (known := said.words.get(plain(text))) is not None:
        return known
    match column.type:
        case Type.AGENCY:
            return agency(text)
        case Type.PROCEDURE:
            return _procedure(text)
        case Type.DAY:
            day = as_day(text)
            return None if day is None else day_number(day)
        case Type.FLAG:
            return int(bool(as_yes_no(text)))
        case Type.CHOICE:
            return _chosen(column, text)
    return amount_of(as_whole(text))


def _procedure(text: str) -> int:
    """By its national code. A spreadsheet that took it for a number loses noughts at the end; they are put back."""
    found = _PROCEDURE.fullmatch(text)
    number = procedure_number(f"{found[1]}.{found[2].ljust(6, '0')}") if found else None
    if number is None:
        raise BadCell(f"«{text[:40]}» không phải mã thủ tục: ghi mã quốc gia, ví dụ 1.012994.")
    return number


def amount_of(number: int | None) -> Kept:
    """Raises BadCell for one below 0, or so large that sums of it would break."""
    if number is not None and number < 0:
        raise BadCell("Số âm: ghi từ 0 trở lên.")
    if number is not None and number > MOST:
        raise BadCell("Số lớn hơn một trăm nghìn tỷ: kiểm tra đơn vị, tiền ghi bằng đồng.")
    return number


def plain(text: str) -> str:
    """Words as they are compared."""
    return " ".join(bare(text).split())


@lru_cache(maxsize=2048)
def named(heading: str) -> str:
    """A heading as it is compared, as tables of sheets find theirs: signs don't matter either."""
    return _NOT_A_WORD.sub(" ", bare(heading)).strip()


def _chosen(column: Column, text: str) -> Kept:
    wanted = plain(text)
    for code, words in column.choices.items():
        if wanted in (plain(code), plain(words)):
            return kept(column, code)
    there = ", ".join(f"«{words}»" for words in list(column.choices.values())[:_SHOWN])
    raise BadCell(f"«{text[:40]}» không có trong danh sách: {there}. Hoặc thêm cách nói này vào cách đọc.")
