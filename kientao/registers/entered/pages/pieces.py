"""Evidence of an answer as it is shown: what it is, its file, what keeps it from being taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from kientao.evidence import words
from kientao.evidence.kinds import ScanState
from kientao.evidence.models import EvidenceItem
from kientao.ui.chip import Chip


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
    return Piece(
        title=item.title,
        chip=words.chip(item),
        details=words.details(item),
        href=words.href(item, "entered-piece-file"),
        outside=bool(item.link),
        file=words.file(item),
        note=item.note,
        warning=_warning(item),
        drop=str(item.pk) if may_drop else "",
    )


def _warning(item: EvidenceItem) -> str:
    withdrawal = getattr(item, "withdrawal", None)
    if withdrawal is not None:
        return f"Đã rút: {withdrawal.reason}"
    if item.file is not None and item.file.scan_state == ScanState.INFECTED:
        return words.INFECTED
    different = [f"{one.label}: khai «{one.claimed}», trong tệp ghi «{one.read}»" for one in item.differences]
    return "; ".join(different)
