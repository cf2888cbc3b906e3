"""Is a text written in TCVN3 or VNI? The words it would make say so."""

import re

from kientao.documents.legacy.converting import Encoding, converted
from kientao.documents.legacy.syllables import is_syllable

_SAMPLE = 40_000
_LEAST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
# A word as an old encoding leaves it: letters and the signs that stand for letters (µ ¸ ¶ ® ½ …).
_RAW_WORD = re.compile("[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_UNMISTAKABLE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯ]")


def legacy_encoding(text: str) -> Encoding | None:
    """The old encoding whose bytes the characters of `text` are, or None: Unicode Vietnamese, English, French …

    Looks at words that hold signs beyond ASCII: read as the old encoding nearly all of them must be Vietnamese
    syllables, while as they stand they must not be.
    """
    sample = _accented_sample(text)
    if len(_UNMISTAKABLE.findall(sample)) > len(sample) // 50:
        return None
    raw = _RAW_WORD.findall(sample)
    if len(raw) < _LEAST_WORDS:
        return None
    as_is = _share(raw)
    best: tuple[float, Encoding] | None = None
    for encoding in ("TCVN3", "VNI"):
        share = _share([converted(word, encoding) for word in raw])
        if share >= 0.75 and share > as_is + 0.3 and (best is None or share > best[0]):
            best = (share, encoding)
    return best[1] if best else None


def vietnamese_share(text: str) -> float:
    """The share of accented words that are Vietnamese syllables, 0 to 1; 0 where there are too few."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return _share(words) if len(words) >= _LEAST_WORDS else 0.0


def _accented_sample(text: str) -> str:
    """The beginning of the text, or the place where signs beyond ASCII begin."""
    first = re.search("[\u0080-\uffff]", text)
    start = max(first.start() - 20, 0) if first else 0
    return text[start : start + _SAMPLE]


def _share(words: list[str]) -> float:
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
