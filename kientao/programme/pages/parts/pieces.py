"""Evidence as it is shown: what it is, what the file says of itself, where that differs from what was claimed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.evidence.kinds import Kind, ScanState
from kientao.evidence.models import EvidenceItem
from kientao.ui.chip import Chip, Icon
from kientao.ui.numbers import bytes_of_memory, day, decimal

_ICONS: dict[Kind, Icon] = {
    Kind.DOCUMENT: "doc",
    Kind.FILE: "doc",
    Kind.MINUTES: "people",
    Kind.LINK: "link",
    Kind.FIGURE: "chart",
}


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
    has_file = item.file is not None and not item.file.is_infected
    return Piece(
        title=item.title,
        chip=Chip(kind.words, "outline", _ICONS[kind]),
        details=_details(item),
        href=item.link or (reverse("evidence-file", args=[item.pk]) if has_file else ""),
        outside=bool(item.link),
        file=_file(item),
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


def _details(item: EvidenceItem) -> str:
    """ "số 12/QĐ-UBND ngày 05/01/2026 · UBND tỉnh · ký: Vũ Thanh Bình"."""
    if item.kind == Kind.FIGURE and item.value is not None:
        as_of = f"tại ngày {day(item.date)}" if item.date else ""
        return " · ".join(filter(None, [f"{decimal(item.value)} {item.unit}", as_of, f"Nguồn: {item.source}"]))
    numbered = " ".join(filter(None, [f"số {item.number}" if item.number else "", _dated(item)]))
    signed = f"ký: {item.signer}" if item.signer else ""
    return " · ".join(filter(None, [numbered, item.issuer, signed, item.link[:120]]))


def _dated(item: EvidenceItem) -> str:
    return f"ngày {day(item.date)}" if item.date else ""


def _file(item: EvidenceItem) -> str:
    if item.file is None:
        return "không kèm tệp" if item.kind == Kind.DOCUMENT else ""
    return f"{item.original_name}, {_size(item.file.size)}"


def _size(count: int) -> str:
    return bytes_of_memory(count) if count >= 1024 * 1024 else f"{max(count // 1024, 1)} KB"


def _warning(item: EvidenceItem) -> str:
    if item.file is not None and item.file.scan_state == ScanState.INFECTED:
        return "Tệp có mã độc nên không tải về được. Nộp lại tệp sạch."
    read = item.head
    if read is not None and read.unread:
        return f"Chưa đọc được số, ngày từ tệp: {read.unread}"
    return ""
