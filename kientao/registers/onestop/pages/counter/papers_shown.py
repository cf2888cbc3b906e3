"""The papers of a dossier as the counter's pages list them."""

from dataclasses import dataclass

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.registers.onestop.models import Digitised, Dossier, Paper
from kientao.registers.onestop.policies.dossiers import may_read_papers
from kientao.ui.chip import Chip

_CHIPS = {
    Digitised.NO: Chip("Chưa số hóa", "outline"),
    Digitised.YES: Chip("Đã số hóa", "green", "check"),
    Digitised.REUSED: Chip("Lấy từ cơ sở dữ liệu", "teal", "link"),
    Digitised.FROM_RESULT: Chip("Dùng lại kết quả đã có", "teal", "link"),
}


@dataclass(frozen=True, slots=True)
class PaperShown:
    """One paper: what came, how it stands, where its copy opens and where it is scanned."""

    paper: Paper
    came: str
    chip: Chip
    file_href: str
    scan_href: str


def shown_papers(actor: Actor, dossier: Dossier) -> tuple[PaperShown, ...]:
    """In the order of the check-list."""
    reads = may_read_papers(actor, dossier).allowed
    rows = Paper.objects.filter(dossier=dossier).select_related("file", "reused", "dossier")
    return tuple(_shown(one, dossier, reads=reads) for one in rows)


def _shown(paper: Paper, dossier: Dossier, *, reads: bool) -> PaperShown:
    where = [dossier.code, paper.pk]
    scannable = paper.scanned and paper.present and paper.digitised in (Digitised.NO, Digitised.YES)
    return PaperShown(
        paper,
        _came(paper),
        _chip(paper),
        reverse("counter-paper-file", args=where) if reads and paper.file is not None else "",
        reverse("counter-scan-one", args=where) if scannable else "",
    )


def _chip(paper: Paper) -> Chip:
    if not paper.present:
        return Chip("Chưa nộp", "amber", "warning")
    if not paper.scanned:
        return Chip("Chỉ xuất trình, không quét", "outline")
    return _CHIPS[Digitised(paper.digitised)]


def _came(paper: Paper) -> str:
    if paper.reused is not None:
        return f"Kết quả số {paper.reused.number or '…'}, cấp {paper.reused.issued_on:%d/%m/%Y}"
    parts = [f"{paper.originals} bản chính"] * bool(paper.originals) + [f"{paper.copies} bản sao"] * bool(paper.copies)
    return ", ".join(parts)
