"""Is a document marked as a state secret? Such a document is refused before anything else is done with it."""

import re
from collections.abc import Iterator
from typing import Literal

Level = Literal["Mật", "Tối mật", "Tuyệt mật"]

_LEVELS: dict[str, Level] = {"mật": "Mật", "tốimật": "Tối mật", "tuyệtmật": "Tuyệt mật"}
# The mark stands alone, stamped at the top of the first page (Thông tư 24/2020/TT-BCA), or after "Độ mật:".
_MARK = re.compile(r"(?:độ mật\s*:\s*)?(tuyệt ?mật|tối ?mật|mật)", re.IGNORECASE)
_SPACED = re.compile(r"(?:\w )+\w")
_DRESS = " \t\u00a0|*_[]()<>#.:-–"
_LINES_OF_HEAD = 60
_HEAD = 20_000
_BEFORE = {"tuyệt": "tuyệtmật", "tối": "tốimật"}  # a stamp broken over two lines
_IN_A_WORD = ("bảo", "bí", "độ")  # "bảo mật", "bí mật", wrapped


def secrecy_mark(text: str) -> Level | None:
    """The mark at the head of a document, or None.

    "Tuyệt mật" is never read as "Mật"; words in a sentence are no mark.
    """
    before = ""
    for part in _parts(text):
        found = _MARK.fullmatch(part)
        if found and part[0].isupper():
            level = found.group(1).lower().replace(" ", "")
            last = before.lower().rsplit(maxsplit=1)[-1:]
            if level == "mật" and before.lower() in _BEFORE:
                level = _BEFORE[before.lower()]
            elif level == "mật" and last and last[0] in _IN_A_WORD and "độ mật" not in part.lower():
                level = ""
            if level:
                return _LEVELS[level]
        before = part
    return None


def _parts(text: str) -> Iterator[str]:
    lines = (line.strip(_DRESS) for line in text[:_HEAD].splitlines())
    for line in [line for line in lines if line][:_LINES_OF_HEAD]:
        for part in re.split(r"\t|\|| {3,}", line):
            word = " ".join(part.strip(_DRESS).split())
            if _SPACED.fullmatch(word):  # letters set apart: "M Ậ T"
                word = word.replace(" ", "")
            if word:
                yield word
