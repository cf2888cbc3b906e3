"""What a procedure says: the national fields (NĐ 63/2010/NĐ-CP, Điều 8 khoản 2), as one value a version keeps. Pure."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Channel(IntEnum):
    """How a dossier comes in (KenhThucHien)."""

    COUNTER = 1
    ONLINE = 2
    POST = 3

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {1: "Trực tiếp", 2: "Trực tuyến", 3: "Bưu chính công ích"}[self]


class LimitUnit(StrEnum):
    """In what a term is written."""

    HOUR = "hour"
    WORKING_DAY = "working-day"
    DAY = "day"
    MONTH = "month"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"hour": "giờ làm việc", "working-day": "ngày làm việc", "day": "ngày", "month": "tháng"}[self]


class Level(StrEnum):
    """Who carries a procedure out."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    COMMUNE = "commune"
    SHARED = "shared"
    OTHER = "other"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _LEVELS[self]


_LEVELS = {
    Level.MINISTRY: "Cấp Bộ",
    Level.PROVINCE: "Cấp tỉnh",
    Level.COMMUNE: "Cấp xã",
    Level.SHARED: "Cấp tỉnh và cấp xã",
    Level.OTHER: "Cơ quan khác",
}


class Change(StrEnum):
    """What a publication does to the procedure."""

    NEW = "new"
    AMENDED = "amended"
    REPLACED = "replaced"
    ABOLISHED = "abolished"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"new": "Mới", "amended": "Sửa đổi, bổ sung", "replaced": "Thay thế", "abolished": "Bãi bỏ"}[self]


class OnlineLevel(StrEnum):
    """Online service: NĐ 42/2022/NĐ-CP Điều 11, then NĐ 224/2026/NĐ-CP Điều 14. The old 1 to 4 are for past reports."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"
    LEVEL_1 = "1"
    LEVEL_2 = "2"
    LEVEL_3 = "3"
    LEVEL_4 = "4"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _ONLINE[self]

    @property
    def today(self) -> "OnlineLevel":
        """The same in the words in force: 4 is toàn trình, 3 một phần, below it is no online service."""
        return _TODAY.get(self, self)


_ONLINE = {
    OnlineLevel.NONE: "Chưa cung cấp trực tuyến",
    OnlineLevel.PARTIAL: "Một phần",
    OnlineLevel.FULL: "Toàn trình",
    OnlineLevel.LEVEL_1: "Mức độ 1",
    OnlineLevel.LEVEL_2: "Mức độ 2",
    OnlineLevel.LEVEL_3: "Mức độ 3",
    OnlineLevel.LEVEL_4: "Mức độ 4",
}
_TODAY = {
    OnlineLevel.LEVEL_1: OnlineLevel.NONE,
    OnlineLevel.LEVEL_2: OnlineLevel.NONE,
    OnlineLevel.LEVEL_3: OnlineLevel.PARTIAL,
    OnlineLevel.LEVEL_4: OnlineLevel.FULL,
}


class PartialReason(StrEnum):
    """Why a service is only partly online (NĐ 224/2026/NĐ-CP, Điều 14)."""

    PRESENCE = "presence"
    SITE_CHECK = "site-check"
    INCIDENT = "incident"
    TECHNICAL = "technical"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {
            "presence": "Phải có mặt",
            "site-check": "Phải kiểm tra thực địa",
            "incident": "Sự cố",
            "technical": "Lý do kỹ thuật",
        }[self]


@dataclass(frozen=True, slots=True)
class Limit:
    """How long it takes: `amount` None where the law says it in words only (`text`)."""

    amount: int | None = None
    unit: LimitUnit = LimitUnit.WORKING_DAY
    text: str = ""

    @property
    def words(self) -> str:
        """ "10 ngày làm việc", else the law's own words."""
        return f"{self.amount:02d} {self.unit.words}" if self.amount is not None else self.text


class Timing(StrEnum):
    """When a fee is paid."""

    BEFORE = "before"
    AFTER = "after"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"before": "Thu trước", "after": "Thu sau"}[self]


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee (phí) or charge (lệ phí). `amount` in đồng; None where it must be worked out for each dossier."""

    name: str
    amount: int | None = None
    code: str = ""
    charge: bool = False
    per: str = ""
    timing: Timing = Timing.BEFORE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """One way in (cách thức thực hiện): the term and the fees hang on the channel."""

    channel: Channel
    limit: Limit = Limit()
    fees: tuple[Fee, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """One paper of a dossier. It hangs on the case (`case` empty: on every one).

    `held_in` names the database that already has it: then it isn't asked for; `result_code` is the kind of result that
    serves as this paper. `present_only`: shown, not handed in, and not scanned (TT 03/2025/TT-VPCP, Điều 5).
    """

    key: str
    name: str
    case: str = ""
    code: str = ""
    originals: int = 1
    copies: int = 0
    form: str = ""
    present_only: bool = False
    optional: bool = False
    held_in: str = ""
    result_code: str = ""


@dataclass(frozen=True, slots=True)
class ResultKind:
    """What comes out. `months` it is valid for; None: without an end."""

    name: str
    code: str = ""
    months: int | None = None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document the procedure stands on."""

    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """How it goes, for a case."""

    steps: tuple[str, ...]
    case: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a version of a procedure says. `field` is the lĩnh vực."""

    name: str
    field: str = ""
    field_code: str = ""
    level: Level = Level.PROVINCE
    online: OnlineLevel = OnlineLevel.NONE
    partial_reason: PartialReason | None = None
    manners: tuple[Manner, ...] = ()
    components: tuple[Component, ...] = ()
    sets: int = 1
    sequences: tuple[Sequence, ...] = ()
    results: tuple[ResultKind, ...] = ()
    subjects: tuple[str, ...] = ()
    deciding_agency: str = ""
    agencies: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    conditions: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases (TRUONGHOP) that papers or sequences are told apart by, in their order."""
        named = (*(one.case for one in self.components), *(one.case for one in self.sequences))
        return tuple(dict.fromkeys(case for case in named if case))

    def manner(self, channel: Channel) -> Manner | None:
        """The way in by that channel; None where it isn't offered."""
        return next((one for one in self.manners if one.channel == channel), None)

    def papers(self, case: str = "") -> tuple[Component, ...]:
        """What a dossier of the case needs."""
        return tuple(one for one in self.components if one.case in ("", case))
