"""Text from anywhere, made fit for a document: Unicode NFC (TCVN 6909), nothing that XML or a reader can't show."""

import re
import unicodedata

# Control characters, halves of pairs, marks that turn the direction of text or hide in it, and non-characters.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U0001fffe\U0001ffff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\n\u00a0]+")


def clean(text: str) -> str:
    """The same words, NFC, line ends as "\\n"; blanks are kept as they are."""
    return unicodedata.normalize("NFC", _UNFIT.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """For names, titles and numbers: no line ends, single blanks."""
    return _BLANKS.sub(" ", clean(text)).strip()
