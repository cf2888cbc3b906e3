"""What is counted of dossiers in a period: each figure says which dossiers it counts, once. Pure.

A dossier counts in a period when it came before the period's end and had not ended before its beginning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kientao.registers.onestop.rules.lateness import FINISHED, KEPT, Timeliness
from kientao.registers.onestop.rules.states import Status

OUTCOMES = {Status.REFUSED: "refused", Status.WITHDRAWN: "withdrawn", Status.STOPPED: "stopped"}


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the figures ask of a dossier: how it came, whether it ended in the period, how it stands at its end.

    `outcome` says how it ended without a result (`OUTCOMES`), "" otherwise; `word` is a value of Timeliness.
    """

    before: bool
    online: bool
    resolved: bool
    outcome: str
    word: str


@dataclass(frozen=True, slots=True)
class Part:
    """A condition on a dossier; what is None isn't asked."""

    before: bool | None = None
    online: bool | None = None
    resolved: bool | None = None
    outcomes: frozenset[str] | None = None
    words: frozenset[Timeliness] | None = None

    def fits(self, seen: Seen) -> bool:
        """Does it count?"""
        return (
            self.before in (None, seen.before)
            and self.online in (None, seen.online)
            and self.resolved in (None, seen.resolved)
            and (self.outcomes is None or seen.outcome in self.outcomes)
            and (self.words is None or seen.word in self.words)
        )


class Measure(StrEnum):
    """A figure. The value stands in addresses; each opens exactly the dossiers it counts."""

    ALL = "tat-ca"
    ONLINE = "truc-tuyen"
    COUNTER = "truc-tiep"
    CARRIED = "ton-ky-truoc"
    RECEIVED = "tiep-nhan"
    RESOLVED = "da-giai-quyet"
    EARLY = "truoc-han"
    ON_TIME = "dung-han"
    OVERDUE = "qua-han"
    IN_PROGRESS = "dang-giai-quyet"
    IN_TERM = "dang-trong-han"
    OPEN_LATE = "dang-qua-han"
    ENDED = "ket-thuc"
    JUDGED = "ket-thuc-co-han"
    KEPT = "ket-thuc-kip"
    DONE_EARLY = "xong-truoc-han"
    DONE_ON_TIME = "xong-dung-han"
    DUE = "phai-xong"
    WAITING = "cho-bo-sung"
    REFUSED = "tu-choi"
    WITHDRAWN = "rut"
    STOPPED = "dung"
    UNDATED = "khong-thoi-han"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]

    @property
    def parts(self) -> tuple[Part, ...]:
        """A dossier counts that fits one of them."""
        return PARTS[self]

    def counts(self, seen: Seen) -> bool:
        """Does the dossier count?"""
        return any(part.fits(seen) for part in self.parts)


_WORDS = {
    Measure.ALL: "Tổng số",
    Measure.ONLINE: "Tiếp nhận trực tuyến",
    Measure.COUNTER: "Tiếp nhận trực tiếp, bưu chính",
    Measure.CARRIED: "Kỳ trước chuyển sang",
    Measure.RECEIVED: "Tiếp nhận trong kỳ",
    Measure.RESOLVED: "Đã giải quyết",
    Measure.EARLY: "Giải quyết trước hạn",
    Measure.ON_TIME: "Giải quyết đúng hạn",
    Measure.OVERDUE: "Giải quyết quá hạn",
    Measure.IN_PROGRESS: "Đang giải quyết",
    Measure.IN_TERM: "Đang giải quyết, trong hạn",
    Measure.OPEN_LATE: "Đang giải quyết, quá hạn",
    Measure.ENDED: "Kết thúc trong kỳ",
    Measure.JUDGED: "Kết thúc, có thời hạn",
    Measure.KEPT: "Kết thúc trước hạn, đúng hạn",
    Measure.DONE_EARLY: "Xong trước hạn",
    Measure.DONE_ON_TIME: "Xong đúng hạn",
    Measure.DUE: "Đã đến lúc phải xong",
    Measure.WAITING: "Chờ bổ sung",
    Measure.REFUSED: "Từ chối",
    Measure.WITHDRAWN: "Công dân rút",
    Measure.STOPPED: "Dừng xử lý",
    Measure.UNDATED: "Không có thời hạn",
}
_NONE, _GIVEN_UP = frozenset({""}), frozenset(OUTCOMES.values())
_UNDATED = Timeliness.NO_DEADLINE
# II.06a counts with "on time" what waits for the citizen and what was refused, withdrawn or stopped within its term.
_ON_TIME = (
    Part(resolved=True, outcomes=_NONE, words=frozenset({Timeliness.ON_TIME, _UNDATED})),
    Part(resolved=True, outcomes=_GIVEN_UP, words=KEPT | {_UNDATED}),
    Part(resolved=False, words=frozenset({Timeliness.PAUSED})),
)
_EARLY = (Part(resolved=True, outcomes=_NONE, words=frozenset({Timeliness.EARLY})),)
_OVERDUE = (Part(resolved=True, words=frozenset({Timeliness.LATE})),)
_IN_TERM = (Part(resolved=False, words=frozenset({Timeliness.OPEN, _UNDATED})),)
_OPEN_LATE = (Part(resolved=False, words=frozenset({Timeliness.OPEN_LATE})),)
_JUDGED = (Part(resolved=True, words=FINISHED),)


def _gave_up(outcome: str) -> tuple[Part, ...]:
    return (Part(resolved=True, outcomes=frozenset({outcome})),)


PARTS: Mapping[Measure, tuple[Part, ...]] = {
    Measure.ALL: (Part(),),
    Measure.ONLINE: (Part(before=False, online=True),),
    Measure.COUNTER: (Part(before=False, online=False),),
    Measure.CARRIED: (Part(before=True),),
    Measure.RECEIVED: (Part(before=False),),
    Measure.RESOLVED: (*_EARLY, *_ON_TIME, *_OVERDUE),
    Measure.EARLY: _EARLY,
    Measure.ON_TIME: _ON_TIME,
    Measure.OVERDUE: _OVERDUE,
    Measure.IN_PROGRESS: (*_IN_TERM, *_OPEN_LATE),
    Measure.IN_TERM: _IN_TERM,
    Measure.OPEN_LATE: _OPEN_LATE,
    Measure.ENDED: (Part(resolved=True),),
    Measure.JUDGED: _JUDGED,
    Measure.KEPT: (Part(resolved=True, words=KEPT),),
    Measure.DONE_EARLY: (Part(resolved=True, words=frozenset({Timeliness.EARLY})),),
    Measure.DONE_ON_TIME: (Part(resolved=True, words=frozenset({Timeliness.ON_TIME})),),
    Measure.DUE: (*_JUDGED, *_OPEN_LATE),
    Measure.WAITING: (Part(resolved=False, words=frozenset({Timeliness.PAUSED})),),
    Measure.REFUSED: _gave_up("refused"),
    Measure.WITHDRAWN: _gave_up("withdrawn"),
    Measure.STOPPED: _gave_up("stopped"),
    Measure.UNDATED: (Part(words=frozenset({_UNDATED})),),
}
# Columns 3 to 13 of the form II.06a/VPCP/KSTT, by their numbers.
COLUMNS: tuple[tuple[int, Measure], ...] = tuple(
    zip(
        range(3, 14),
        (
            Measure.ALL, Measure.ONLINE, Measure.COUNTER, Measure.CARRIED, Measure.RESOLVED, Measure.EARLY,
            Measure.ON_TIME, Measure.OVERDUE, Measure.IN_PROGRESS, Measure.IN_TERM, Measure.OPEN_LATE,
        ),
        strict=True,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """A sum the form demands."""

    words: str
    holds: bool


def checks(values: Mapping[int, int]) -> tuple[Check, ...]:
    """The sums of the form, by the numbers of its columns."""
    return (
        Check("3 = 4 + 5 + 6", values[3] == values[4] + values[5] + values[6]),
        Check("3 = 7 + 11", values[3] == values[7] + values[11]),
        Check("7 = 8 + 9 + 10", values[7] == values[8] + values[9] + values[10]),
        Check("11 = 12 + 13", values[11] == values[12] + values[13]),
    )
