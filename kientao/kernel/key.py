"""One spelling for matching, never for storing: same length as the text, so that positions stay true.

NFC does not unify hòa/hoà or Ủy/Uỷ, dumps mix dashes and blanks, and Đ has look-alikes: all are one key.
"""

import re
import unicodedata
from functools import lru_cache

_LOOKALIKES = str.maketrans(
    {
        "\u00a0": " ",
        "\t": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "Ð": "đ",
        "Ɖ": "đ",
        "ð": "đ",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "í": "í",
    }
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot below


def _tone_pairs() -> dict[str, str]:
    """'oà' → 'òa' and so on for oa, oe, uy: the tone on the first vowel, as most decisions print it."""
    pairs: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            old = first + unicodedata.normalize("NFC", second + tone)
            pairs[old] = unicodedata.normalize("NFC", first + tone) + second
    return pairs


_PAIRS = _tone_pairs()
_MOVABLE = re.compile(r"(?<![qQ])(?:" + "|".join(_PAIRS) + r")(?![a-zđà-ỹ])")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Lower case, look-alikes and tone placement unified; as long as `text`."""
    return _MOVABLE.sub(lambda match: _PAIRS[match.group()], _folded(text))


def _folded(text: str) -> str:
    lowered = text.translate(_LOOKALIKES)
    folded = lowered.lower()
    if len(folded) != len(lowered):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in lowered)
    return folded


_ACCENTS = {ord(mark): None for mark in "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"}


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The key without accents, for fuzzy comparison only (not as long as the text): where a tone stood is no matter."""
    folded = _folded(text)
    return folded if folded.isascii() else unicodedata.normalize("NFD", folded).translate(_ACCENTS).replace("đ", "d")


def is_upper(text: str) -> bool:
    """Mostly capitals, as titles are: at least four letters, nine tenths of them capital."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
