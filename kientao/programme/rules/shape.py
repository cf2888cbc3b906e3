"""From reviewed items to what a plan asks of whom. Pure: the register answers through `Meanings`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from kientao.compiling.plan_json import AgencyJson, TaskJson
from kientao.kernel.key import key
from kientao.kernel.period import Period
from kientao.programme.rules.work import Work, work_of

PartyRole = Literal["lead", "coordinating", "implementing", "collating", "other"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a phrase means. `organisations`: who owes it when it leads; `doubt` says what to ask when unsure."""

    kind: Literal["organisation", "group", "open", "external", "doubtful"]
    organisations: tuple[int, ...] = ()
    group: str = ""
    candidates: tuple[int, ...] = ()
    reason: str = ""


class Meanings(Protocol):
    """Whoever knows what phrases mean."""

    def of(self, agency: AgencyJson) -> Meaning:
        """The meaning of one named agency, collective or person."""


@dataclass(frozen=True, slots=True)
class PartyShape:
    """One party of a task."""

    role: PartyRole
    role_words: str
    phrase: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class TaskShape:
    """A task ready to be made: who is named, what is owed by whom and when."""

    item: TaskJson
    parties: tuple[PartyShape, ...]
    work: tuple[Work, ...]

    @property
    def owing(self) -> tuple[int, ...]:
        """Agencies that owe the work: the leads, else those that "thực hiện"; nobody while that stays open."""
        leads = [party for party in self.parties if party.role == "lead"]
        named = leads or [party for party in self.parties if party.role == "implementing"]
        return tuple(dict.fromkeys(one for party in named for one in party.meaning.organisations))

    @property
    def collating(self) -> tuple[int, ...]:
        """Agencies that put the results together: they receive."""
        named = (party for party in self.parties if party.role == "collating")
        return tuple(one for party in named for one in party.meaning.organisations)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase somebody must answer for before the plan can be adopted."""

    key: str
    phrase: str
    meaning: Meaning
    tasks: tuple[str, ...]


def phrase_key(agency: AgencyJson) -> str:
    """The same for every spelling of one phrase."""
    return key(f"{agency.get('group') or ''}|{agency.get('name') or agency['text']}")[:250]


def task_shapes(tasks: Iterable[TaskJson], plan: Period, meanings: Meanings) -> tuple[TaskShape, ...]:
    """In the order given."""
    return tuple(TaskShape(task, tuple(_parties(task, meanings)), work_of(task, plan)) for task in tasks)


def doubts(tasks: Iterable[TaskJson], meanings: Meanings) -> tuple[Doubt, ...]:
    """Every phrase nobody can be sure of, once, with the numbers of the tasks it stands in."""
    found: dict[str, tuple[AgencyJson, Meaning, list[str]]] = {}
    for task in tasks:
        for _, _, agency in named_in(task):
            meaning = meanings.of(agency)
            if meaning.kind == "doubtful":
                _, _, places = found.setdefault(phrase_key(agency), (agency, meaning, []))
                places.append(task["number"] or task["id"])
    return tuple(
        Doubt(name, agency["text"], meaning, tuple(dict.fromkeys(places)))
        for name, (agency, meaning, places) in found.items()
    )


def _parties(task: TaskJson, meanings: Meanings) -> Iterator[PartyShape]:
    for role, words, agency in named_in(task):
        yield PartyShape(role, words, agency["text"], meanings.of(agency))


def named_in(task: TaskJson) -> Iterator[tuple[PartyRole, str, AgencyJson]]:
    """Everybody a task names: role, its own words, who."""
    yield from (("lead", "", agency) for agency in task["lead"])
    yield from (("coordinating", "", agency) for agency in task["coordinating"])
    for other in task["others"]:
        role = role_of(other["role"])
        yield from ((role, other["role"], agency) for agency in other["agencies"])


def role_of(words: str) -> PartyRole:
    """ "tổng hợp, kiểm tra" → collating; "thực hiện niêm yết" → implementing; "tham mưu" → other."""
    said = key(words)
    if "tổng hợp" in said:
        return "collating"
    return "implementing" if "thực hiện" in said else "other"


def count_owed(shapes: Sequence[TaskShape]) -> int:
    """How many assignments they make."""
    return sum(len(shape.owing) * sum(len(work.times) or 1 for work in shape.work) for shape in shapes)
