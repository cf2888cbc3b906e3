"""An item of a unit's plan in plain words."""

from dataclasses import fields
from typing import Any, cast

from django import forms
from django.urls import reverse_lazy

from kientao.base.clock import today
from kientao.compiler.row import RowWords
from kientao.people.models import Division, Officer
from kientao.people.queries.officers import colleagues
from kientao.programme.models import Section, UnitDraft
from kientao.ui.forms.fields import AgencyField, VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm

_LONG = 20_000


def _lines(label: str, rows: int, help_text: str = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=_LONG, help_text=help_text, widget=widget)


def _division() -> "forms.ModelChoiceField[Division]":
    return forms.ModelChoiceField(
        Division.objects.none(), label="Phòng, đơn vị", required=False, empty_label="Chưa giao phòng nào"
    )


def _officer() -> "forms.ModelChoiceField[Officer]":
    return forms.ModelChoiceField(
        Officer.objects.none(), label="Người thực hiện", required=False, empty_label="Chưa giao ai"
    )


class InsideForm(OfficeForm):
    """Who in the unit does it."""

    division = _division()
    officer = _officer()

    def __init__(self, *args: Any, draft: UnitDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_people(self, draft)


class UnitTaskForm(OfficeForm):
    """The words of one task. Who leads isn't asked: it is the unit."""

    text = _lines("Nội dung nhiệm vụ", 3, required=True)
    deliverables = _lines("Sản phẩm", 2, "Mỗi dòng một sản phẩm: «Báo cáo», «Quyết định ban hành quy trình».")
    deadlines = _lines(
        "Thời hạn", 2, "«30/6», «Quý II», «Hằng quý», «Thường xuyên»; riêng cho sản phẩm: «Báo cáo: 30/11»."
    )
    division = _division()
    officer = _officer()
    coordinating = _lines("Cơ quan phối hợp", 2, "Ngoài cơ quan mình, mỗi dòng một cơ quan.")
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label="Đề mục",
        required=False,
        empty_label="Không thuộc đề mục nào",
        help_text="Đề mục của kế hoạch tỉnh; lĩnh vực của đề mục quyết định nơi nhận sản phẩm.",
    )
    goal = _lines("Mục tiêu", 1)
    budget = _lines("Kinh phí", 1)
    note = _lines("Ghi chú", 1)
    version = VersionField(required=False)

    def __init__(self, *args: Any, draft: UnitDraft, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_people(self, draft)
        if is_own:
            self.offer("section", draft.parent.sections.all())
        else:
            del self.fields["section"]

    @property
    def words(self) -> RowWords:
        """What was typed, whether it can be kept or not."""
        given = {field.name: self.data.get(field.name, "") for field in fields(RowWords)}
        return RowWords(**{name: str(value)[:_LONG].replace("\r\n", "\n") for name, value in given.items()})


class UnitTargetForm(OfficeForm):
    """A target is its sentence; the number is read from it."""

    text = _lines("Nội dung chỉ tiêu", 3, "Một câu có con số: «Tối thiểu 97% hồ sơ đúng hạn».", required=True)
    due = VietnameseDateField(label="Đến ngày", required=False, help_text="Để trống thì lấy theo câu chữ.")
    version = VersionField(required=False)


class ReasonForm(OfficeForm):
    """Why something is left out."""

    version = VersionField()
    reason = _lines("Lý do", 3, required=True)


class LeaveOutForm(OfficeForm):
    """Leaving out one's own addition needs no reason."""

    version = VersionField()
    reason = _lines("Lý do", 3)


class UnitTermsForm(OfficeForm):
    """What the head settles when the plan is adopted."""

    title = forms.CharField(label="Tên kế hoạch", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    number = forms.CharField(
        label="Số, ký hiệu", max_length=80, required=False, help_text="Như trên văn bản đã ký: «15/KH-SNV»."
    )
    signed_on = VietnameseDateField(label="Ngày ký", required=False)
    receiver = AgencyField(
        label="Nơi nghiệm thu việc cơ quan tự đề ra",
        required=False,
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        help_text="Để trống: cơ quan chủ trì lĩnh vực, rồi cơ quan thường trực. "
        "Việc tỉnh giao vẫn nộp nơi tỉnh đã định.",
    )
    explanation = _lines("Giải trình", 4, "Vì sao khác kế hoạch tỉnh, chưa đủ; cơ quan thường trực đọc phần này.")
    version = VersionField()

    def __init__(self, *args: Any, short: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not short:
            del self.fields["explanation"]
            return
        asked = f"Còn {short} chỗ khác kế hoạch tỉnh hoặc chưa đủ: sửa kế hoạch, hoặc giải trình ở đây."
        self.fields["explanation"].required = True
        self.fields["explanation"].error_messages["required"] = asked


def _offer_people(form: OfficeForm, draft: UnitDraft) -> None:
    day = today()
    divisions = Division.objects.filter(organisation=draft.owner_id).exclude(valid_to__lt=day)
    form.offer("division", divisions)
    form.offer("officer", colleagues(draft.owner_id, day))
