"""When something is due: a phrase becomes a window with a last day on which it is still on time."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from lark import Token, Tree
from lark.exceptions import LarkError

from kientao.compiler.draft import DeadlineKind, Recurrence
from kientao.compiler.grammar.load import load
from kientao.kernel.key import key

_PARSER = load(
    "deadline",
    "trước ngày 30/11/2026",
    "định kỳ hằng quý",
    "trong năm 2026",
    "sau khi có văn bản",
    "theo kế hoạch số 1",
)

_PERIODS: dict[str, Recurrence] = {
    "WEEKLY": "weekly",
    "MONTHLY": "monthly",
    "QUARTERLY": "quarterly",
    "HALF_YEARLY": "half-yearly",
    "NINE_MONTHLY": "nine-monthly",
    "YEARLY": "yearly",
    "AD_HOC": "ad-hoc",
    "AD_HOC_ONLY": "ad-hoc",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means. `understood` is False for words outside the grammar; `ambiguous` where two fair readings
    exist; `bare_year` marks "trong năm", which is standing work unless something is to be delivered."""

    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    recurrence: tuple[Recurrence, ...] = ()
    understood: bool = True
    ambiguous: bool = False
    bare_year: bool = False


UNKNOWN = Reading("unknown", understood=False)


@lru_cache(maxsize=4096)
def read_deadline(phrase: str, year: int | None) -> Reading:
    """The reading of one phrase; `year` is the plan's year, which counts where the phrase names none.

    "trước X" ends on the day before X begins; "chậm nhất X" and "đến hết X" on the last day of X.
    """
    words = " ".join(key(phrase).split()).strip(" .;,:-–")
    words = _HOUR.sub("chậm nhất ", words)  # before an hour of a day is still on that day
    words = _END_OF.sub("đến hết ", words.removeprefix("từ nay "))
    printed = set(re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", words))
    reading = _read(words, int(printed.pop()) if len(printed) == 1 else year)
    if not reading.understood and "(" in words:
        reading = _read(" ".join(words.replace("(", ", ").replace(")", " ").split()).strip(" .;,:-–"), year)
    if not reading.understood and "(" in words:
        reading = _read(" ".join(re.sub(r"\([^()]*\)", " ", words).split()).strip(" .;,:-–"), year)
    return reading


def _read(words: str, year: int | None) -> Reading:
    if not words or len(words) > 600:
        return UNKNOWN
    try:
        return _assembled(_PARSER.parse(words), words, year)
    except (LarkError, ValueError):  # other words; 31/2, tháng 13
        return UNKNOWN


def is_deadline(phrase: str) -> bool:
    """Are these words a time and nothing else?"""
    return read_deadline(phrase, 2000).understood


@dataclass(frozen=True, slots=True)
class _Window:
    kind: DeadlineKind
    start: date | None
    end: date | None
    open_end: bool = False


def _assembled(tree: "Tree[Token]", words: str, year: int | None) -> Reading:
    windows: list[tuple[str | None, _Window]] = []
    recurrence: list[Recurrence] = []
    late: list[Recurrence] = []  # "… theo quy định hoặc đột xuất"
    repeats = standing = opened = False
    bare_year = whole_year = False
    modifier: str | None = None
    other: DeadlineKind | None = None
    for child in tree.children:
        if not isinstance(child, Tree):
            continue
        if child.data == "modifier":
            token = child.children[0]
            assert isinstance(token, Token)
            modifier = modifier if token.type == "WITHIN" and modifier else token.type
        elif child.data == "repeat":
            repeats = True
            recurrence.extend(_PERIODS[token.type] for token in _tokens(child) if token.type in _PERIODS)
        elif child.data == "standing":
            standing = True
        elif child.data == "wait":
            other = other or _waiting(words)
        elif child.data == "by_document":
            other = other or "reference"
        elif child.data == "open":
            opened = True
            late.extend(_PERIODS[token.type] for token in _tokens(child) if token.type in _PERIODS)
        else:
            text = _text(child)
            whole_year = whole_year or child.data == "whole_year"
            if child.data == "whole_year" and text in ("trong năm", "trong cả năm"):
                bare_year = True
            window = _window(str(child.data), text, year)
            if window is not None:
                windows.append((modifier or _shared(windows, window), window))
            modifier = None
    periods = tuple(dict.fromkeys([*recurrence, *(late if repeats else ())]))
    if repeats and windows and whole_year and len(windows) == 1:
        return Reading("recurring", recurrence=tuple(dict.fromkeys([*periods, *(() if bare_year else ("yearly",))])))
    if windows:
        reading = _windowed(windows, bare_year and len(windows) == 1)
        if standing:
            if bare_year:
                return Reading("standing")
            if not repeats and all(modifier is None for modifier, _ in windows):
                return replace(reading, kind="standing")
        if repeats:
            day = windows[-1][1].kind == "date"
            return Reading("recurring", None if day else reading.start, None if day else reading.end, periods)
        if other == "conditional" and reading.end is None:
            return Reading(other)
        return reading
    if repeats:
        return Reading("recurring", recurrence=periods)
    if standing:
        return Reading("standing")
    if other is not None:
        return Reading(other)
    if opened:
        return Reading("unknown")
    return UNKNOWN


def _tokens(tree: Tree[Token]) -> list[Token]:
    return [token for token in tree.scan_values(lambda value: isinstance(value, Token)) if isinstance(token, Token)]


def _text(tree: "Tree[Token]") -> str:
    return " ".join(str(token) for token in tree.scan_values(lambda _: True))


_END_OF = re.compile(r"trước (?:cuối|khi (?:kết thúc|hết)) (?=năm|quý|tháng)")
_HOUR = re.compile(r"trước \d{1,2} ?(?:giờ|h) ?(?:\d{2})?(?: ?phút)?,? (?=ngày|\d)")
_OWN_EVENT = re.compile(
    r"kết thúc|hoàn thành|hoàn tất|tổ chức xong|thực hiện xong|nghiệm thu|được (?:kế hoạch|giao)"
    r"|ký ban hành kế hoạch này|kế hoạch này|kế hoạch được ban hành"
)


def _waiting(text: str) -> DeadlineKind:
    """After an event of the task itself, or after somebody else's act."""
    return "event" if _OWN_EVENT.search(text) else "conditional"


def _shared(windows: list[tuple[str | None, _Window]], window: _Window) -> str | None:
    """ "Trước 15/6 và 15/12": "trước" stands before both days."""
    if windows and windows[-1][0] == "BEFORE" and windows[-1][1].kind == window.kind == "date":
        return "BEFORE"
    return None


def _windowed(windows: list[tuple[str | None, _Window]], bare_year: bool) -> Reading:
    modifier, window = windows[-1]
    ambiguous = False
    kind = window.kind
    start, end = window.start, window.end
    if modifier == "BEFORE" and start is not None:
        ambiguous = window.kind in ("month", "quarter", "half", "year", "years")
        end, start, kind = start - timedelta(days=1), None, "date"
    elif modifier in ("AT_LATEST", "UNTIL"):
        start = None
    elif modifier == "FROM" and len(windows) == 1:
        end = None
    if len(windows) > 1:
        first_modifier, first = windows[0]
        if first_modifier == "FROM" or modifier == "UNTIL":
            start = first.start
        elif modifier is None and first.start is not None and start is not None and first_modifier is None:
            if first.kind == window.kind:
                start, end = min(first.start, start), max(first.end or first.start, end or start)
            elif window.kind in ("year", "years"):
                kind, start, end = first.kind, first.start, first.end
    if window.open_end:
        end = None
    if start is not None and end is not None and end < start:
        return UNKNOWN
    return Reading(kind, start, end, ambiguous=ambiguous, bare_year=bare_year)


def _window(name: str, text: str, year: int | None) -> _Window | None:
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if name == "day":
        return _day(text, numbers, year)
    if name == "days":
        return _days(text, year)
    if name == "month":
        if not numbers:
            return None
        at = numbers[1] if len(numbers) > 1 else year
        return _Window("month", None, None) if at is None else _months(at, numbers[0], numbers[0], "month")
    if name == "months":
        return _month_range(numbers, year)
    if name in ("quarter", "quarters"):
        return _quarters(text, numbers, year)
    if name == "half":
        at = next((n for n in numbers if n > 31), None) or year
        first = "đầu" in text
        return _Window("half", None, None) if at is None else _months(at, 1 if first else 7, 6 if first else 12, "half")
    if name == "nine_months":
        at = next((n for n in numbers if n > 31), None) or year
        return None if at is None else _months(at, 1, 9, "month")
    if name == "year":
        return _Window("year", date(numbers[0], 1, 1), date(numbers[0], 12, 31))
    if name == "years":
        return _Window("years", date(min(numbers[:2]), 1, 1), date(max(numbers[:2]), 12, 31))
    if name == "onwards":
        return _Window("years", date(numbers[0], 1, 1), None, open_end=True)
    if name == "whole_year":
        return _Window("year", None, None) if year is None else _Window("year", date(year, 1, 1), date(year, 12, 31))
    return None


def _day(text: str, numbers: list[int], year: int | None) -> _Window | None:
    if len(numbers) == 1:
        return _Window("date", None, None)  # a day of every period: "trước ngày 20 hằng tháng"
    at = numbers[2] if len(numbers) > 2 else year
    if at is None:
        return _Window("date", None, None)
    day = date(at, numbers[1], numbers[0])
    return _Window("date", day, day)


def _days(text: str, year: int | None) -> _Window | None:
    parts = re.findall(r"\d{1,2}(?:/\d{1,2})?(?:/\d{4})?", text)
    last = [int(n) for n in parts[-1].split("/")]
    end = date(last[2], last[1], last[0])
    first = [int(n) for n in parts[0].split("/")] + [end.month, end.year][len(parts[0].split("/")) - 1 :]
    return _Window("date", date(first[2], first[1], first[0]), end)


def _months(year: int, first: int, last: int, kind: DeadlineKind) -> _Window:
    return _Window(kind, date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _month_range(numbers: list[int], year: int | None) -> _Window | None:
    years = [n for n in numbers if n > 31]
    months = [n for n in numbers if n <= 31]
    last = years[-1] if years else year
    if last is None or len(months) < 2:
        return _Window("month", None, None)
    first = years[0] if len(years) > 1 else last
    return _Window(
        "month", _months(first, months[0], months[0], "month").start, _months(last, months[-1], months[-1], "month").end
    )


def _quarters(text: str, numbers: list[int], year: int | None) -> _Window | None:
    at = next((n for n in numbers if n > 31), None) or year
    found = [
        _ROMAN.get(word) or int(word)
        for word in re.findall(r"(?<![a-pr-zà-ỹđ])(?:i{1,3}|iv)(?![a-zà-ỹđ])|(?<!\d)[1-4](?!\d)", text)
    ]
    if not found or at is None:
        return _Window("quarter", None, None)
    years = [n for n in numbers if n > 31]
    if len(years) > 1 and years[0] < years[-1]:
        start, end = (
            _months(years[0], found[0] * 3 - 2, found[0] * 3, "quarter"),
            _months(years[-1], found[-1] * 3 - 2, found[-1] * 3, "quarter"),
        )
        return _Window("quarter", start.start, end.end)
    first, last = min(found), max(found)
    return _months(at, first * 3 - 2, last * 3, "quarter")
