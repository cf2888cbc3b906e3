"""Quantities in a clause: value, unit, comparator, change, level, horizon."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from lark import Token
from lark.exceptions import LarkError

from kientao.compiler.draft import Comparator, Level, Unit
from kientao.compiler.grammar.deadline import read_deadline
from kientao.compiler.grammar.load import load
from kientao.kernel.key import key

_PARSER = load("target", "tối thiểu 80% hồ sơ ở cấp tỉnh, 60% ở cấp xã đến năm 2030; giảm 10%")

Change = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a clause, offsets in the clause. `explicit` when a comparator was printed (also inherited);
    `step` for "mỗi năm tăng N", `ceiling` for "đến khi đạt N"; `position` is the token's place for list logic."""

    start: int
    end: int
    value: Decimal | None
    unit: Unit
    comparator: Comparator | None
    value_to: Decimal | None = None
    change: Change | None = None
    base: str | None = None
    level: Level | None = None
    due: date | None = None
    explicit: bool = False
    step: bool = False
    ceiling: bool = False
    past: bool = False
    yearly: bool = False
    year: int | None = None
    period: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """A time that counts for the quantities behind it."""

    due: date | None = None
    year: int | None = None
    period: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    quantities: tuple[Quantity, ...]
    horizon: Horizon
    levels: tuple[Level, ...]


_QUANTITIES = {"RANGE", "PERCENT", "RATE", "DURATION", "MONEY", "MULTIPLE", "RANK", "SCORE", "COUNT"}
_LEVELS: dict[str, Level] = {"PROVINCE": "tỉnh", "DISTRICT": "huyện", "COMMUNE": "xã"}


def read_clause(text: str, horizon: Horizon = Horizon()) -> Clause:
    """All quantities of one clause (no sentence end inside). `horizon` comes from earlier clauses of the sentence."""
    words = key(text)
    try:
        tokens = list(_PARSER.parse(words).scan_values(lambda t: isinstance(t, Token)))
    except LarkError:
        tokens = []
    reader = _Reader(words, horizon)
    for index, token in enumerate(tokens):
        reader.read(token, tokens, index)
    return Clause(tuple(reader.finished(tokens)), reader.horizon, tuple(reader.levels))


class _Reader:
    """Goes through the tokens of one clause from left to right."""

    def __init__(self, words: str, horizon: Horizon) -> None:
        self.words = words
        self.horizon = horizon
        self.found: list[Quantity] = []
        self.levels: list[Level] = []
        self.pending: Comparator | None = None
        self.reached = False  # nothing but "đạt", "còn", "từ" … gave the pending comparator
        self.last: Comparator | None = None
        self.change: tuple[Change, int] | None = None
        self.last_change: Change | None = None
        self.up_to = self.yearly = self.ceiling = self.past = False
        self.respectively: list[Level] = []

    def read(self, token: Token, tokens: list[Token], index: int) -> None:
        match token.type:
            case "AT_LEAST":
                self.pending = ">="
            case "OVER":
                self.pending = ">"
            case "UNDER":
                self.pending = "<"
            case "AT_MOST":
                self.pending = "<="
            case "REACH":
                self.reached = self.reached or self.pending is None
                self.pending = self.pending or ">="
            case "PAST":
                self.past = True
            case "UPWARDS" | "DOWNWARDS":
                self._turn(">=" if token.type == "UPWARDS" else "<=", token)
            case "INCREASE" | "DECREASE":
                self.change = ("increase" if token.type == "INCREASE" else "decrease", int(token.start_pos or 0))
            case "UP_TO":
                self.up_to = True
                if not token.startswith("xuống") and self.last in ("<", "<="):
                    self.last = None  # "trễ hạn không quá 5%, nâng tỷ lệ hài lòng lên 90%"
            case "SINCE":
                self._base(str(token))
            case "HORIZON":
                self.horizon = replace(self.horizon, due=read_deadline(str(token), None).end)
            case "IN_YEAR":
                self._in_year(token, index)
            case "PERIOD":
                years = [int(n) for n in re.findall(r"\d{4}", str(token))]
                self.horizon = replace(self.horizon, period=(years[0], years[1]))
            case "YEARLY":
                self.yearly = True
            case "CEILING":
                self.ceiling = True
            case "PROVINCE" | "DISTRICT" | "COMMUNE":
                self.levels.append(_LEVELS[token.type])
            case "RESPECTIVELY":
                self.respectively = list(dict.fromkeys(self.levels))
            case _ if token.type in _QUANTITIES:
                self._quantity(token)

    def _turn(self, comparator: Comparator, token: Token) -> None:
        """ "30% trở lên": the comparator stands behind."""
        start = int(token.start_pos or 0)
        if self.found and start - self.found[-1].end <= 2:
            self.found[-1] = replace(self.found[-1], comparator=comparator, explicit=True)
            self.last = comparator

    def _base(self, words: str) -> None:
        year = re.search(r"\d{4}", words)
        base = year.group() if year else words.removeprefix("so với").strip() or None
        if self.found:
            for index, quantity in enumerate(self.found):
                if quantity.base is None:
                    self.found[index] = replace(quantity, base=base)
        self._pending_base = base

    _pending_base: str | None = None

    def _in_year(self, token: Token, index: int) -> None:
        words = str(token)
        year = int(words[-4:])
        start = int(token.start_pos or 0)
        before = self.words[:start].rstrip()
        if (
            words.startswith(("trong", "vào", "riêng"))
            or not before
            or before.endswith((":", ",", "phấn đấu", "riêng"))
        ):
            self.horizon = replace(self.horizon, year=year)

    def _quantity(self, token: Token) -> None:
        start, end = int(token.start_pos or 0), int(token.end_pos or 0)
        text = str(token)
        unit = _unit(token.type, text)
        if unit is None:
            return
        value, value_to = _values(token.type, text)
        comparator: Comparator | None
        explicit = self.pending is not None
        fallen = (self.pending is None or self.reached) and self._fallen(start)
        if value_to is not None:
            comparator = "between"
            start = self._include_from(start)
        elif token.type == "RANK":
            comparator = "<=" if value is not None else None
        elif fallen:
            comparator, explicit = "<=", True
        else:
            inherits = self.found and self._same_list(start)
            comparator = self.pending or (self.last if inherits else None) or ">="
            if self.pending is None and comparator == ">" and value == 100:
                comparator = ">="  # "trên 80% …, 100% …": nobody wishes for more than all
            explicit = explicit or bool(inherits and self.found[-1].explicit)
        change = self._changed(start)
        step = self.yearly and change == "increase"
        self.found.append(
            Quantity(
                start,
                end,
                value,
                unit,
                comparator,
                value_to,
                change=change,
                base=self._pending_base,
                due=self.horizon.due,
                explicit=explicit or token.type in ("RANK", "RATE", "RANGE"),
                step=step,
                ceiling=self.ceiling,
                past=self.past,
                yearly=self.yearly,
                year=self.horizon.year,
                period=self.horizon.period,
            )
        )
        self.last = comparator if comparator != "between" else self.last
        self.last_change = change
        self.pending = None
        self.reached = False
        self.up_to = False
        self.change = None

    def _fallen(self, start: int) -> bool:
        """ "giảm xuống còn 5%" wishes for 5% at most."""
        return _FALLEN.search(self.words[max(0, start - 40) : start]) is not None

    def _include_from(self, start: int) -> int:
        return start

    def _same_list(self, start: int) -> bool:
        between = self.words[self.found[-1].end : start]
        return ";" not in between and len(between) < 160

    def _changed(self, start: int) -> Change | None:
        """The size of a change, unless the number is the share of things to be changed."""
        if self.ceiling or self.up_to:
            return None
        if self.change is None:
            if (
                self.found
                and self.last_change
                and re.fullmatch(
                    r"[^;.]{0,60}?(?:,| và| hoặc) (?:tối thiểu |ít nhất |trên )?",
                    self.words[self.found[-1].end : start],
                )
            ):
                return self.last_change
            return None
        change, at = self.change
        between = self.words[at:start]
        if len(between) > 70 or re.search(
            r"\b(?:của|cho|đối với|trong)(?: (?:tối thiểu|ít nhất|trên))?\s*(?:mức )?$", between
        ):
            return None
        if re.match(r"100 ?%", self.words[start:]) or _LEVEL.search(between):
            return None
        if "," in between or ";" in between:
            return None
        return change

    def finished(self, tokens: list[Token]) -> list[Quantity]:
        """Levels: the one named between this quantity and the next; lists of levels in front of "tương ứng"."""
        done = _without_starts(self.words, self.found)
        percents = [index for index, q in enumerate(done) if q.unit == "percent"]
        if self.respectively and len(self.respectively) <= len(percents):
            for level, index in zip(self.respectively, percents, strict=False):
                done[index] = replace(done[index], level=level)
            return done
        named_at = [(int(token.start_pos or 0), _LEVELS[token.type]) for token in tokens if token.type in _LEVELS]
        if not named_at:
            return done
        for index, quantity in enumerate(done):
            stop = done[index + 1].start if index + 1 < len(done) else len(self.words)
            named = {level for at, level in named_at if quantity.end <= at < stop}
            if not named and len(done) == 1:
                named = {level for _, level in named_at}
            if len(named) == 1 and "các cấp" not in self.words[quantity.end : stop]:
                done[index] = replace(quantity, level=named.pop())
        return done


_FALLEN = re.compile(r"(?<![a-zà-ỹđ])(?:xuống|(?<!không )còn)(?: còn)?(?: mức| khoảng| chỉ)?\s*$")
_LEVEL = re.compile(r"(?<![a-zà-ỹđ])(?:xuống|còn|(?<!trở )lên)(?![a-zà-ỹđ])")  # behind these a number is no size
_FROM = re.compile(r"(?<![a-zà-ỹđ])từ (?:mức )?$")
_ON_TO = re.compile(
    r"(?:(?!trở )[^,.;]){0,40}?(?<![a-zà-ỹđ])(?:lên|xuống)"
    r"(?: còn| mức| trên| dưới| hơn| tối thiểu| ít nhất| đạt| thành)*\s*"
)


def _without_starts(words: str, found: list[Quantity]) -> list[Quantity]:
    """ "Tăng từ 80% lên 90%": 80 is where it starts, a measured value and no wish."""
    done = list(found)
    for index, (first, second) in enumerate(pairwise(found)):
        if (
            first.unit == second.unit
            and second.start - first.end <= 80
            and _FROM.search(words[max(0, first.start - 10) : first.start])
            and _ON_TO.fullmatch(words[first.end : second.start])
        ):
            done[index] = replace(first, comparator="=", change=None, past=True)
    return done


_RATES: dict[str, Unit] = {"tháng": "per_month", "năm": "per_year"}
_DURATIONS: tuple[tuple[str, Unit], ...] = (("giờ", "hour"), ("ngày", "day"), ("tháng", "month"), ("năm", "year"))
_KINDS: dict[str, Unit] = {"MULTIPLE": "times", "RANK": "rank", "SCORE": "score", "COUNT": "count"}


def _unit(kind: str, text: str) -> Unit | None:
    if kind in ("RANGE", "PERCENT"):
        return "percentage_point" if "điểm" in text else "percent"
    if kind == "RATE":
        return _RATES.get(text.rsplit("/", 1)[-1].strip(), "other")
    if kind == "DURATION":
        if "ngày làm việc" in text:
            return "working_day"
        return next((unit for word, unit in _DURATIONS if word in text), "other")
    if kind == "MONEY":
        return "vnd" if "usd" not in text else "other"
    return _KINDS.get(kind)


def _values(kind: str, text: str) -> tuple[Decimal | None, Decimal | None]:
    numbers = re.findall(r"\d+(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?", text)
    values = [_decimal(number) for number in numbers]
    if kind == "RANGE":
        return values[0], values[1]
    if kind == "MONEY" and values:
        scale = Decimal(10) ** (
            9 if "tỷ" in text else 6 if "triệu" in text else 3 if "ngh" in text or "ngàn" in text else 0
        )
        return values[0] * scale, None
    return (values[0] if values else None), None


def _decimal(number: str) -> Decimal:
    """ "58,97" has a decimal comma, "14.174" a thousand dot, "1.234,5" both."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    return Decimal(number.replace(",", "."))
