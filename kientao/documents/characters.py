"""Which characters a text keeps."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, and marks that are never seen: soft hyphens, zero widths, writing directions, byte order marks.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
# Private places where symbol fonts keep their bullets.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0A8: "□", 0xF06F: "□", 0xF0E0: "→",
    0xF0DF: "←", 0xF0AE: "→", 0xF02D: "-", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0B0: "°",
    0xF0BE: "–", 0xF076: "❖", 0xF0D7: "×", 0xF0E8: "→", 0xF0F0: "⇒",
}  # fmt: skip
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def cleaned(text: str) -> str:
    """NFC text whose lines end in "\\n" and which holds no unseen characters."""
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = _PRIVATE.sub(_seen, text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def symbol(code: int) -> str:
    """What a character of a symbol font looks like; `code` with or without the private page 0xF000."""
    code = code | 0xF000 if code < 0x100 else code
    return cleaned(chr(code)) if 0 < code < 0x110000 else ""


def _seen(match: re.Match[str]) -> str:
    code = ord(match.group())
    known = _SYMBOLS.get(code)
    if known is not None:
        return known
    low = chr(code - 0xF000)
    return low if low.isascii() and low.isprintable() else "•"
