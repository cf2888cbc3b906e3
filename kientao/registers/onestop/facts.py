"""The facts this register gives: counts, and rates that keep their numerator and denominator. Null is not zero."""

from dataclasses import dataclass

from kientao.registers.onestop.queries.figures import Counts
from kientao.registers.onestop.rules.figures import Measure


@dataclass(frozen=True, slots=True)
class Fact:
    """A count of `part`, or with `whole` its share. `clocked`: it depends on the clock, which is named beside it."""

    key: str
    words: str
    part: Measure
    whole: Measure | None = None
    clocked: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What a fact comes to: numerator, and denominator for a rate. A rate over nothing is no data."""

    fact: Fact
    part: int
    whole: int | None = None

    @property
    def is_known(self) -> bool:
        """Is there something to divide by?"""
        return self.whole != 0


FACTS: tuple[Fact, ...] = (
    Fact("received", "Tiếp nhận trong kỳ", Measure.RECEIVED),
    Fact("carried", "Kỳ trước chuyển sang", Measure.CARRIED),
    Fact("ended", "Kết thúc trong kỳ", Measure.ENDED),
    Fact("early", "Xong trước hạn", Measure.DONE_EARLY, clocked=True),
    Fact("on-time", "Xong đúng hạn", Measure.DONE_ON_TIME, clocked=True),
    Fact("late", "Xong muộn", Measure.OVERDUE, clocked=True),
    Fact("in-term", "Đang giải quyết, trong hạn", Measure.IN_TERM, clocked=True),
    Fact("open-late", "Đang giải quyết, quá hạn", Measure.OPEN_LATE, clocked=True),
    Fact("waiting", "Chờ bổ sung", Measure.WAITING, clocked=True),
    Fact("refused", "Từ chối", Measure.REFUSED),
    Fact("withdrawn", "Công dân rút", Measure.WITHDRAWN),
    Fact("stopped", "Dừng xử lý", Measure.STOPPED),
    Fact("undated", "Không có thời hạn", Measure.UNDATED, help="Thủ tục không quy định thời hạn bằng số."),
    Fact(
        "on-time-of-ended",
        "Đúng hạn trong số đã kết thúc",
        Measure.KEPT,
        Measure.JUDGED,
        clocked=True,
        help="Hồ sơ kết thúc trước hạn, đúng hạn trên hồ sơ kết thúc có thời hạn.",
    ),
    Fact(
        "on-time-of-due",
        "Đúng hạn trong số phải xong",
        Measure.KEPT,
        Measure.DUE,
        clocked=True,
        help="Mẫu số thêm cả hồ sơ đang giải quyết mà đã quá hạn.",
    ),
    Fact("received-online", "Nộp trực tuyến", Measure.ONLINE, Measure.RECEIVED),
)
COUNTS = tuple(fact for fact in FACTS if fact.whole is None)
RATES = tuple(fact for fact in FACTS if fact.whole is not None)


def value_of(fact: Fact, counts: Counts) -> Value:
    """From what was counted."""
    return Value(fact, counts.of(fact.part), counts.of(fact.whole) if fact.whole is not None else None)


def values(counts: Counts) -> dict[str, Value]:
    """Every fact by its key."""
    return {fact.key: value_of(fact, counts) for fact in FACTS}
