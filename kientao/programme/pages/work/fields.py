"""Fields the forms of work share."""

from datetime import date
from typing import cast

from django import forms
from django.urls import reverse_lazy

from kientao.ui.forms.fields import AgencyField, VersionField, VietnameseDateField


def line(label: str, longest: int, help_text: str = "", *, required: bool = False) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, max_length=longest, help_text=help_text, required=required)


def words(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """Some sentences."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=4000, widget=forms.Textarea({"rows": 4})
    )


def day(
    label: str,
    help_text: str = "Viết như 31/3 hoặc 31/3/2026.",
    *,
    required: bool = False,
    first: date | None = None,
    last: date | None = None,
) -> VietnameseDateField:
    """A day of the programme's time."""
    return VietnameseDateField(
        label=label, help_text=help_text, required=required, first=first or date(2000, 1, 1), last=last
    )


def agency(label: str, help_text: str = "", *, required: bool = False) -> AgencyField:
    """An organisation by its name, abbreviation or code."""
    suggestions = cast(str, reverse_lazy("organisation-suggestions"))
    hint = help_text or "Gõ tên hoặc chữ viết tắt, rồi chọn trong gợi ý."
    return AgencyField(label=label, suggestions=suggestions, help_text=hint, required=required)


def version() -> VersionField:
    """What the page showed."""
    return VersionField()
