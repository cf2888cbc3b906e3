"""Fields that forms of every part of the office have: a line, some sentences, a day."""

from datetime import date

from django import forms

from kientao.ui.forms.fields import VietnameseDateField

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


def line(label: str, longest: int, help_text: str = "", *, required: bool = False) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, max_length=longest, help_text=help_text, required=required)


def words(
    label: str, help_text: str = "", *, required: bool = True, longest: int = 4000, rows: int = 4
) -> forms.CharField:
    """Some sentences."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=longest, widget=forms.Textarea({"rows": rows})
    )


def day(
    label: str,
    help_text: str = "Viết như 31/3 hoặc 31/3/2026.",
    *,
    required: bool = False,
    first: date | None = None,
    last: date | None = None,
) -> VietnameseDateField:
    """A day; of this century where the form says nothing else."""
    return VietnameseDateField(
        label=label, help_text=help_text, required=required, first=first or EARLIEST, last=last or LATEST
    )
