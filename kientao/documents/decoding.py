"""Bytes to characters: byte order marks, UTF-8, UTF-16, then what Vietnamese offices wrote before Unicode."""

import codecs
import re
import unicodedata

from kientao.documents import refusals
from kientao.documents.legacy import legacy_encoding
from kientao.documents.legacy.detection import vietnamese_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARABLE = re.compile(r"utf-?8|us-ascii|windows-125\d|cp125\d|iso-8859-\d{1,2}|latin-?1|utf-?16(?:-?[lb]e)?", re.I)
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters of `data`; those of an old encoding (TCVN3, VNI) still as Latin-1 shows its bytes.

    `declared` is the encoding the file names itself, believed when its bytes fit. Raises UnreadableDocument for bytes
    in an encoding that isn't recognised and for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _tried(data[len(mark) :], encoding)
            if text is None:
                raise refusals.unknown_encoding(name)
            return _checked(text, name)
    for encoding in filter(None, ("utf-8", _wide_without_mark(data))):
        text = _tried(data, encoding)
        if text is not None and "\x00" not in text:
            return _checked(text, name)
    if data.count(0):
        raise refusals.binary(name)
    return _single_bytes(data, name, declared)


def _single_bytes(data: bytes, name: str, declared: str | None) -> str:
    text = _checked(_latin(data), name)
    if legacy_encoding(text):
        return text
    windows = _tried(data, "cp1258")
    if windows is not None and vietnamese_share(_composed(windows)) > 0.8:
        return windows
    if declared and _DECLARABLE.fullmatch(declared) and not declared.lower().startswith("utf"):
        said = _tried(data, declared)
        if said is not None:
            return said
    raise refusals.unknown_encoding(name)


def _latin(data: bytes) -> str:
    """One character a byte: Windows' punctuation where it has some, Latin-1 elsewhere."""
    text = data.decode("latin-1")
    return text.translate(_WINDOWS)


_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide_without_mark(data: bytes) -> str | None:
    head = data[:4096]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > len(head) // 8 and even <= len(head) // 100:
        return "utf-16-le"
    if even > len(head) // 8 and odd <= len(head) // 100:
        return "utf-16-be"
    return None


def _checked(text: str, name: str) -> str:
    sample = text[:200_000]
    if len(_STRANGE.findall(sample)) > 4 + len(sample) // 200:
        raise refusals.binary(name)
    return text
