"""Do two sentences ask for the same thing? Pure."""

import re

from kientao.kernel.key import bare

_WORD = re.compile(r"[0-9a-z]+")
_FIGURE = re.compile(r"^(?:\d+|[ivx]+)$")
_FEWEST = 5  # words; shorter sentences must be the same
_ALIKE = 0.85  # of all words of both


def words_of(text: str) -> tuple[str, ...]:
    """Its words without accents and marks."""
    return tuple(_WORD.findall(bare(text)))


def same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same sentence, or nearly: the same figures and almost all words in common."""
    if one == other:
        return bool(one)
    mine, theirs = set(one), set(other)
    if min(len(mine), len(theirs)) < _FEWEST or _figures(one) != _figures(other):
        return False
    return len(mine & theirs) / len(mine | theirs) >= _ALIKE


def _figures(words: tuple[str, ...]) -> list[str]:
    return sorted(word for word in words if _FIGURE.match(word))
