"""What was picked from suggestions."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Picked:
    """The `id` of a suggestion, or "" and the words as typed (without a script, or typed on after picking)."""

    id: str
    words: str


def picked(typed: str, given_id: str, given_words: str) -> Picked | None:
    """The id counts only while the words are still those it stood for. None when nothing was typed."""
    words = " ".join(typed.replace("\0", " ").split())  # no database asks for that letter
    if not words:
        return None
    return Picked(given_id if given_id and " ".join(given_words.split()) == words else "", words)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One agency to pick. `note` tells agencies of one name apart."""

    id: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The answer of an address of suggestions."""

    template: ClassVar[str] = "ui/forms/suggestions.html"

    found: tuple[Suggestion, ...]
