"""How long something takes: "0,5 ngày làm việc", "02 ngày (16 giờ)", "½ ngày", "30 phút", "Ngay sau khi nhận đủ hồ sơ".

A working day has eight hours, a half-day ("buổi") four, a week five days.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from kientao.compiler.procedure_draft import TimeUnit
from kientao.kernel.key import key

HeadUnit = Literal["hour", "day", "working_day", "minute"]

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_IN_WORDS = {
    "nửa": Decimal("0.5"), "một": Decimal(1), "hai": Decimal(2), "ba": Decimal(3), "bốn": Decimal(4),
    "năm": Decimal(5), "sáu": Decimal(6), "bảy": Decimal(7), "tám": Decimal(8), "chín": Decimal(9), "mười": Decimal(10),
}  # fmt: skip
_NUMBER = (
    r"(?:\d{1,4}\s?[½¼¾]|[½¼¾⅓⅔]|\d{1,2}\s?/\s?\d{1,2}|\d{1,4}(?:[.,]\d{1,3})?"
    r"|(?<![a-zà-ỹđ])(?:nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?![a-zà-ỹđ]))"
)
_AMOUNT = re.compile(
    rf"(?:(?P<low>{_NUMBER})\s?(?:-|đến|tới)\s?)?(?P<number>{_NUMBER})\s*(?:\([a-zà-ỹđ ]{{2,30}}\)\s*)?"
    r"(?P<unit>giờ làm việc|giờ hành chính|giờ|h(?![a-zà-ỹđ])|tiếng|phút|'|ngày làm việc|ngày lv|nlv|ngày|buổi làm việc"
    r"|buổi|tuần|tháng)(?P<minutes>\d{2}(?!\d))?(?P<half> rưỡi)?"
)
_BARE = re.compile(rf"(?P<number>{_NUMBER})\s*(?:\([a-zà-ỹđ ]{{2,30}}\))?")
_OPEN = re.compile(
    r"giờ hành chính|trong ngày|ngay (?:sau|khi|trong|lập tức|tức)|^ngay|theo (?:quy định|thời (?:gian|hạn)|giấy|lịch"
    r"|phiếu|thực tế|thông báo|quy chế|nhu cầu|tiến độ)|không (?:quy định|tính|xác định|giới hạn|có thời)|khi có"
    r"|thường xuyên|liên tục|sau khi|tùy|trong buổi|cùng ngày|ngày làm việc tiếp theo|trả ngay|tức thì|^khi "
)
_CASES = re.compile(r"trường hợp|đối với|nếu |hoặc ")
_HOURS = {"hour": Decimal(1), "day": Decimal(8), "working_day": Decimal(8)}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a time say. `figures` are the hours of every figure in them; `open`: words that are a time
    without a figure; `several`: different times for different cases; `conflict`: a figure and the one in brackets
    behind it disagree."""

    value: Decimal | None = None
    unit: TimeUnit | None = None
    hours: Decimal | None = None
    figures: tuple[Decimal, ...] = ()
    open: bool = False
    several: bool = False
    conflict: bool = False

    @property
    def understood(self) -> bool:
        return self.value is not None or self.open


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: Decimal
    unit: TimeUnit
    hours: Decimal | None
    size: int  # minutes are smaller than hours, hours smaller than days


def unit_of_head(words: str) -> HeadUnit | None:
    """The unit that a column's heading says: "thời gian (giờ làm việc)"."""
    found = re.search(r"(phút)|(giờ)|(ngày làm việc)|(ngày)", key(words))
    if found is None:
        return None
    units: tuple[HeadUnit, ...] = ("minute", "hour", "working_day", "day")
    return units[next(i for i, group in enumerate(found.groups()) if group)]


@lru_cache(maxsize=4096)
def read_time(text: str, unit: HeadUnit | None = None) -> Reading:
    """What a phrase says about a length of time; `unit` counts where the phrase is a bare figure."""
    words = " ".join(key(text).split()).strip(" .;:")
    amounts = _amounts(words)
    if not amounts:
        bare = _BARE.fullmatch(words)
        if bare is not None and unit is not None:
            return _of_bare(_value(bare.group("number")), unit)
        return Reading(open=bool(_OPEN.search(words)))
    first, used, rest = _first_sum(words, amounts)
    figures = tuple(amount.hours for amount in (first, *rest) if amount.hours is not None)
    several = _are_cases(words, first, rest)
    conflict = _bracket_conflicts(words, first, rest)
    if _OPEN.match(words) and not words.startswith(("trong ngày", "ngay trong")) and first.start > 40:
        return Reading(open=True, figures=figures)
    return Reading(
        first.value if used == 1 else first.hours,
        first.unit if used == 1 else "hour",
        None if several else first.hours,
        figures,
        several=several,
        conflict=conflict,
    )


def _of_bare(value: Decimal, unit: HeadUnit) -> Reading:
    if unit == "minute":
        hours = _hours(value, "phút")
        return Reading(hours, "hour", hours, (hours,) if hours is not None else ())
    hours = value * _HOURS[unit]
    return Reading(value, unit, hours, (hours,))


def _amounts(words: str) -> list[_Amount]:
    found: list[_Amount] = []
    for match in _AMOUNT.finditer(words):
        before = words[: match.start()]
        if before.endswith(("/", "số ", "điều ", "khoản ", "mục ")) or (before[-1:].isalnum() and before[-1:] != " "):
            continue
        value = _value(match.group("number"))
        if match.group("half"):
            value += Decimal("0.5")
        unit = match.group("unit")
        hours = _hours(value, unit)
        if match.group("minutes") and unit in ("h", "giờ") and hours is not None:
            hours += Decimal(match.group("minutes")) / 60
            value = hours
        if unit in ("phút", "'", "buổi", "buổi làm việc") and hours is not None:
            value = hours
        found.append(_Amount(match.start(), match.end(), value, _unit(unit), hours, _size(unit)))
    return found


def _value(printed: str) -> Decimal:
    printed = printed.strip()
    if printed in _IN_WORDS:
        return _IN_WORDS[printed]
    if printed[-1] in _FRACTIONS:
        return (Decimal(printed[:-1].strip()) if printed[:-1].strip() else Decimal(0)) + _FRACTIONS[printed[-1]]
    if "/" in printed:
        upper, lower = (Decimal(part.strip()) for part in printed.split("/"))
        return upper / lower if lower else Decimal(0)
    return Decimal(printed.replace(",", "."))


def _unit(printed: str) -> TimeUnit:
    if printed.startswith(("ngày làm", "ngày lv", "nlv", "tuần")):
        return "working_day"
    if printed == "ngày":
        return "day"
    return "month" if printed == "tháng" else "hour"


def _size(printed: str) -> int:
    sizes = (
        ("phút", 0),
        ("'", 0),
        ("giờ", 1),
        ("h", 1),
        ("tiếng", 1),
        ("buổi", 2),
        ("ngày", 3),
        ("nlv", 3),
        ("tuần", 4),
    )
    return next((size for unit, size in sizes if printed.startswith(unit)), 5)


def _hours(value: Decimal, unit: str) -> Decimal | None:
    if unit == "tháng":
        return None
    if unit in ("phút", "'"):
        return _plain(value / 60)
    if unit.startswith("buổi"):
        return value * 4
    if unit == "tuần":
        return value * 40
    return _plain(value * 8) if unit.startswith(("ngày", "nlv")) else value


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001")).normalize() + 0


def _first_sum(words: str, amounts: list[_Amount]) -> tuple[_Amount, int, list[_Amount]]:
    """The first figure, with the smaller units right behind it added: "02 ngày 04 giờ"; and what is left."""
    total = amounts[0]
    used = 1
    for amount in amounts[1:]:
        between = words[total.end : amount.start].strip(" ,+")
        if total.hours is None or amount.hours is None or amount.size >= total.size or between not in ("", "và"):
            break
        hours = total.hours + amount.hours
        total = _Amount(total.start, amount.end, hours, "hour", hours, amount.size)
        used += 1
    return total, used, amounts[used:]


def _are_cases(words: str, first: _Amount, rest: list[_Amount]) -> bool:
    """ "Trường hợp …: 03 ngày; trường hợp …: 05 ngày" gives no one figure."""
    if not any(amount.hours != first.hours for amount in rest):
        return False
    return bool(_CASES.search(words)) and not _in_brackets(words, rest[0])


def _in_brackets(words: str, amount: _Amount) -> bool:
    return words.count("(", 0, amount.start) > words.count(")", 0, amount.start)


def _bracket_conflicts(words: str, first: _Amount, rest: list[_Amount]) -> bool:
    """ "02 ngày (20 giờ)": the bracket holds nothing but the same time in another unit, and isn't the same."""
    if not rest or first.hours is None or rest[0].hours is None:
        return False
    other = rest[0]
    between = words[first.end : other.start].strip()
    behind = words[other.end :].lstrip()
    same_place = between in ("(", "( =", "(=", "=", "(tương đương", "( tương đương") and (
        behind[:1] in (")", "") or between == "="
    )
    hours = other.hours or Decimal(0)
    return same_place and other.unit != first.unit and abs(hours - first.hours) > Decimal("0.01")
