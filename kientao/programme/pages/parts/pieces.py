"""Evidence as it is shown: what it is, what the file says of itself, where that differs from what was claimed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.evidence import words
from kientao.evidence.kinds import Kind, ScanState
from kientao.evidence.models import EvidenceItem
from kientao.ui.chip import Chip


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which claim and file differ."""

    label: str
    claimed: str
    read: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One item. `outside` leads away from the office; the addresses of change are "" where nothing may change."""

    title: str
    chip: Chip
    details: str
    href: str = ""
    outside: bool = False
    file: str = ""
    differences: tuple[Difference, ...] = ()
    warning: str = ""
    note: str = ""
    withdrawn: str = ""
    change_href: str = ""
    drop_href: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A list of evidence."""

    template: ClassVar[str] = "programme/pages/parts/pieces.html"

    pieces: tuple[Piece, ...]


def pieces_of(items: Iterable[EvidenceItem], *, assignment_id: int | None = None) -> Pieces:
    """With `assignment_id`, pieces of what is being prepared there: they can be described better or left out.

    Reads `file` and `withdrawal` of every item: select them.
    """
    return Pieces(tuple(_piece(item, assignment_id) for item in items))


def _piece(item: EvidenceItem, assignment_id: int | None) -> Piece:
    kind = Kind(item.kind)
    withdrawal = getattr(item, "withdrawal", None)
    return Piece(
        title=item.title,
        chip=words.chip(item),
        details=words.details(item),
        href=words.href(item, "evidence-file"),
        outside=bool(item.link),
        file=words.file(item),
        differences=tuple(Difference(one.label, one.claimed, one.read) for one in item.differences),
        warning=_warning(item),
        note=item.note,
        withdrawn=withdrawal.reason if withdrawal else "",
        change_href=_address("change-piece", assignment_id, item)
        if kind in (Kind.DOCUMENT, Kind.MINUTES, Kind.FILE)
        else "",
        drop_href=_address("drop-piece", assignment_id, item),
    )


def _address(route: str, assignment_id: int | None, item: EvidenceItem) -> str:
    return "" if assignment_id is None else reverse(route, args=[assignment_id, item.pk])


def _warning(item: EvidenceItem) -> str:
    if item.file is not None and item.file.scan_state == ScanState.INFECTED:
        return words.INFECTED
    read = item.head
    if read is not None and read.unread:
        return f"Chưa đọc được số, ngày từ tệp: {read.unread}"
    return ""
