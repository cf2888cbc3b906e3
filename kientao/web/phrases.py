"""English phrases for Vietnamese ones, found by their words; figures, dates and names find their places.

A key is a whole phrase: "Còn {0} việc" stands for any figure there (also a date, a share, something in «»), "Thay {*}"
for any name, which begins with a capital letter or a figure, is a code or a phrase with English of its own. English
orders figures as it likes, names stay in their order; `{0|task|tasks}` is the word that goes with the figure.
"""

import gettext
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from pathlib import Path

LOCALE = Path(__file__).resolve().parent / "locale"
_ONE_FIGURE = r"«[^«»]*+»|\d++(?:[.,:/]\d++)*+"
_FIGURE = re.compile(_ONE_FIGURE)
_PLACE = re.compile(r"\{(\d+|\*)(?:\|([^|{}]*)\|([^|{}]*))?\}")
_LONGEST_WITH_NAMES = 300  # no phrase of ours is longer: what is was written by somebody
_ORDERED = ", (?:ascending|descending|oldest first|latest first)$| (?:from|to)$"  # components say these in English
_BETWEEN = re.compile(rf"( · | – (?=Kiến Tạo$)|^[–·(,:] ?| ?[·)]$|[:.]$|{_ORDERED})")


@dataclass(frozen=True, slots=True)
class _Named:
    """A key with names: `literal` stands in every phrase of it; groups of the pattern are named f… and n…."""

    literal: str
    pattern: re.Pattern[str]
    english: str


class Phrases:
    """A catalogue, Vietnamese → English; what has no English isn't known."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self._known = {key: english for key, english in catalogue.items() if key and english}
        self._named: dict[str, list[_Named]] = defaultdict(list)
        for key, english in sorted(self._known.items(), key=lambda entry: -len(entry[0])):  # the most telling first
            if "{*}" in key:
                first = _first_word(key)
                self._named["" if "{" in first else first].append(_named(key, english))

    def said(self, raw: str) -> str:
        """What a page says at one place, as markup, in English where that is known, else as it is."""
        if not raw or raw.isspace():
            return raw
        words = unescape(raw) if "&" in raw else raw
        found = self.english(folded(words))
        if found is None:
            return raw
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        return escape(f"{before}{found}{after}")

    def english(self, phrase: str) -> str | None:
        """Of a folded phrase: as a whole, or of those of its parts between dots and brackets that are known."""
        whole = self.whole(phrase)
        if whole is not None:
            return whole
        parts = parts_of(phrase)
        found = [self.whole(part) for part in parts] if len(parts) > 1 else []
        if not any(found):
            return None
        return "".join(part if one is None else one for part, one in zip(parts, found, strict=True))

    def whole(self, phrase: str) -> str | None:
        """Of a folded phrase, as it stands in the catalogue: word by word, with figures, with names."""
        found = self._without_names(phrase)
        return self._with_names(phrase) if found is None else found

    def _without_names(self, phrase: str) -> str | None:
        exact = self._known.get(phrase)
        if exact is not None:
            return exact
        key, figures = generalised(phrase)
        pattern = self._known.get(key) if figures else None
        return None if pattern is None else self._placed(pattern, figures, [])

    def _with_names(self, phrase: str) -> str | None:
        if len(phrase) > _LONGEST_WITH_NAMES:
            return None
        for named in (*self._named.get(_first_word(phrase), ()), *self._named.get("", ())):
            if named.literal not in phrase:
                continue
            found = named.pattern.fullmatch(phrase)
            if found is None:
                continue
            groups = sorted(found.groupdict().items())
            names = [words for key, words in groups if key[0] == "n"]
            if all(_is_name(name) or self._without_names(name) is not None for name in names):
                figures = [words for key, words in groups if key[0] == "f"]
                return self._placed(named.english, figures, names)
        return None

    def _placed(self, pattern: str, figures: list[str], names: list[str]) -> str:
        waiting = iter(names)

        def put(found: re.Match[str]) -> str:
            if found[1] == "*":
                name = next(waiting, "")
                return self.english(name) or name or found[0]
            number = int(found[1])
            if number >= len(figures):
                return found[0]
            figure = figures[number]
            if found[2] is not None:
                return found[2] if figure == "1" else found[3]
            return f"“{figure[1:-1]}”" if figure.startswith("«") else figure

        return _PLACE.sub(put, pattern)


@cache
def english_phrases() -> Phrases:
    """What the program has, read once."""
    return Phrases(vars(gettext.translation("django", LOCALE, ["en"]))["_catalog"])


def parts_of(phrase: str) -> list[str]:
    """A phrase cut at its dots and around its brackets, with these; a word of order that components added, too."""
    return _BETWEEN.split(phrase)


def folded(words: str) -> str:
    """Without space around, with single spaces inside."""
    return " ".join(words.split())


def generalised(phrase: str) -> tuple[str, list[str]]:
    """ "Còn 3 việc" is ("Còn {0} việc", ["3"])."""
    figures: list[str] = []

    def place(found: re.Match[str]) -> str:
        figures.append(found[0])
        return f"{{{len(figures) - 1}}}"

    return _FIGURE.sub(place, phrase), figures


def _named(key: str, english: str) -> _Named:
    cut = re.split(r"(\{(?:\d+|\*)\})", key)
    names = iter(range(len(cut)))
    pattern = [_place(words, names) if number % 2 else re.escape(words) for number, words in enumerate(cut)]
    return _Named(max(cut[::2], key=len), re.compile("".join(pattern)), english)


def _place(place: str, names: Iterator[int]) -> str:
    return f"(?P<n{next(names):02}>.+?)" if place == "{*}" else f"(?P<f{int(place[1:-1]):02}>{_ONE_FIGURE})"


def _first_word(phrase: str) -> str:
    return phrase.split(" ", 1)[0]


def _is_name(words: str) -> bool:
    return words[0].isupper() or words[0].isdigit() or words[0] == "«" or "@" in words or _is_code(words)


def _is_code(words: str) -> bool:
    return " " not in words and any(letter.isdigit() for letter in words)
