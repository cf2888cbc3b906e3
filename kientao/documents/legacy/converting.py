"""From TCVN3 or VNI to Unicode."""

import re
from typing import Literal

from kientao.documents.legacy.syllables import is_syllable
from kientao.documents.legacy.tables import TCVN3, VNI

Encoding = Literal["TCVN3", "VNI"]

_TCVN3 = str.maketrans(TCVN3)
_VNI_PAIRS = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")
# Word keeps the letters of some old fonts in a private page.
_PRIVATE = re.compile("[\uf020-\uf0ff]")
# What Windows shows for the places 0x80-0x9f; everything above Latin-1 that may stand in text of old fonts.
_WINDOWS = frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")


def converted(text: str, encoding: Encoding) -> str:
    """`text`, whose characters stand for bytes of `encoding`, as Unicode.

    TCVN3 has no capitals with tones, old documents took them from a second font: a word whose plain letters are all
    capitals gets capitals throughout.
    """
    text = _PRIVATE.sub(lambda match: chr(ord(match.group()) - 0xF000), text)
    if encoding == "VNI":
        return _VNI_PAIRS.sub(lambda match: VNI[match.group()], text)
    return _with_capitals(text.translate(_TCVN3), text)


def holds_only_bytes(text: str) -> bool:
    """Can every character be a byte of an old font? Words typed in Unicode under an old font can't."""
    return all(ord(letter) < 0x100 or letter in _WINDOWS or "\uf020" <= letter <= "\uf0ff" for letter in text)


def _with_capitals(text: str, before: str) -> str:
    """`text` line by line; `before` is the same text as it stood, place for place."""
    lines: list[str] = []
    position = 0
    for line in text.split("\n"):
        lines.append(_shouting_line(line, before[position : position + len(line)]))
        position += len(line) + 1
    return "\n".join(lines)


def _shouting_line(line: str, before: str) -> str:
    words = list(_WORD.finditer(line))
    loud = [_is_loud(before[match.start() : match.end()]) for match in words]
    if True not in loud and (False in loud or sum(map(is_syllable, (match.group() for match in words))) < 2):
        return line
    parts: list[str] = []
    position = 0
    for at, match in enumerate(words):
        if loud[at] or (loud[at] is None and _around(loud, at)):
            parts += [line[position : match.start()], match.group().upper()]
            position = match.end()
    return "".join([*parts, line[position:]])


def _is_loud(word: str) -> bool | None:
    """Whether a word stands in capitals; None where one capital in front, or none at all, leaves it open ("Bộ")."""
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    if any(letter.islower() for letter in plain):
        return False
    if not is_syllable(word) and word.isascii():
        return None  # "UBND" stands in capitals anywhere
    return True if len(plain) > 1 or (plain and word[0] != plain[0]) else None


def _around(loud: list[bool | None], at: int) -> bool:
    """Are the nearest words that tell, on both sides, in capitals?"""
    before = next((known for known in reversed(loud[:at]) if known is not None), True)
    after = next((known for known in loud[at + 1 :] if known is not None), True)
    return before and after
