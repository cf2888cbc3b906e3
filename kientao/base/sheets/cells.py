"""What a cell says: text, day, number, yes or no. Each reader gives None for an empty cell and raises BadCell."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from kientao.base.sheets.reading import Value
from kientao.kernel.key import bare

_FIRST_DAY = date(1899, 12, 30)  # day 0 of Excel, its wrong leap day of 1900 reckoned in
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ud800-\udfff]")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_YES = frozenset({"co", "x", "v", "✓", "✔", "1", "dung", "true", "yes", "y"})
_NO = frozenset({"khong", "0", "sai", "false", "no", "n", "-"})


class BadCell(ValueError):
    """The cell does not say what it should. The message is Vietnamese and says what was expected."""


def as_text(value: Value) -> str:
    """What people see in the cell, without blanks around; '' when empty. A whole number has no decimals."""
    if isinstance(value, str):
        return _UNWANTED.sub("", unicodedata.normalize("NFC", value)).strip()
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%H:%M %d/%m/%Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def as_day(value: Value) -> date | None:
    """A date cell, Excel's number of a day, or text: 31/3/2026, 31-03-2026, 2026-03-31, ngày 31 tháng 3 năm 2026."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 20_000 <= value < 80_000:  # 1954 to 2119; smaller numbers are years or counts
            return _FIRST_DAY + timedelta(days=int(value))
        raise BadCell(f"«{as_text(value)}» không phải ngày: ghi đủ ngày/tháng/năm, ví dụ 31/03/2026.")
    text = as_text(value)
    return _day_from(text) if text else None


def _day_from(text: str) -> date:
    if found := _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(" ".join(bare(text).split())):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise BadCell(f"«{_cut(text)}» không phải ngày: ghi ngày/tháng/năm, ví dụ 31/03/2026.")
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        raise BadCell(f"Không có ngày «{_cut(text)}»: kiểm tra ngày, tháng, năm.") from None
    if not 1900 <= read.year <= 2200:
        raise BadCell(f"Năm {read.year} không hợp lý: kiểm tra lại.")
    return read


def as_decimal(value: Value) -> Decimal | None:
    """An exact number. Vietnamese writing: 1.234,5 is one thousand two hundred thirty-four and a half."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _exact(f"{value:.15g}")  # what Excel shows: 0.1 + 0.2 is 0.3
    text = as_text(value).replace("\u00a0", "").replace(" ", "")
    if not text:
        return None
    if isinstance(value, str) and _GROUPED.fullmatch(text):
        return _exact(text.replace(".", "").replace(",", "."))
    if isinstance(value, str) and _PLAIN.fullmatch(text):
        return _exact(text.replace(",", "."))
    raise BadCell(f"«{_cut(as_text(value))}» không phải số: ghi số, dấu phẩy cho phần thập phân, ví dụ 97,4.")


def _exact(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
        raise BadCell(f"Số «{_cut(text)}» quá lớn hoặc không hợp lệ: kiểm tra lại.")
    return number


def as_whole(value: Value) -> int | None:
    """A whole number: 1234, 1.234 or 1 234."""
    number = as_decimal(value)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise BadCell(f"«{_cut(as_text(value))}» không phải số nguyên.")
    return int(number)


def as_yes_no(value: Value) -> bool | None:
    """Có, x, 1 … or Không, 0 …"""
    if isinstance(value, bool):
        return value
    text = bare(as_text(value))
    if not text:
        return None
    if text in _YES or text in _NO:
        return text in _YES
    raise BadCell(f"«{_cut(as_text(value))}» không rõ có hay không: ghi «Có» hoặc «Không».")


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
