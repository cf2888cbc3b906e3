"""The forms of evidence, one for each kind, and what each makes of what was filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.conf import settings

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.evidence.actions import hand_in_document, hand_in_figure, hand_in_file, hand_in_link
from kientao.evidence.kinds import Kind
from kientao.evidence.media import ACCEPTED
from kientao.evidence.models import EvidenceItem
from kientao.ui.forms.fields import DroppedFileField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.usual import day, line, words

ENDINGS = tuple(extension for media in ACCEPTED for extension in media.extensions)


def file_field(label: str, *, required: bool, help_text: str = "") -> DroppedFileField:
    """A file of a kind that can be evidence."""
    largest: int = settings.EVIDENCE_LIMIT_BYTES
    return DroppedFileField(label=label, endings=ENDINGS, largest_bytes=largest, required=required, help_text=help_text)


def title_field(help_text: str = "Để trống: lấy theo tệp.", *, required: bool = False) -> forms.CharField:
    """What it is called."""
    return line("Tên gọi", 500, help_text, required=required)


class NumberField(forms.CharField):
    """A number as the office writes it: 96,4 or 1.573. Cleans to a Decimal."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput({"inputmode": "decimal", "maxlength": "40"}), **kwargs)

    def to_python(self, value: Any) -> Any:
        """Dots group thousands, a comma begins the decimals."""
        text = (super().to_python(value) or "").replace(" ", "").replace("\u00a0", "")
        if not text:
            return None
        try:
            return Decimal(text.replace(".", "").replace(",", "."))
        except InvalidOperation:
            raise forms.ValidationError(f"Không đọc được số «{text[:30]}». Viết như 96,4 hoặc 1.573.") from None


class DocumentForm(OfficeForm):
    """A document: its file, or its number and date, or both."""

    file = file_field(
        "Tệp văn bản",
        required=False,
        help_text="Số, ngày, cơ quan ban hành được đọc từ tệp; để trống nếu chỉ có bản giấy.",
    )
    number = line("Số, ký hiệu", 80, "Ví dụ 12/QĐ-UBND. Để trống thì lấy theo tệp.")
    date = day("Ngày ban hành")
    issuer = line("Cơ quan ban hành", 250)
    signer = line("Người ký", 120)
    title = line("Trích yếu", 500)
    note = words("Ghi chú", required=False)


class FileForm(OfficeForm):
    """Any other file."""

    file = file_field("Tệp", required=True)
    title = title_field()
    note = words("Ghi chú", required=False)


class MinutesForm(OfficeForm):
    """Minutes of a handover."""

    file = file_field("Tệp biên bản", required=True)
    title = title_field()
    number = line("Số", 80)
    date = day("Ngày bàn giao")
    note = words("Ghi chú", "Bàn giao cho ai, những gì.", required=False)


class LinkForm(OfficeForm):
    """An address of the web."""

    url = line("Đường dẫn", 2000, "Bắt đầu bằng https://. Người nhận phải mở được.", required=True)
    title = title_field("Trang này là gì, ví dụ: Chuyên trang cải cách hành chính.", required=True)
    note = words("Ghi chú", required=False)


class FigureForm(OfficeForm):
    """A measured figure."""

    title = title_field("Số liệu gì, ví dụ: Tỷ lệ hồ sơ giải quyết đúng hạn.", required=True)
    value = NumberField(label="Giá trị", help_text="Viết như 96,4 hoặc 1.573.")
    unit = line("Đơn vị tính", 60, "Ví dụ: %, hồ sơ, ngày.", required=True)
    source = line("Nguồn", 500, "Hệ thống, sổ hoặc báo cáo nào.", required=True)
    date = day("Tại ngày")
    note = words("Ghi chú", required=False)


Given = Mapping[str, Any]


def _document(actor: Actor, organisation: int, given: Given) -> EvidenceItem:
    described = {field: given[field] for field in ("number", "date", "issuer", "signer", "title", "note")}
    if given["file"] is None:
        return hand_in_document(actor=actor, organisation_id=organisation, **described)
    return _file(actor, organisation, {**described, "file": given["file"]}, Kind.DOCUMENT)


def _file(actor: Actor, organisation: int, given: Given, kind: Kind = Kind.FILE) -> EvidenceItem:
    described = {field: value for field, value in given.items() if field != "file"}
    upload = given["file"]
    return hand_in_file(
        actor=actor, organisation_id=organisation, upload=upload, name=upload.name or "", kind=kind, **described
    )


def _minutes(actor: Actor, organisation: int, given: Given) -> EvidenceItem:
    return _file(actor, organisation, given, Kind.MINUTES)


def _link(actor: Actor, organisation: int, given: Given) -> EvidenceItem:
    try:
        return hand_in_link(actor=actor, organisation_id=organisation, **given)
    except Invalid as refusal:
        raise Invalid({"url" if field == "link" else field: said for field, said in refusal.errors.items()}) from None


def _figure(actor: Actor, organisation: int, given: Given) -> EvidenceItem:
    return hand_in_figure(actor=actor, organisation_id=organisation, **given)


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
        PieceKind("bien-ban", Kind.MINUTES, MinutesForm, _minutes),
        PieceKind("duong-dan", Kind.LINK, LinkForm, _link),
        PieceKind("so-lieu", Kind.FIGURE, FigureForm, _figure),
    )
}
