"""Fields the forms of entered figures share."""

import re
from datetime import date
from typing import Any

from django import forms

from kientao.registers.entered.rules.answers import MOST
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.numbers import whole

_LONGEST = 60  # digits beyond are nobody's number
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+")


class WholeInput(forms.TextInput):
    """Shows 1573 as 1.573."""

    def format_value(self, value: Any) -> str | None:
        """What can't be read stays as typed."""
        return whole(value) if isinstance(value, int) else value


class WholeField(forms.Field):
    """A whole number as the office writes it: 1573, 1.573 or 1 573. Cleans to an int; None for nothing.

    A draft may lack it, so nothing is complained of here; the action asks for it when it is handed in.
    """

    def __init__(self, **kwargs: Any) -> None:
        widget = WholeInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": "40"})
        super().__init__(widget=widget, **kwargs)

    def validate(self, value: Any) -> None:
        """Nothing is a draft's."""

    def to_python(self, value: Any) -> Any:
        """Dots and blanks group thousands; there are no decimals and nothing below 0."""
        text = re.sub(r"\s+", "", str(value or ""))[:_LONGEST]
        if not text:
            return None
        if not text.isascii() or not _WHOLE.fullmatch(text):
            said = (
                f"«{text[:30]}» không phải số nguyên từ 0 trở lên. Viết như 1573 hoặc 1.573, không có phần thập phân."
            )
            raise forms.ValidationError(said)
        number = int(text.replace(".", ""))
        if number > MOST:
            raise forms.ValidationError("Số lớn hơn một triệu tỷ: kiểm tra lại đơn vị tính.")
        return number


def line(label: str, longest: int, help_text: str = "", *, required: bool = False) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, max_length=longest, help_text=help_text, required=required)


def words(label: str, longest: int, help_text: str = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """Some sentences."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=longest, widget=forms.Textarea({"rows": rows})
    )


def day(label: str, help_text: str = "Viết như 31/3 hoặc 31/3/2026.", *, required: bool = False) -> VietnameseDateField:
    """A day of our time."""
    return VietnameseDateField(
        label=label, help_text=help_text, required=required, first=date(2000, 1, 1), last=date(2100, 12, 31)
    )


def version() -> VersionField:
    """What the page showed."""
    return VersionField()
