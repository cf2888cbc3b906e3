"""Fields the forms of entered figures share."""

import re
from typing import Any

from django import forms

from kientao.registers.entered.rules.answers import MOST
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.usual import day, words
from kientao.ui.numbers import whole

__all__ = ["WholeField", "day", "version", "words"]

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


def version() -> VersionField:
    """What the page showed."""
    return VersionField()
