"""File names as people send them, and as we keep and give them back. Names never become paths here."""

import re
import unicodedata
from pathlib import PurePosixPath

_LONGEST = 200
_NAMELESS = "tệp"
_TURNING = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff"))
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def clean_name(given: str) -> str:
    """The last part of the name in NFC: no folders, no control or turning characters, at most 200 characters.

    Never empty, never hidden, never a device of Windows; the ending stays.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1].translate(_TURNING)
    name = "".join(" " if unicodedata.category(character).startswith("C") else character for character in name)
    name = _NOT_IN_NAMES.sub("_", " ".join(name.split())).strip(". ")
    if _DEVICES.match(name):
        name = f"_{name}"
    if len(name) > _LONGEST:
        ending = extension_of(name)[:20]
        name = name[: _LONGEST - len(ending)].rstrip(". ") + ending
    return name or _NAMELESS


def extension_of(name: str) -> str:
    """The ending in small letters with its dot; "" where there is none."""
    return PurePosixPath(name).suffix.lower()
