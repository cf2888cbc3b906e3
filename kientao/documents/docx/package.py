"""The parts of a Word file, unpacked within limits and parsed without anything from outside."""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from kientao.documents import refusals
from kientao.documents.docx.names import STRICT
from kientao.documents.kinds import WORD_FILE
from kientao.documents.limits import LIMITS

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """An open Word file. Whatever is broken in it raises UnreadableDocument."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            members = self._archive.infolist()
        except Exception:  # a broken archive makes zipfile raise nearly anything
            raise refusals.damaged(name, WORD_FILE) from None
        self._check(members)
        self._members = {member.filename.lstrip("/"): member for member in members}
        self._left = LIMITS.unpacked
        self.main = self._main_part()

    def part(self, path: str) -> _Element | None:
        """The root of an XML part; None when the file has no such part."""
        member = self._members.get(path)
        return None if member is None else self._parsed(self._unpacked(member))

    def main_part(self) -> _Element:
        """The root of the main part, which every Word file has."""
        root = self.part(self.main)
        if root is None:
            raise refusals.damaged(self._name, WORD_FILE)
        return root

    def relations(self, path: str) -> dict[str, str]:
        """Path of the part behind each relationship id of the part at `path`; links to outside are left out."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return (
            {}
            if root is None
            else {
                item.get("Id", ""): _inside(folder, item.get("Target", ""))
                for item in root.iter(_RELATIONSHIP)
                if item.get("TargetMode") != "External"
            }
        )

    def related(self, path: str, kind: str) -> _Element | None:
        """The root of the part which the part at `path` has as its `kind` ("styles", "numbering" …)."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is not None:
            for item in root.iter(_RELATIONSHIP):
                if item.get("Type", "").endswith(f"/{kind}") and item.get("TargetMode") != "External":
                    return self.part(_inside(folder, item.get("Target", "")))
        return None

    def _main_part(self) -> str:
        root = self.part("_rels/.rels")
        if root is not None:
            for item in root.iter(_RELATIONSHIP):
                if item.get("Type", "").endswith("/officeDocument"):
                    return _inside("", item.get("Target", ""))
        return "word/document.xml"

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise refusals.encrypted(self._name)
        total = sum(member.file_size for member in members)
        squeezed = any(
            member.file_size > LIMITS.ratio_from and member.file_size > LIMITS.ratio * max(member.compress_size, 1)
            for member in members
        )
        if total > LIMITS.unpacked or squeezed or len(members) > LIMITS.members:
            raise refusals.unpacks_too_large(self._name, LIMITS.unpacked)

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """What the archive says of sizes isn't believed."""
        limit = min(LIMITS.part, self._left)
        if member.compress_type not in _READABLE:
            raise refusals.damaged(self._name, WORD_FILE)
        try:
            with self._archive.open(member) as packed:
                data = packed.read(limit + 1)
        except Exception:  # cut, overwritten or invented members
            raise refusals.damaged(self._name, WORD_FILE) from None
        if len(data) > limit:
            raise refusals.unpacks_too_large(self._name, limit)
        self._left -= len(data)
        return data

    def _parsed(self, data: bytes) -> _Element:
        for strict, usual in STRICT.items():
            if strict in data:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise refusals.damaged(self._name, WORD_FILE) from None
        if root.getroottree().docinfo.internalDTD is not None:  # no Word file has one, attacks by entities do
            raise refusals.damaged(self._name, WORD_FILE)
        return root


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
