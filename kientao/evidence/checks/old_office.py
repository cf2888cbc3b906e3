"""Old Word and Excel files: no macros, no packed programs, no password."""

import struct

from kientao.evidence import refusals
from kientao.evidence.checks.compound import CompoundFile, DamagedCompoundFile
from kientao.evidence.media import DOC, Media

_MACROS = frozenset({"_vba_project", "_vba_project_cur", "macros", "vba"})
_PACKED = frozenset({"\x01ole10native", "package"})
_WORD_ENCRYPTED = 0x0100
_EXCEL_FILE_PASS = b"\x2f\x00"
_EXCEL_BEGINS = b"\x09\x08"


def check_old_office(data: bytes, name: str, media: Media) -> None:
    """Raises UnacceptableFile."""
    try:
        inside = CompoundFile(data)
        word = inside.beginning("worddocument")
        book = inside.beginning("workbook") or inside.beginning("book")
    except (DamagedCompoundFile, ValueError):
        raise refusals.damaged(name, media.words) from None
    if inside.names & _MACROS:
        raise refusals.macros(name, ".docx" if media is DOC else ".xlsx")
    if inside.names & _PACKED:
        raise refusals.embedded_program(name)
    if len(word) >= 12 and struct.unpack_from("<H", word, 10)[0] & _WORD_ENCRYPTED:
        raise refusals.encrypted(name)
    if book.startswith(_EXCEL_BEGINS) and _has_password(book):
        raise refusals.encrypted(name)
    if _archive_at_end(data):
        raise refusals.two_kinds(name)


def _has_password(book: bytes) -> bool:
    """A FILEPASS record among the first ([MS-XLS] 2.4.117)."""
    place = 0
    while place + 4 <= len(book):
        kind, length = book[place : place + 2], struct.unpack_from("<H", book, place + 2)[0]
        if kind == _EXCEL_FILE_PASS:
            return True
        place += 4 + length
    return False


def _archive_at_end(data: bytes) -> bool:
    return b"PK\x05\x06" in data[-66_000:]
