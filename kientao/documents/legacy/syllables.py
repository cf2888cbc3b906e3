"""What a Vietnamese syllable looks like."""

import re
import unicodedata

_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    r"(?:[aăâeêioôơuưy]|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|iêu|oa|oă|oe|oi|ôi|ơi|oai|oay|oao|oeo|oo|ua|uâ|uê|ui|uô|uơ|uôi|ươ|ươi"
    r"|ươu|ưa|ưi|ưu|uy|uya|uyê|uyu|uây|uêu|ya|yê|yêu)"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def is_syllable(word: str) -> bool:
    """Could the word, in Unicode, be one Vietnamese syllable? Short forms ("UBND", "QĐ") can't."""
    folded = unicodedata.normalize("NFD", word.lower())
    bare = _TONES.sub("", folded)
    return len(folded) - len(bare) <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))
