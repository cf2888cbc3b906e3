"""What a batch means for rows it doesn't have."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kientao.facts.days import day_number

_MONTHS = 12
_FIRST, _LAST = 0, 99_999_999


class Mode(StrEnum):
    """Value kept in the database; `words` is what people read."""

    ADDS = "adds"
    PERIOD = "period"
    WHOLE = "whole"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Mode.ADDS: "Thêm vào: dòng không có trong tệp giữ nguyên",
    Mode.PERIOD: "Thay cả kỳ: dòng trong kỳ mà tệp không còn thì kết thúc",
    Mode.WHOLE: "Thay cả danh sách: dòng mà tệp không còn thì kết thúc",
}


class BadPeriod(ValueError):
    """The batch can't replace this period. The message is Vietnamese and says what to do."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Days (yyyymmdd), both counted, of which the batch tells everything. None of them: it only adds."""

    first: int
    last: int

    def has(self, day: int) -> bool:
        """Does a row of this day end when it isn't sent any more?"""
        return self.first <= day <= self.last


NOTHING = Replaced(1, 0)
EVERYTHING = Replaced(_FIRST, _LAST)


def replaced(mode: Mode, first: date | None, last: date | None, days: Collection[int]) -> Replaced:
    """What a batch with rows of these days replaces. A period nobody named is that of the months the rows lie in.

    Raises BadPeriod for one that ends before it begins, and for rows so far apart that a slip of the pen is likelier.
    """
    if mode is Mode.ADDS:
        return NOTHING
    if mode is Mode.WHOLE:
        return EVERYTHING
    if first is not None and last is not None:
        if last < first:
            raise BadPeriod("Kỳ kết thúc trước khi bắt đầu: sửa lại ngày.")
        return Replaced(day_number(first), day_number(last))
    if first is not None or last is not None:
        raise BadPeriod("Ghi cả ngày đầu và ngày cuối của kỳ, hoặc để trống cả hai.")
    if not days:
        return NOTHING
    months = min(days) // 100, max(days) // 100
    if _months_between(*months) >= _MONTHS:
        raise BadPeriod(
            f"Tệp có ngày từ {_month(months[0])} đến {_month(months[1])}, hơn {_MONTHS} tháng: "
            "kiểm tra ngày viết nhầm, hoặc ghi rõ ngày đầu và ngày cuối của kỳ."
        )
    return Replaced(months[0] * 100 + 1, months[1] * 100 + monthrange(*divmod(months[1], 100))[1])


def written(day: int) -> str:
    """20261231 → 31/12/2026."""
    return f"{day % 100:02}/{day // 100 % 100:02}/{day // 10_000}"


def _months_between(first: int, last: int) -> int:
    return (last // 100 - first // 100) * 12 + last % 100 - first % 100


def _month(month: int) -> str:
    return f"{month % 100:02}/{month // 100}"
