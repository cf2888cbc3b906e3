"""Evidence of an answer as it is shown: what it is, its file, what keeps it from being taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.evidence.kinds import Kind, ScanState
from kientao.evidence.models import EvidenceItem
from kientao.ui.chip import Chip, Icon
from kientao.ui.numbers import bytes_of_memory, day

_ICONS: dict[Kind, Icon] = {
    Kind.DOCUMENT: "doc",
    Kind.FILE: "doc",
    Kind.MINUTES: "people",
    Kind.LINK: "link",
    Kind.FIGURE: "chart",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One item. `outside` leads away from the office; `drop` is its key where it may be left out."""

    title: str
    chip: Chip
    details: str
    href: str = ""
    outside: bool = False
    file: str = ""
    note: str = ""
    warning: str = ""
    drop: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A list of evidence; `form` is the form whose buttons leave a piece out."""

    template: ClassVar[str] = "registers/entered/pages/pieces.html"

    pieces: tuple[Piece, ...]
    form: str = ""


def pieces_of(items: Iterable[EvidenceItem], *, form: str = "") -> Pieces | None:
    """None where there is none. With `form`, each can be left out. Reads `file` and `withdrawal`: select them."""
    found = tuple(_piece(item, bool(form)) for item in items)
    return Pieces(found, form) if found else None


def _piece(item: EvidenceItem, may_drop: bool) -> Piece:
    kind = Kind(item.kind)
    has_file = item.file is not None and not item.file.is_infected
    return Piece(
        title=item.title,
        chip=Chip(kind.words, "outline", _ICONS[kind]),
        details=_details(item),
        href=item.link or (reverse("entered-piece-file", args=[item.pk]) if has_file else ""),
        outside=bool(item.link),
        file=_file(item),
        note=item.note,
        warning=_warning(item),
        drop=str(item.pk) if may_drop else "",
    )


def _details(item: EvidenceItem) -> str:
    """ "số 12/QĐ-UBND ngày 05/01/2026 · UBND tỉnh · ký: Vũ Thanh Bình"."""
    number, dated = f"số {item.number}" if item.number else "", f"ngày {day(item.date)}" if item.date else ""
    signed = f"ký: {item.signer}" if item.signer else ""
    return " · ".join(filter(None, (" ".join(filter(None, (number, dated))), item.issuer, signed, item.link[:120])))


def _file(item: EvidenceItem) -> str:
    if item.file is None:
        return "không kèm tệp" if item.kind == Kind.DOCUMENT else ""
    size = item.file.size
    words = bytes_of_memory(size) if size >= 1024 * 1024 else f"{max(size // 1024, 1)} KB"
    return f"{item.original_name}, {words}"


def _warning(item: EvidenceItem) -> str:
    withdrawal = getattr(item, "withdrawal", None)
    if withdrawal is not None:
        return f"Đã rút: {withdrawal.reason}"
    if item.file is not None and item.file.scan_state == ScanState.INFECTED:
        return "Tệp có mã độc nên không tải về được. Nộp lại tệp sạch."
    different = [f"{one.label}: khai «{one.claimed}», trong tệp ghi «{one.read}»" for one in item.differences]
    return "; ".join(different)
