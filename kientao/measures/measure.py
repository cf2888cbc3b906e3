"""What a measure is made of: rows of facts counted above and below a line, and what the quotient means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from kientao.facts.kind import Span
from kientao.facts.questions import QUESTIONS, Over

Value = int | str
Choice = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """From `least` to `most`, both counted; None leaves an end open."""

    least: int | None = None
    most: int | None = None

    def has(self, value: object) -> bool:
        """Nothing is in no range."""
        if not isinstance(value, int):
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


Condition = Choice | Range
_EVERY: Mapping[str, Value | Choice | Range] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Count:
    """So many rows of a fact that fit every condition: a column, and what may stand there.

    With `total` the sum of that column over them, with `distinct` how many different values of it they have; a row with
    nothing in the column adds nothing.
    """

    fact: str
    where: tuple[tuple[str, Condition], ...] = ()
    total: str = ""
    distinct: str = ""


def rows(fact: str, *, total: str = "", distinct: str = "", **where: Value | Choice | Range) -> Count:
    """`rows("dossier-closed", channel="online", appointment=("early", "on-time"))`."""
    return _count(fact, where, total, distinct)


def _count(fact: str, where: Mapping[str, Value | Choice | Range], total: str = "", distinct: str = "") -> Count:
    wanted = ((name, one if isinstance(one, tuple | Range) else (one,)) for name, one in sorted(where.items()))
    return Count(fact, tuple(wanted), total, distinct)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The one by the other: a share of 1, or an average."""

    numerator: Count
    denominator: Count


def share(
    fact: str, of: Mapping[str, Value | Choice | Range] = _EVERY, *, distinct: str = "", **part: Value | Choice | Range
) -> Ratio:
    """Among the rows that fit `of`, those that fit `part` too: whoever is above the line is below it.

    `share("work-file", {"level": "commune"}, online=1)`; a column named in both takes what `part` says above the line.
    """
    return Ratio(_count(fact, {**of, **part}, distinct=distinct), _count(fact, of, distinct=distinct))


@dataclass(frozen=True, slots=True)
class Amount:
    """Nothing below the line."""

    count: Count


@dataclass(frozen=True, slots=True)
class Passing:
    """Of the agencies for which another measure has a value, the share whose value is good enough.

    `bar` is in the other's unit: 98 is 98 %. The other one says which way is good.
    """

    of: str
    bar: Fraction


@dataclass(frozen=True, slots=True)
class Entered:
    """No system holds it: agencies are asked for it, with evidence (`kientao.facts.questions`)."""

    question: str

    @property
    def why(self) -> str:
        """Why nobody can count it, in Vietnamese."""
        return QUESTIONS[self.question].why

    @property
    def ratio(self) -> "Ratio":
        """What was approved; without a line the mean of the answers, which is the answer where there is one."""
        asked = QUESTIONS[self.question]
        fact = "figure-entered" if asked.over is Over.SUM else "level-entered"
        above = rows(fact, total="above", question=self.question)
        below = rows(fact, total="below", question=self.question) if asked.below else rows(fact, question=self.question)
        return Ratio(above, below)


Question = Ratio | Amount | Passing | Entered


class Unit(StrEnum):
    """Of a measure's value."""

    PERCENT = "percent"
    COUNT = "count"
    MINUTE = "minute"
    DONG = "dong"
    RANK = "rank"
    POINT = "point"

    @property
    def words(self) -> str:
        """In Vietnamese, as it stands behind a number."""
        return {"percent": "%", "count": "", "minute": "phút", "dong": "đồng", "rank": "", "point": "điểm"}[self]


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"


class Empty(StrEnum):
    """What a ratio says when there is nothing below the line."""

    NONE = "none"  # nothing: not 0
    ZERO = "zero"
    FULL = "full"  # nothing was asked, all of it was done


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis and the days on which it holds."""

    words: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A question with its name. `words` and `english` are its label; `about` says in Vietnamese what is counted."""

    code: str
    words: str
    english: str
    asks: Question
    unit: Unit = Unit.PERCENT
    better: Better = Better.HIGHER
    empty: Empty = Empty.NONE
    about: str = ""
    basis: tuple[Basis, ...] = ()

    @property
    def is_computed(self) -> bool:
        """From records, as against what somebody entered."""
        return not isinstance(self.asks, Entered)


class Adding(StrEnum):
    """How counts of parts become the count of the whole."""

    SUM = "sum"
    LAST = "last"  # of periods: what held at the end of the last one
    RECOUNT = "recount"  # different values can be the same ones in two parts


def over_time(count: Count, span: Span) -> Adding:
    """How months become a quarter."""
    if span is Span.STATE:
        return Adding.LAST
    return Adding.RECOUNT if count.distinct else Adding.SUM


def over_bodies(count: Count) -> Adding:
    """How agencies become a province. A row has one agency: different agencies are nowhere the same ones."""
    return Adding.RECOUNT if count.distinct not in ("", "agency") else Adding.SUM
