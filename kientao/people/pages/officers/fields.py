"""An officer typed by sign-in name, so that a list of seven hundred agencies' people is never shown."""

from typing import Any

from django import forms

from kientao.people.models import Officer


class OfficerField(forms.CharField):
    """A sign-in name; cleans to the Officer."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"})
        super().__init__(max_length=150, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        """Raises ValidationError for a name nobody has."""
        name = super().clean(value).lower()
        found = Officer.objects.filter(account__username=name, account__is_active=True).first() if name else None
        if name and found is None:
            raise forms.ValidationError(
                f"Không có tài khoản «{name}» đang hoạt động. Hỏi quản trị hệ thống tên đăng nhập đúng."
            )
        return found
