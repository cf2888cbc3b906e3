"""One line of the story: on a day, somebody does something with a piece of work."""

from dataclasses import dataclass
from typing import Literal

Verb = Literal[
    "prepare",
    "send back",
    "hand in",
    "submit",
    "withdraw",
    "accept",
    "return",
    "reopen",
    "ask time",
    "grant",
    "refuse",
    "raise",
    "answer",
    "close",
    "contribute",
    "distribute",
    "name",
    "set date",
    "drop",
]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document known by its number and date; `issuer` empty: the agency itself."""

    number: str
    date: str
    title: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; `value` is a decimal in digits."""

    title: str
    value: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """A real file, written when the story comes to it; a plan of the agency by its number."""

    number: int
    date: str
    about: str


Piece = Paper | Figure | Link | WordFile


@dataclass(frozen=True, slots=True)
class Work:
    """Which assignment: words of its task, of its product where the task has several, its time where it recurs.

    `at`: short code of the agency that owes it; empty for the one that whoever acts works for.
    """

    task: str
    product: str = ""
    time: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """`day` and `until` are ISO dates. `words`: note, reason, answer, who holds it. `document`: number of a paper.

    `to`: sign-in name of an officer, or short codes of agencies.
    """

    day: str
    who: str
    verb: Verb
    work: Work
    words: str = ""
    evidence: tuple[Piece, ...] = ()
    until: str = ""
    document: str = ""
    to: tuple[str, ...] = ()


def delivered(
    work: Work,
    evidence: tuple[Piece, ...],
    *,
    prepared: tuple[str, str] | None = None,
    handed_in: tuple[str, str],
    accepted: tuple[str, str] | None = None,
    at: str = "",
    note: str = "",
) -> tuple[Event, ...]:
    """The ordinary way: (day, who) prepares with the evidence, hands in, accepts; `at` is the agency that owes it."""
    day, head = handed_in
    events = []
    if prepared is not None:
        events.append(Event(*prepared, "prepare", work, note, evidence))
    events.append(Event(day, head, "hand in", work, "" if prepared else note, () if prepared else evidence))
    if accepted is not None:
        theirs = Work(work.task, work.product, work.time, at)
        events.append(Event(*accepted, "accept", theirs))
    return tuple(events)
