"""Which agency the words over a part of a process mean, and where its steps are done then. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kientao.kernel.key import key
from kientao.registers.onestop.rules.procedure import Level
from kientao.registers.onestop.rules.process import Place, Process, Step


class Means(StrEnum):
    """What words for an agency turned out to mean; DOUBTFUL until somebody says."""

    ORGANISATION = "organisation"
    COMMUNES = "communes"
    RECEPTION = "reception"
    COMPETENT = "competent"
    DOUBTFUL = "doubtful"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {
            "organisation": "một cơ quan",
            "communes": "UBND cấp xã giải quyết hồ sơ",
            "reception": "nơi tiếp nhận hồ sơ",
            "competent": "cơ quan giải quyết hồ sơ",
            "doubtful": "chưa rõ",
        }[self]


@dataclass(frozen=True, slots=True)
class Meaning:
    """`agency` is the organisation's code where one is meant."""

    means: Means
    agency: str = ""


def phrase_key(words: str) -> str:
    """By which words for an agency are the same."""
    return " ".join(key(words).split()).strip(" .:;,")[:250]


def phrases(processes: Iterable[Process]) -> dict[str, list[str]]:
    """Words for agencies that nobody chose one for, each with the titles of its steps, in their order."""
    found: dict[str, list[str]] = {}
    for process in processes:
        for step in process.steps:
            if is_open(step):
                found.setdefault(step.agency_words, []).append(step.title)
    return found


def is_open(step: Step) -> bool:
    """Does only its words say where it is done?"""
    return step.place is Place.AGENCY and not step.agency and bool(step.agency_words)


def settled(process: Process, meanings: Mapping[str, Meaning], *, owner: str, level: Level) -> Process:
    """With every step at its agency, as far as the words are clear. `owner` is the code of the agency that decides.

    A procedure of communes is decided by the commune: a department in it is another agency.
    """
    steps = tuple(
        _settled(step, meanings.get(phrase_key(step.agency_words)), owner, level) if is_open(step) else step
        for step in process.steps
    )
    return replace(process, steps=steps)


def _settled(step: Step, meaning: Meaning | None, owner: str, level: Level) -> Step:
    if meaning is None or meaning.means is Means.DOUBTFUL:
        return step
    if meaning.means is Means.RECEPTION:
        return replace(step, place=Place.RECEPTION)
    if meaning.means is Means.COMPETENT:
        return replace(step, place=Place.COMPETENT)
    if meaning.means is Means.COMMUNES:
        return replace(step, place=Place.COMPETENT) if level in (Level.COMMUNE, Level.SHARED) else step
    if meaning.agency == owner and level is not Level.COMMUNE:
        return replace(step, place=Place.COMPETENT)
    return replace(step, agency=meaning.agency)
