"""An internal process: who does what, for how long, and where it goes from there. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class StepKind(StrEnum):
    """What a step is for: decides which verbs its page offers."""

    RECEIVE = "receive"
    ASSIGN = "assign"
    APPRAISE = "appraise"
    CONSULT = "consult"
    SUBMIT = "submit"
    APPROVE = "approve"
    RELEASE = "release"
    HAND_OVER = "hand-over"
    RETURN = "return"
    OTHER = "other"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _KINDS[self]


_KINDS = {
    StepKind.RECEIVE: "Tiếp nhận",
    StepKind.ASSIGN: "Phân công",
    StepKind.APPRAISE: "Thẩm định",
    StepKind.CONSULT: "Lấy ý kiến",
    StepKind.SUBMIT: "Trình",
    StepKind.APPROVE: "Phê duyệt, ký",
    StepKind.RELEASE: "Vào sổ, phát hành",
    StepKind.HAND_OVER: "Liên thông cơ quan khác",
    StepKind.RETURN: "Trả kết quả",
    StepKind.OTHER: "Xử lý",
}


class Place(StrEnum):
    """At which agency a step is done: where the dossier came in, the deciding one, or one that is named."""

    RECEPTION = "reception"
    COMPETENT = "competent"
    AGENCY = "agency"


class Split(StrEnum):
    """Where several ways lead on: all at once, or the one whose condition holds."""

    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Way:
    """Leads on to a step; `condition` in the office's words ("Hồ sơ đủ điều kiện")."""

    to: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `minutes` of working time, None where the decision gives none; `counted` False for the return step.

    `agency` is the code of the organisation where `place` says AGENCY; `agency_words` as the decision writes it.
    `post` is the chair in the decision's words. A HAND_OVER step opens a child dossier of `procedure` there.
    """

    key: str
    title: str
    kind: StepKind = StepKind.OTHER
    place: Place = Place.COMPETENT
    agency: str = ""
    agency_words: str = ""
    post: str = ""
    minutes: int | None = None
    counted: bool = True
    ways: tuple[Way, ...] = ()
    split: Split = Split.ALL
    waits_for_all: bool = True
    procedure: str = ""
    result: str = ""
    number: str = ""


@dataclass(frozen=True)
class Process:
    """The steps in their order; the first is where it begins. `hours_per_day` turns minutes into the table's days."""

    steps: tuple[Step, ...]
    variant: str = ""
    hours_per_day: int = 8
    note: str = ""

    @cached_property
    def by_key(self) -> dict[str, Step]:
        """Steps by their key."""
        return {step.key: step for step in self.steps}

    @property
    def first(self) -> Step:
        """Where it begins."""
        return self.steps[0]

    @cached_property
    def before(self) -> dict[str, tuple[str, ...]]:
        """For each step, those that lead to it."""
        found: dict[str, list[str]] = {step.key: [] for step in self.steps}
        for step in self.steps:
            for way in step.ways:
                found.setdefault(way.to, []).append(step.key)
        return {key: tuple(keys) for key, keys in found.items()}

    def after(self, key: str) -> Iterator[Step]:
        """Steps that follow one."""
        for way in self.by_key[key].ways:
            yield self.by_key[way.to]

    def approves_after(self, key: str) -> bool:
        """Is something still approved on a way that leads on from there?"""
        seen, waiting = {key}, [key]
        while waiting:
            for step in self.after(waiting.pop()):
                if step.key not in seen:
                    if step.kind is StepKind.APPROVE:
                        return True
                    seen.add(step.key)
                    waiting.append(step.key)
        return False
