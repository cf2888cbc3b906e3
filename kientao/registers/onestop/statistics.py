"""Statistics of a period: counts, and rates that keep their numerator and denominator. Null is not zero."""

from dataclasses import dataclass

from kientao.registers.onestop.queries.figures import Counts
from kientao.registers.onestop.rules.figures import Group


@dataclass(frozen=True, slots=True)
class Statistic:
    """A count of `part`, or with `whole` its share. `clocked`: it depends on the clock, which is named beside it."""

    key: str
    words: str
    part: Group
    whole: Group | None = None
    clocked: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What a one comes to: numerator, and denominator for a rate. A rate over nothing is no data."""

    statistic: Statistic
    part: int
    whole: int | None = None

    @property
    def is_known(self) -> bool:
        """Is there something to divide by?"""
        return self.whole != 0


STATISTICS: tuple[Statistic, ...] = (
    Statistic("received", "Tiếp nhận trong kỳ", Group.RECEIVED),
    Statistic("carried", "Kỳ trước chuyển sang", Group.CARRIED),
    Statistic("ended", "Kết thúc trong kỳ", Group.ENDED),
    Statistic("early", "Xong trước hạn", Group.DONE_EARLY, clocked=True),
    Statistic("on-time", "Xong đúng hạn", Group.DONE_ON_TIME, clocked=True),
    Statistic("late", "Xong muộn", Group.OVERDUE, clocked=True),
    Statistic("in-term", "Đang giải quyết, trong hạn", Group.IN_TERM, clocked=True),
    Statistic("open-late", "Đang giải quyết, quá hạn", Group.OPEN_LATE, clocked=True),
    Statistic("waiting", "Chờ bổ sung", Group.WAITING, clocked=True),
    Statistic("refused", "Từ chối", Group.REFUSED),
    Statistic("withdrawn", "Công dân rút", Group.WITHDRAWN),
    Statistic("stopped", "Dừng xử lý", Group.STOPPED),
    Statistic("undated", "Không có thời hạn", Group.UNDATED, help="Thủ tục không quy định thời hạn bằng số."),
    Statistic(
        "on-time-of-ended",
        "Đúng hạn trong số đã kết thúc",
        Group.KEPT,
        Group.JUDGED,
        clocked=True,
        help="Hồ sơ kết thúc trước hạn, đúng hạn trên hồ sơ kết thúc có thời hạn.",
    ),
    Statistic(
        "on-time-of-due",
        "Đúng hạn trong số phải xong",
        Group.KEPT,
        Group.DUE,
        clocked=True,
        help="Mẫu số thêm cả hồ sơ đang giải quyết mà đã quá hạn.",
    ),
    Statistic("received-online", "Nộp trực tuyến", Group.ONLINE, Group.RECEIVED),
)
COUNTS = tuple(one for one in STATISTICS if one.whole is None)
RATES = tuple(one for one in STATISTICS if one.whole is not None)


def value_of(one: Statistic, counts: Counts) -> Value:
    """From what was counted."""
    return Value(one, counts.of(one.part), counts.of(one.whole) if one.whole is not None else None)


def values(counts: Counts) -> dict[str, Value]:
    """Every one by its key."""
    return {one.key: value_of(one, counts) for one in STATISTICS}
