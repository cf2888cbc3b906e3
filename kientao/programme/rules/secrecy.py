"""Is a document marked as a state secret? Such a document is refused before it is stored."""

import re
from typing import Literal

Level = Literal["Mật", "Tối mật", "Tuyệt mật"]

_LEVELS: dict[str, Level] = {"mật": "Mật", "tối mật": "Tối mật", "tuyệt mật": "Tuyệt mật"}
# The mark stands alone, stamped at the top of the first page (Thông tư 24/2020/TT-BCA), or after "Độ mật:".
_MARK = re.compile(r"(?:độ mật\s*:\s*)?(tuyệt mật|tối mật|mật)", re.IGNORECASE)
_DRESS = " \t\u00a0|*_[]()<>#.:-–"
_LINES_OF_HEAD = 60


def secrecy_mark(text: str) -> Level | None:
    """The mark at the head of a document, or None.

    "Tuyệt mật" is never read as "Mật"; words in a sentence are no mark.
    """
    lines = (line.strip(_DRESS) for line in text[:20_000].splitlines())
    for line in [line for line in lines if line][:_LINES_OF_HEAD]:
        for part in re.split(r"\t|\|| {3,}", line):
            word = part.strip(_DRESS)
            found = _MARK.fullmatch(word)
            if found and (word[0].isupper()):
                return _LEVELS[found.group(1).lower()]
    return None
