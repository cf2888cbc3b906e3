"""What a file is, by its content alone."""

import re
import zipfile
from io import BytesIO

from kientao.evidence import refusals
from kientao.evidence.checks.compound import CompoundFile, DamagedCompoundFile
from kientao.evidence.checks.words import decoded_words
from kientao.evidence.media import CSV, DOC, DOCX, JPEG, P7S, PDF, PNG, PPTX, TEXT, XLS, XLSX, XML, Media

_PROGRAMS = (
    b"MZ",  # Windows
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",  # Java, and Mach-O for several machines
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",  # a Windows shortcut
    b"ITSF",  # compiled help
    b"dex\n",
    b"\0asm",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = re.compile(
    r"<\s*(?:!doctype\s+(?:html|svg)|html|head|body|svg|script|iframe|object|embed|meta|img|link|style)\b", re.I
)
_WEB_IN_XML = re.compile(
    r"<\s*(?:!doctype\s+(?:html|svg)|(?:\w+:)?(?:html|svg|script|iframe)\b)|http://www\.w3\.org/(?:1999/xhtml|2000/svg)",
    re.I,
)
_XML = re.compile(r"\s*<(?:\?xml\b|[\w:]+[\s/>])")
_MAIN_PARTS = {"word/": DOCX, "xl/": XLSX, "ppt/": PPTX}


def media_of(data: bytes, name: str) -> Media:
    """The kind of file `data` is. Raises UnacceptableFile for what can't be evidence, whatever it is called."""
    if data.startswith(_PROGRAMS):
        raise refusals.executable(name)
    if data.startswith(_ARCHIVES):
        raise refusals.archive(name)
    if data.startswith(b"PK"):
        return _in_zip(data, name)
    if data.startswith(_OLE):
        return _in_compound_file(data, name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:1] == b"\x30" and b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" in data[:40]:
        return P7S
    return _in_words(data, name)


def _in_zip(data: bytes, name: str) -> Media:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = [member.lstrip("/").lower() for member in package.namelist()]
    except Exception:  # a broken archive makes zipfile raise nearly anything
        raise refusals.damaged(name, "tệp Office") from None
    if "[content_types].xml" not in members:
        raise refusals.archive(name)
    found = {media for start, media in _MAIN_PARTS.items() if any(member.startswith(start) for member in members)}
    if len(found) != 1:
        raise refusals.unknown_content(name)
    return found.pop()


def _in_compound_file(data: bytes, name: str) -> Media:
    try:
        streams = CompoundFile(data).names
    except DamagedCompoundFile:
        raise refusals.damaged(name, "tệp Office") from None
    if "encryptedpackage" in streams:
        raise refusals.encrypted(name)
    if "worddocument" in streams:
        return DOC
    if streams & {"workbook", "book"}:
        return XLS
    raise refusals.unknown_content(name)  # installers (.msi), mail, drawings


def _in_words(data: bytes, name: str) -> Media:
    words = decoded_words(data, name)
    if words is None:
        raise refusals.unknown_content(name)
    words = words.lstrip("\ufeff")
    is_xml = _XML.match(words) is not None
    if (_WEB_IN_XML if is_xml else _WEB).search(words):
        raise refusals.web_page(name)
    if words.startswith("{\\rtf"):
        raise refusals.unknown_content(name)
    if is_xml:
        return XML
    return CSV if name.lower().endswith(".csv") else TEXT
