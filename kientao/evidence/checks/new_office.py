"""Word, Excel and PowerPoint files (OPC packages): whole, unlocked, without macros and without what loads by itself."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from kientao.documents.limits import LIMITS
from kientao.evidence import refusals
from kientao.evidence.checks.compound import CompoundFile, DamagedCompoundFile
from kientao.evidence.media import Media

_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = b"PK\x05\x06"
_PROGRAMS = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"#!")
_OLE = b"\xd0\xcf\x11\xe0"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS_OUTSIDE = ("/hyperlink", "/externalLinkPath", "/externalLinkLongPath")
_DDE = re.compile(rb"\bDDE(?:AUTO)?\s", re.I)
_DDE_PARTS = re.compile(r"(?:^|/)(?:word/(?:document|header\d*|footer\d*|footnotes)|xl/externallinks/[^/]+)\.xml$")
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")
_EMBEDDED_OFFICE = (".docx", ".xlsx", ".pptx", ".vsdx")


def check_new_office(data: bytes, name: str, media: Media) -> None:
    """Raises UnacceptableFile."""
    _whole(data, name)
    try:
        package = zipfile.ZipFile(BytesIO(data))
        members = package.infolist()
    except Exception:  # a broken archive makes zipfile raise nearly anything
        raise refusals.damaged(name, media.words) from None
    with package:
        _sizes(members, name)
        left = LIMITS.unpacked
        for member in members:
            path = member.filename.replace("\\", "/").lstrip("/")
            _path(path, member.filename, name, media)
            part = _unpacked(package, member, name, media, left)
            left -= len(part)
            _part(path.lower(), part, name, media)


def _whole(data: bytes, name: str) -> None:
    """Begins with its first member and ends with its directory: nothing in front, nothing behind."""
    end = data.rfind(_END)
    if not data.startswith(b"PK\x03\x04") or end < 0:
        raise refusals.damaged(name, "tệp Office")
    comment = int.from_bytes(data[end + 20 : end + 22], "little")
    if end + 22 + comment != len(data) or comment > 1024 or b"%PDF-" in data[:1024]:
        raise refusals.two_kinds(name)


def _sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise refusals.encrypted(name)
    squeezed = any(
        member.file_size > LIMITS.ratio_from and member.file_size > LIMITS.ratio * max(member.compress_size, 1)
        for member in members
    )
    names = [member.filename.lower() for member in members]
    if sum(member.file_size for member in members) > LIMITS.unpacked or squeezed or len(members) > LIMITS.members:
        raise refusals.bomb(name)
    if len(set(names)) != len(names):  # readers disagree on which of two members counts
        raise refusals.two_kinds(name)


def _path(path: str, as_written: str, name: str, media: Media) -> None:
    lower = path.lower()
    if as_written.startswith(("/", "\\")) or ".." in path.split("/") or ":" in path:
        raise refusals.damaged(name, media.words)
    if "vbaproject" in lower or "/macrosheets/" in lower or "/dialogsheets/" in lower:
        raise refusals.macros(name, media.extension)
    if "/activex/" in lower or lower.endswith((".exe", ".dll", ".js", ".vbs", ".hta", ".html", ".htm")):
        raise refusals.embedded_program(name)


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, media: Media, left: int) -> bytes:
    """What the archive says of sizes isn't believed."""
    limit = min(LIMITS.part, left)
    if member.compress_type not in _READABLE:
        raise refusals.damaged(name, media.words)
    try:
        with package.open(member) as packed:
            part = packed.read(limit + 1)
    except Exception:  # cut, overwritten or invented members
        raise refusals.damaged(name, media.words) from None
    if len(part) > limit:
        raise refusals.bomb(name)
    return part


def _part(path: str, part: bytes, name: str, media: Media) -> None:
    if path == "[content_types].xml" and re.search(rb"macroEnabled|ms-office\.vbaProject", part, re.I):
        raise refusals.macros(name, media.extension)
    if path.endswith(".rels"):
        _relations(part, name, media)
    elif _DDE_PARTS.search(path) and (b"<ddeLink" in part or _DDE.search(b"".join(_instructions(part)))):
        raise refusals.outside_template(name)
    elif "/embeddings/" in path:
        _embedded(path, part, name)
    elif part.startswith((b"MZ", b"\x7fELF")):
        raise refusals.embedded_program(name)


def _instructions(part: bytes) -> Iterator[bytes]:
    """What the fields of a Word part are told to do."""
    for run in _INSTRUCTION.finditer(part):
        yield run.group(1) or run.group(2) or b""


def _relations(part: bytes, name: str, media: Media) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refusals.damaged(name, media.words) from None
    for item in root.iter(_RELATIONSHIP):
        if item.get("Type", "").endswith("/vbaProject"):
            raise refusals.macros(name, media.extension)
        if item.get("TargetMode") == "External" and not _harmless(item.get("Type", ""), item.get("Target", "")):
            raise refusals.outside_template(name)


def _harmless(kind: str, target: str) -> bool:
    """Links wait for a click; pictures from the web are only seen. Templates and objects load by themselves."""
    return kind.endswith(_HARMLESS_OUTSIDE) or (kind.endswith("/image") and target.startswith(("http://", "https://")))


def _embedded(path: str, part: bytes, name: str) -> None:
    """A chart's workbook or a formula may be inside; a packed file may not."""
    if part.startswith(_OLE):
        try:
            streams = CompoundFile(part).names
        except DamagedCompoundFile:
            raise refusals.embedded_program(name) from None
        if streams & {"\x01ole10native", "package", "_vba_project", "_vba_project_cur", "macros"}:
            raise refusals.embedded_program(name)
        return
    if part.startswith(b"PK\x03\x04") and posixpath.splitext(path)[1] in _EMBEDDED_OFFICE and b"vbaProject" not in part:
        return
    if part.startswith(_PROGRAMS):
        raise refusals.embedded_program(name)
