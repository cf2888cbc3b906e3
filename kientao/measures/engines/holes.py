"""Numbers of a question that its words leave open, so that words are compiled once and asked of any days and agencies.

Whole numbers stand for them that no row, day or condition has; each is replaced by whole numbers of ours, nothing else.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from kientao.facts.days import day_number
from kientao.measures.asked import Asked


class Hole(IntEnum):
    """Where a number goes. All have as many digits: none is a part of another."""

    FIRST_DAY = 9_100_000_000_000_000_001
    LAST_DAY = 9_100_000_000_000_000_002
    FIRST_MONTH = 9_100_000_000_000_000_003
    LAST_MONTH = 9_100_000_000_000_000_004
    FIRST_YEAR = 9_100_000_000_000_000_005
    LAST_YEAR = 9_100_000_000_000_000_006
    AGENCIES = 9_100_000_000_000_000_007
    RECORDED_BY = 9_100_000_000_000_000_008


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a question changes its words and not only its numbers."""

    agencies: Literal["all", "some", "none"]
    is_past: bool

    @classmethod
    def of(cls, asked: Asked) -> "Shape":
        """Of this question."""
        agencies: Literal["all", "some", "none"] = "some" if asked.agencies else "none"
        return cls("all" if asked.agencies is None else agencies, asked.recorded_by is not None)


def filled(sql: str, asked: Asked) -> str:
    """The words with the numbers of this question."""
    first, last = day_number(asked.period.first), day_number(asked.period.last)
    numbers = {
        Hole.FIRST_DAY: first, Hole.LAST_DAY: last, Hole.FIRST_MONTH: first // 100, Hole.LAST_MONTH: last // 100,
        Hole.FIRST_YEAR: first // 10_000, Hole.LAST_YEAR: last // 10_000, Hole.RECORDED_BY: asked.recorded_by or 0,
    }  # fmt: skip
    for hole, number in numbers.items():
        sql = sql.replace(str(hole.value), str(int(number)))
    return sql.replace(str(Hole.AGENCIES.value), ", ".join(str(int(one)) for one in sorted(asked.agencies or ())))
