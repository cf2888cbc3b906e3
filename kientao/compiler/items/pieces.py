"""Lists inside a cell or paragraph: bullets and numbers printed one after the other on one line."""

import re
from collections.abc import Iterable

from kientao.compiler.marks.labels import label_of
from kientao.kernel.excerpt import Excerpt

_INLINE_BULLET = re.compile(
    r"(?:(?<=[.;:)])|^)\s*[-–+•]\s*(?=[A-ZĐÀ-Ỹ0-9(\"“])|(?<=\s)[-–+•]\s+(?=[A-ZĐÀ-Ỹ][^:;.]{2,70}:\s)"
)
_INLINE_NUMBER = re.compile(r"(?<=[.;])\s+(?=\d{1,2}[.)]\s+[A-ZĐÀ-Ỹ])")


def listed(lines: Iterable[Excerpt]) -> list[Excerpt]:
    """One excerpt for each entry of the list, bullets and numbers dropped."""
    found: list[Excerpt] = []
    for line in lines:
        for part in _bulleted(line):
            for numbered in part.split(_INLINE_NUMBER):
                found.append(unlabelled(numbered))
    return [entry for entry in found if entry]


def _bulleted(line: Excerpt) -> list[Excerpt]:
    """Cut at bullets inside the line, but only when the line starts with one: "2021 - 2025" is no list."""
    text = line.text
    if not re.match(r"\s*[-–+•]\s*\S", text):
        return [line]
    return list(line.split(_INLINE_BULLET))


def unlabelled(line: Excerpt) -> Excerpt:
    """The line without the bullet or number in front."""
    label = label_of(line.text)
    if label is None or label.scheme in ("annex", "article", "part", "chapter", "roman", "capital"):
        return line
    rest = line[label.length :]
    return rest if rest else line


def trimmed(words: Excerpt, ends: str = " .;,:") -> Excerpt:
    """Without punctuation at the end that belongs to the list and not to the words."""
    text = words.text
    stop = len(text)
    while stop > 0 and text[stop - 1] in ends and not text[:stop].endswith(("...", "…")):
        stop -= 1
    return words[:stop] if stop < len(text) else words
