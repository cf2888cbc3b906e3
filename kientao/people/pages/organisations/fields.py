"""Fields the forms of the register share."""

from datetime import date
from typing import cast

from django import forms
from django.urls import reverse_lazy

from kientao.people.kinds import Kind, Level
from kientao.ui.forms.fields import AgencyField, VersionField, VietnameseDateField


def line(label: str, longest: int, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, max_length=longest, help_text=help_text, required=required)


def day(label: str, help_text: str = "Viết như 1/7/2025.", *, required: bool = False) -> VietnameseDateField:
    """A day of this century or the last."""
    return VietnameseDateField(label=label, help_text=help_text, required=required, first=date(1945, 9, 2))


def agency(label: str, help_text: str = "", *, required: bool = True) -> AgencyField:
    """An organisation by its name, abbreviation or code."""
    hint = help_text or "Gõ tên, chữ viết tắt hoặc mã, rồi chọn trong gợi ý."
    suggestions = cast(str, reverse_lazy("organisation-suggestions"))
    return AgencyField(label=label, suggestions=suggestions, help_text=hint, required=required)


def kind() -> forms.ChoiceField:
    """What it is."""
    return forms.ChoiceField(label="Loại", choices=[("", "Chọn…"), *((one.value, one.words) for one in Kind)])


def level() -> forms.ChoiceField:
    """Level of government."""
    return forms.ChoiceField(label="Cấp", choices=[("", "Chọn…"), *((one.value, one.words) for one in Level)])


def act(label: str = "Văn bản") -> forms.CharField:
    """The legal act, as it is cited."""
    return line(label, 250, "Số, ký hiệu, ngày, cơ quan ban hành; ví dụ: NQ 12/NQ-HĐND ngày 28/2/2025.", required=False)


def version() -> VersionField:
    """What the page showed."""
    return VersionField()
