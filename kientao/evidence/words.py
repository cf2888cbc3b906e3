"""What a list of evidence says of an item: its kind, its number and date, its file, where it opens."""

from django.urls import reverse

from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem
from kientao.ui.chip import Chip, Icon
from kientao.ui.numbers import bytes_of_memory, day, decimal

INFECTED = "Tệp có mã độc nên không tải về được. Nộp lại tệp sạch."
_ICONS: dict[Kind, Icon] = {
    Kind.DOCUMENT: "doc",
    Kind.FILE: "doc",
    Kind.MINUTES: "people",
    Kind.LINK: "link",
    Kind.FIGURE: "chart",
}
_MEBIBYTE = 1024 * 1024


def chip(item: EvidenceItem) -> Chip:
    """Its kind."""
    kind = Kind(item.kind)
    return Chip(kind.words, "outline", _ICONS[kind])


def details(item: EvidenceItem) -> str:
    """ "số 12/QĐ-UBND ngày 05/01/2026 · UBND tỉnh · ký: Vũ Thanh Bình"; of a figure its value, day and source."""
    if item.kind == Kind.FIGURE and item.value is not None:
        as_of = f"tại ngày {day(item.date)}" if item.date else ""
        return " · ".join(filter(None, [f"{decimal(item.value)} {item.unit}", as_of, f"Nguồn: {item.source}"]))
    number, dated = f"số {item.number}" if item.number else "", f"ngày {day(item.date)}" if item.date else ""
    signed = f"ký: {item.signer}" if item.signer else ""
    return " · ".join(filter(None, [" ".join(filter(None, [number, dated])), item.issuer, signed, item.link[:120]]))


def file(item: EvidenceItem) -> str:
    """The name it came with and its size; said where a document has none."""
    if item.file is None:
        return "không kèm tệp" if item.kind == Kind.DOCUMENT else ""
    size = item.file.size
    return f"{item.original_name}, {bytes_of_memory(size) if size >= _MEBIBYTE else f'{max(size // 1024, 1)} KB'}"


def href(item: EvidenceItem, route: str) -> str:
    """Its link, or the address `route` gives its file at; "" for what nobody may open."""
    if item.link or item.file is None or item.file.is_infected:
        return item.link
    return reverse(route, args=[item.pk])
