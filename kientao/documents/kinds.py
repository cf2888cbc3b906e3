"""What is a file really? Its first bytes and its members say so; its ending must agree."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from kientao.documents import refusals
from kientao.kernel.source import Format

ENDINGS: dict[str, Format] = {
    ".docx": "docx",
    ".doc": "doc",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".txt": "txt",
}
WORD_FILE, OLD_WORD_FILE, PDF_FILE, WEB_PAGE = "tệp Word (.docx)", "tệp Word đời cũ (.doc)", "tệp PDF", "trang web HTML"
_PLAIN = "văn bản thuần"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6", b"RIFF")
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S
)
_TAG = re.compile(rb"<[a-z!/][^<>]*>", re.I)
_WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff")
_LOOK = 4096


def extension(name: str) -> str:
    """The ending of a file name in small letters, with its dot; "" where there is none."""
    return PurePath(name.replace("\\", "/")).suffix.lower()


def kind_of(data: bytes, name: str) -> Format:
    """The format of a file whose ending and content agree. Raises UnreadableDocument otherwise."""
    ending = extension(name)
    said = ENDINGS.get(ending)
    if said is None:
        raise refusals.unknown_kind(name, ending)
    if said in ("docx", "doc") and data.startswith(_OLE) and _wide("EncryptedPackage") in data:
        raise refusals.encrypted(name)
    if said == "docx" and data.startswith(b"PK") and not _members(data):
        raise refusals.damaged(name, WORD_FILE)
    found, words, right_ending = _found(data)
    if said == found or (said in ("txt", "md") and found == "txt"):
        return said
    if said == "html" and found == "txt" and (_TAG.search(_narrow(data[:_LOOK])) or _TAG.search(data)):
        return said
    if said == "doc" and found == "rtf":
        return said  # Word saves both under this name, LibreOffice tells them apart
    if found == "":
        if said in ("txt", "md", "html"):
            raise refusals.binary(name)
        raise refusals.damaged(name, {"docx": WORD_FILE, "doc": OLD_WORD_FILE, "pdf": PDF_FILE}[said])
    raise refusals.wrong_extension(name, ending, words, right_ending)


def _found(data: bytes) -> tuple[str, str, str]:
    """(format, in words, the ending it should have). Format "" for bytes that mean nothing to us."""
    if b"%PDF-" in data[:1024]:
        return "pdf", PDF_FILE, ".pdf"
    if data.startswith(b"PK"):
        return _in_zip(_members(data))
    if data.startswith(_OLE):
        return _in_compound_file(data)
    if data.startswith(b"{\\rtf"):
        return "rtf", "tệp RTF", ""
    if data.startswith(_PICTURES):
        return "picture", "ảnh", ""
    if _PAGE_START.match(_narrow(data[:_LOOK])):
        return "html", WEB_PAGE, ".html"
    return ("txt", _PLAIN, ".txt") if _looks_like_text(data) else ("", "dữ liệu nhị phân", "")


def _members(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except Exception:  # whatever a broken archive makes zipfile raise, it has no members for us
        return frozenset()


def _in_zip(members: frozenset[str]) -> tuple[str, str, str]:
    if any(member.startswith("xl/") for member in members):
        return "xlsx", "bảng tính Excel", ""
    if any(member.startswith("ppt/") for member in members):
        return "pptx", "bản trình chiếu PowerPoint", ""
    if "[Content_Types].xml" in members:
        return "docx", WORD_FILE, ".docx"
    if "mimetype" in members:
        return "odf", "tệp OpenDocument", ""
    return "zip", "tệp nén ZIP", ""


def _in_compound_file(data: bytes) -> tuple[str, str, str]:
    if _wide("EncryptedPackage") in data:
        return "encrypted", "tệp Word đặt mật khẩu", ".docx"
    if _wide("WordDocument") in data:
        return "doc", OLD_WORD_FILE, ".doc"
    if _wide("Workbook") in data:
        return "xls", "bảng tính Excel đời cũ", ""
    return "ole", "tệp Office đời cũ không phải Word", ""


def _wide(word: str) -> bytes:
    """How the directory of an Office compound file writes a name."""
    return word.encode("utf-16-le")


def _looks_like_text(data: bytes) -> bool:
    if data.startswith(_WIDE_STARTS):
        return True
    head = data[:_LOOK]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd or even:  # UTF-16 without its mark: zeros on one side only
        return max(odd, even) > len(head) // 8 and min(odd, even) <= len(head) // 100
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return strange <= 4 + len(head) // 200


def _narrow(head: bytes) -> bytes:
    """The ASCII letters of a beginning that may be UTF-16, without byte order marks."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")
