"""Times of steps and terms as officers type them: "4", "0,5 ngày", "4 giờ 30", "30 phút", "10 ngày làm việc". Pure."""

import re
from decimal import Decimal

from kientao.kernel.key import key
from kientao.registers.onestop.rules.procedure import Limit, LimitUnit

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?|½"
_PARTS = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>giờ làm việc|giờ|h|phút|p|ngày làm việc|ngày|buổi)?")
_MINUTES = {"giờ làm việc": 60, "giờ": 60, "h": 60, "phút": 1, "p": 1}
_LIMIT = re.compile(
    r"(?:(?:không quá|tối đa|trong thời hạn|trong vòng|trong|thời hạn|chậm nhất)\s+)?"
    r"(?P<amount>\d{1,3})\s*(?:\([a-zà-ỹđ ]{2,30}\)\s*)?(?P<unit>giờ làm việc|giờ|ngày làm việc|ngày|tháng)"
    r"(?:\s*(?:,\s*)?(?:kể từ|tính từ|từ khi|sau khi|từ ngày)\s.*)?"
)
_UNITS = {
    "giờ làm việc": LimitUnit.HOUR,
    "giờ": LimitUnit.HOUR,
    "ngày làm việc": LimitUnit.WORKING_DAY,
    "ngày": LimitUnit.DAY,
    "tháng": LimitUnit.MONTH,
}


class BadTime(ValueError):
    """What was typed is no time. The message is Vietnamese and gives an example."""


def read_minutes(text: str, hours_per_day: int = 8) -> int | None:
    """Minutes of working time; None for nothing typed. A bare figure is hours; a day is `hours_per_day` of them.

    Raises BadTime.
    """
    words = " ".join(key(text).split())
    if not words:
        return None
    total, at, unit = Decimal(0), 0, ""
    for found in _PARTS.finditer(words):
        if words[at : found.start()].strip() or (at and not unit):
            raise BadTime(_EXAMPLE.format(text[:30]))
        before, unit, at = unit, found["unit"] or "", found.end()
        number = Decimal("0.5") if found["number"] == "½" else Decimal(found["number"].replace(",", "."))
        total += number * _size(unit, before, hours_per_day, first=not found.start())
    if at != len(words):
        raise BadTime(_EXAMPLE.format(text[:30]))
    if total != total.to_integral_value():
        raise BadTime(f"«{text[:30]}» không tròn phút: ghi lại theo giờ và phút, ví dụ 2 giờ 20.")
    return int(total)


_EXAMPLE = "Không đọc được thời gian «{}». Ghi số giờ (4), ngày (0,5 ngày) hoặc giờ phút (4 giờ 30)."


def _size(unit: str, before: str, hours_per_day: int, *, first: bool) -> int | Decimal:
    """Minutes in one of the unit; a bare figure behind hours is minutes."""
    if not unit:
        return 60 if first else 1 if before in ("giờ làm việc", "giờ", "h") else 60
    if unit == "buổi":
        return Decimal(hours_per_day * 30)
    return _MINUTES.get(unit) or hours_per_day * 60


def minutes_words(minutes: int | None) -> str:
    """270 → "4 giờ 30", as it may be typed again; empty for None."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return f"{hours} giờ"
    return f"{hours} giờ {rest:02d}" if hours else f"{rest} phút"


def read_limit(text: str) -> Limit:
    """A term: "10 ngày làm việc" has an amount and a unit; what says anything else keeps its words alone."""
    words = " ".join(text.split())
    found = _LIMIT.fullmatch(key(words).strip(" .;"))
    if not found or not int(found["amount"]):
        return Limit(text=words)
    limit = Limit(int(found["amount"]), _UNITS[found["unit"]])
    return limit if says_the_same(words, limit) else Limit(limit.amount, limit.unit, words)


def says_the_same(words: str, limit: Limit) -> bool:
    """Do the words say no more than the amount and the unit?"""
    said = key(words).lstrip("0")
    return said in (f"{limit.amount} {limit.unit.words}", f"{limit.amount} giờ" if limit.unit is LimitUnit.HOUR else "")


def limit_words(limit: Limit) -> str:
    """As it may be typed again: the law's own words where it has some."""
    return limit.text or limit.words
