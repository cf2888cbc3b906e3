"""Which chair the words of a post mean: as many words in common as possible. A suggestion, never an answer. Pure."""

import re
from collections.abc import Mapping

from kientao.kernel.key import bare

_WORD = re.compile(r"[0-9a-z]+")
_ENOUGH = 0.6
_ALIKE = (
    ("cong chuc", "chuyen vien"),
    ("can bo", "chuyen vien"),
    ("bo phan mot cua", "mot cua"),
    ("thu truong", "giam doc"),
)


def likeness(words: str, title: str) -> float:
    """From 0 to 1: the words of both over the words of either, "công chức" being as good as "chuyên viên"."""
    mine, theirs = _words(words), _words(title)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def suggested(words: str, posts: Mapping[int, str]) -> int | None:
    """The likest post by its title, when it is like enough and no other is as like; None else."""
    rated = sorted(((likeness(words, title), post) for post, title in posts.items()), reverse=True)
    if not rated or rated[0][0] < _ENOUGH or (len(rated) > 1 and rated[1][0] == rated[0][0]):
        return None
    return rated[0][1]


def _words(text: str) -> frozenset[str]:
    plain = " ".join(_WORD.findall(bare(text)))
    for other, ours in _ALIKE:
        plain = plain.replace(other, ours)
    return frozenset(plain.split())
