"""Fields the forms of work share."""

from typing import cast

from django.urls import reverse_lazy

from kientao.ui.forms.fields import AgencyField, VersionField
from kientao.ui.forms.usual import day, line, words

__all__ = ["agency", "day", "line", "version", "words"]


def agency(label: str, help_text: str = "", *, required: bool = False) -> AgencyField:
    """An organisation by its name, abbreviation or code."""
    suggestions = cast(str, reverse_lazy("organisation-suggestions"))
    hint = help_text or "Gõ tên hoặc chữ viết tắt, rồi chọn trong gợi ý."
    return AgencyField(label=label, suggestions=suggestions, help_text=hint, required=required)


def version() -> VersionField:
    """What the page showed."""
    return VersionField()
