"""The forms of evidence for a figure: a document, a file, a link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.evidence.actions import hand_in_document, hand_in_file, hand_in_link
from kientao.evidence.kinds import Kind
from kientao.evidence.media import ACCEPTED
from kientao.evidence.models import EvidenceItem
from kientao.registers.entered.pages import fields
from kientao.ui.forms.fields import DroppedFileField
from kientao.ui.forms.form import OfficeForm

_ENDINGS = tuple(extension for media in ACCEPTED for extension in media.extensions)
_FROM_FILE = "Để trống: lấy theo tệp."


def _file_field(label: str, *, required: bool, help_text: str = "") -> DroppedFileField:
    largest: int = settings.EVIDENCE_LIMIT_BYTES
    return DroppedFileField(
        label=label, endings=_ENDINGS, largest_bytes=largest, required=required, help_text=help_text
    )


class DocumentForm(OfficeForm):
    """A document: its file, or its number and date, or both."""

    file = _file_field(
        "Tệp văn bản",
        required=False,
        help_text="Số, ngày, cơ quan ban hành được đọc từ tệp; để trống nếu chỉ có bản giấy.",
    )
    number = fields.line("Số, ký hiệu", 80, "Ví dụ 12/BC-STP. Để trống thì lấy theo tệp.")
    date = fields.day("Ngày ban hành")
    issuer = fields.line("Cơ quan ban hành", 250)
    title = fields.line("Trích yếu", 500)
    note = fields.words("Ghi chú", 4000, required=False)


class FileForm(OfficeForm):
    """Any other file: a screenshot, a table."""

    file = _file_field("Tệp", required=True)
    title = fields.line("Tên gọi", 500, _FROM_FILE)
    note = fields.words("Ghi chú", 4000, required=False)


class LinkForm(OfficeForm):
    """An address of the web."""

    url = fields.line("Đường dẫn", 2000, "Bắt đầu bằng https://. Người duyệt phải mở được.", required=True)
    title = fields.line("Tên gọi", 500, "Trang này là gì, ví dụ: Bảng chỉ số trên Cổng quốc gia.", required=True)
    note = fields.words("Ghi chú", 4000, required=False)


Given = Mapping[str, Any]


def _document(actor: Actor, organisation: int, given: Given) -> EvidenceItem:
    words = {field: value for field, value in given.items() if field != "file"}
    if given["file"] is None:
        return hand_in_document(actor=actor, organisation_id=organisation, **words)
    return _file(actor, organisation, given, Kind.DOCUMENT)


def _file(actor: Actor, organisation: int, given: Given, kind: Kind = Kind.FILE) -> EvidenceItem:
    words = {field: value for field, value in given.items() if field != "file"}
    upload = given["file"]
    return hand_in_file(
        actor=actor, organisation_id=organisation, upload=upload, name=upload.name or "", kind=kind, **words
    )


def _link(actor: Actor, organisation: int, given: Given) -> EvidenceItem:
    try:
        return hand_in_link(actor=actor, organisation_id=organisation, **given)
    except Invalid as refusal:
        raise Invalid({"url" if field == "link" else field: words for field, words in refusal.errors.items()}) from None


@dataclass(frozen=True, slots=True)
class PieceKind:
    """One kind of evidence: its place in the address, its form, and what makes it."""

    slug: str
    kind: Kind
    form: type[OfficeForm]
    hand_in: Callable[[Actor, int, Given], EvidenceItem]


PIECE_KINDS: dict[str, PieceKind] = {
    one.slug: one
    for one in (
        PieceKind("van-ban", Kind.DOCUMENT, DocumentForm, _document),
        PieceKind("tep", Kind.FILE, FileForm, _file),
        PieceKind("duong-dan", Kind.LINK, LinkForm, _link),
    )
}
