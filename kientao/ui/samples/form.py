"""A form with every kind of field."""

from datetime import date

from django import forms

from kientao.ui.forms.fields import AgencyField, DroppedFileField, VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Suggestion, Suggestions


class ExtensionForm(OfficeForm):
    """A request for more time."""

    due = VietnameseDateField(
        label="Thời hạn đề nghị",
        help_text="Viết như 31/3 hoặc 31/3/2026, sau thời hạn đang có 31/03/2026.",
        first=date(2026, 4, 1),
        year=2026,
    )
    agency = AgencyField(
        label="Cơ quan đang vướng",
        suggestions="/bo-thanh-phan/goi-y/",
        help_text="Gõ tên hoặc chữ viết tắt: «stp», «vp ubnd».",
    )
    kind = forms.ChoiceField(
        label="Nguyên nhân",
        choices=[("wait", "Chờ cơ quan khác"), ("law", "Chờ văn bản cấp trên"), ("own", "Chuẩn bị chưa kịp")],
        widget=forms.RadioSelect,
    )
    level = forms.ChoiceField(
        label="Cấp đã giao thời hạn", choices=[("", "Chọn…"), ("p", "UBND tỉnh"), ("d", "Sở Nội vụ")]
    )
    reason = forms.CharField(
        label="Lý do",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Nêu việc đã làm và việc còn lại.",
    )
    file = DroppedFileField(
        label="Văn bản đề nghị", endings=(".pdf", ".docx"), largest_bytes=20 * 1024 * 1024, required=False
    )
    told = forms.BooleanField(label="Đã trao đổi với cơ quan phối hợp", required=False)
    version = VersionField(initial=3)


def suggestions(words: str) -> Suggestions:
    """Agencies whose name or abbreviation begins like `words`."""
    known = (
        ("1", "Sở Nội vụ", "SNV · cơ quan thường trực"),
        ("2", "Sở Tư pháp", "STP"),
        ("3", "Sở Tài chính", "STC"),
        ("4", "Văn phòng Ủy ban nhân dân tỉnh", "VP UBND"),
    )
    asked = words.lower().strip()
    found = [Suggestion(*one) for one in known if asked in one[1].lower() or one[2].lower().startswith(asked)]
    return Suggestions(tuple(found))
