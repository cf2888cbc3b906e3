"""Widgets of the office's fields. Without a script each is an ordinary input."""

from datetime import date
from typing import Any

from django import forms

from kientao.ui.forms.picked import picked
from kientao.ui.numbers import bytes_of_memory, day


class DateInput(forms.TextInput):
    """A day typed or picked."""

    template_name = "ui/forms/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "31/3/2026", "maxlength": "30"}
        super().__init__(usual | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        """As the office writes it; what can't be read stays as typed."""
        return day(value) if isinstance(value, date) else value


class AgencyInput(forms.TextInput):
    """Words and, when a suggestion was taken, its id in a hidden field NAME-id with the words it stood for."""

    template_name = "ui/forms/agency.html"

    def __init__(self, suggestions: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "maxlength": "200"} | (attrs or {}))
        self.suggestions = suggestions

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """A `Picked`, or None when nothing was typed."""
        return picked(data.get(name, ""), data.get(f"{name}-id", ""), data.get(f"{name}-words", ""))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the address of the suggestions and what was picked before."""
        context = super().get_context(name, getattr(value, "words", value), attrs)
        context["widget"] |= {"suggestions": self.suggestions, "picked": value if hasattr(value, "id") else None}
        return context


class FileDrop(forms.FileInput):
    """A place to choose a file or drop it."""

    template_name = "ui/forms/file.html"

    def __init__(self, endings: tuple[str, ...], largest_bytes: int, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ",".join(endings), "data-limit": str(largest_bytes)} | (attrs or {}))
        self.endings, self.largest_bytes = endings, largest_bytes

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the limits in words."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"endings": ", ".join(self.endings), "limit": bytes_of_memory(self.largest_bytes)}
        return context
