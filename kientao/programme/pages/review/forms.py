"""An item in plain words."""

from dataclasses import fields

from django import forms

from kientao.compiler.row import RowWords
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm

_LONG = 20_000


def _lines(label: str, rows: int, help_text: str = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=_LONG, help_text=help_text, widget=widget)


class TaskForm(OfficeForm):
    """The words of one task, as they would stand in a row of an annex."""

    number = forms.CharField(label="Số thứ tự", required=False, max_length=40)
    text = _lines("Nội dung nhiệm vụ", 3, required=True)
    deliverables = _lines("Sản phẩm", 2, "Mỗi dòng một sản phẩm: «Kế hoạch của UBND tỉnh».")
    lead = _lines("Cơ quan chủ trì", 2, "Tên hoặc chữ viết tắt, mỗi dòng một cơ quan; nhận cả «Các sở, ban, ngành».")
    deadlines = _lines(
        "Thời hạn", 2, "«Quý I/2026», «30/6/2026», «Hằng quý», «Thường xuyên»; riêng cho sản phẩm: «Báo cáo: 30/11»."
    )
    coordinating = _lines("Cơ quan phối hợp", 2)
    others = _lines("Vai trò khác", 1, "«Tổng hợp: Sở Nội vụ», «Thực hiện: UBND cấp xã».")
    goal = _lines("Mục tiêu", 1)
    budget = _lines("Kinh phí", 1)
    note = _lines("Ghi chú", 1)
    version = VersionField(required=False)

    @property
    def words(self) -> RowWords:
        """What was typed, whether it can be kept or not."""
        given = {field.name: self.data.get(self.add_prefix(field.name), "") for field in fields(RowWords)}
        return RowWords(**{name: str(value)[:_LONG].replace("\r\n", "\n") for name, value in given.items()})


class TargetForm(OfficeForm):
    """A target is its sentence; the number is read from it."""

    text = _lines("Nội dung chỉ tiêu", 3, "Một câu có con số: «Tối thiểu 95% hồ sơ đúng hạn».", required=True)
    kind = forms.ChoiceField(
        label="Loại",
        choices=[("target", "Chỉ tiêu phải đạt"), ("baseline", "Hiện trạng, để so sánh")],
        widget=forms.RadioSelect,
        initial="target",
    )
    due = VietnameseDateField(label="Đến ngày", required=False, help_text="Để trống thì lấy theo câu chữ.")
    version = VersionField(required=False)


class SplitForm(OfficeForm):
    """One line for each part."""

    texts = _lines(
        "Mỗi dòng là một nhiệm vụ",
        6,
        "Cơ quan, sản phẩm, thời hạn được chép sang từng mục; sửa tiếp sau khi tách.",
        required=True,
    )
    version = VersionField()

    def clean_texts(self) -> list[str]:
        """At least two."""
        found = [line for line in (" ".join(line.split()) for line in self.cleaned_data["texts"].splitlines()) if line]
        if len(found) < 2:
            raise forms.ValidationError("Tách thành ít nhất hai dòng, mỗi dòng một nhiệm vụ.")
        if len(found) > 30:
            raise forms.ValidationError("Tách tối đa 30 nhiệm vụ một lần.")
        return found


def initial_of(words: RowWords) -> dict[str, str]:
    """For a form that begins with these words."""
    return {field.name: getattr(words, field.name) for field in fields(RowWords)}
