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


class Group(StrEnum):
    """A group of dossiers that is counted. The value stands in addresses; each opens exactly the dossiers it counts."""

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
    Group.ALL: "Tổng số",
    Group.ONLINE: "Tiếp nhận trực tuyến",
    Group.COUNTER: "Tiếp nhận trực tiếp, bưu chính",
    Group.CARRIED: "Kỳ trước chuyển sang",
    Group.RECEIVED: "Tiếp nhận trong kỳ",
    Group.RESOLVED: "Đã giải quyết",
    Group.EARLY: "Giải quyết trước hạn",
    Group.ON_TIME: "Giải quyết đúng hạn",
    Group.OVERDUE: "Giải quyết quá hạn",
    Group.IN_PROGRESS: "Đang giải quyết",
    Group.IN_TERM: "Đang giải quyết, trong hạn",
    Group.OPEN_LATE: "Đang giải quyết, quá hạn",
    Group.ENDED: "Kết thúc trong kỳ",
    Group.JUDGED: "Kết thúc, có thời hạn",
    Group.KEPT: "Kết thúc trước hạn, đúng hạn",
    Group.DONE_EARLY: "Xong trước hạn",
    Group.DONE_ON_TIME: "Xong đúng hạn",
    Group.DUE: "Đã đến lúc phải xong",
    Group.WAITING: "Chờ bổ sung",
    Group.REFUSED: "Từ chối",
    Group.WITHDRAWN: "Công dân rút",
    Group.STOPPED: "Dừng xử lý",
    Group.UNDATED: "Không có thời hạn",
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


PARTS: Mapping[Group, tuple[Part, ...]] = {
    Group.ALL: (Part(),),
    Group.ONLINE: (Part(before=False, online=True),),
    Group.COUNTER: (Part(before=False, online=False),),
    Group.CARRIED: (Part(before=True),),
    Group.RECEIVED: (Part(before=False),),
    Group.RESOLVED: (*_EARLY, *_ON_TIME, *_OVERDUE),
    Group.EARLY: _EARLY,
    Group.ON_TIME: _ON_TIME,
    Group.OVERDUE: _OVERDUE,
    Group.IN_PROGRESS: (*_IN_TERM, *_OPEN_LATE),
    Group.IN_TERM: _IN_TERM,
    Group.OPEN_LATE: _OPEN_LATE,
    Group.ENDED: (Part(resolved=True),),
    Group.JUDGED: _JUDGED,
    Group.KEPT: (Part(resolved=True, words=KEPT),),
    Group.DONE_EARLY: (Part(resolved=True, words=frozenset({Timeliness.EARLY})),),
    Group.DONE_ON_TIME: (Part(resolved=True, words=frozenset({Timeliness.ON_TIME})),),
    Group.DUE: (*_JUDGED, *_OPEN_LATE),
    Group.WAITING: (Part(resolved=False, words=frozenset({Timeliness.PAUSED})),),
    Group.REFUSED: _gave_up("refused"),
    Group.WITHDRAWN: _gave_up("withdrawn"),
    Group.STOPPED: _gave_up("stopped"),
    Group.UNDATED: (Part(words=frozenset({_UNDATED})),),
}
# Columns 3 to 13 of the form II.06a/VPCP/KSTT, by their numbers.
COLUMNS: tuple[tuple[int, Group], ...] = tuple(
    zip(
        range(3, 14),
        (
            Group.ALL, Group.ONLINE, Group.COUNTER, Group.CARRIED, Group.RESOLVED, Group.EARLY,
            Group.ON_TIME, Group.OVERDUE, Group.IN_PROGRESS, Group.IN_TERM, Group.OPEN_LATE,
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
