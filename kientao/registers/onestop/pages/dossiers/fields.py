"""Fields the forms about dossiers share."""

from datetime import date

from django import forms

from kientao.ui.forms.fields import VersionField, VietnameseDateField


def version() -> VersionField:
    """What the page showed."""
    return VersionField()


def line(label: str, longest: int, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, max_length=longest, help_text=help_text, required=required)


def words(label: str, help_text: str = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """Some sentences."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=4000, widget=forms.Textarea({"rows": rows})
    )


def day(label: str, help_text: str = "Viết như 31/3 hoặc 31/3/2026.", *, required: bool = True) -> VietnameseDateField:
    """A day."""
    return VietnameseDateField(label=label, help_text=help_text, required=required, first=date(2000, 1, 1))
