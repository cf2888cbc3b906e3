"""The base of every form, and the panel that shows one on a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kientao.base.refusal import Invalid
from kientao.ui.forms.renderer import OfficeRenderer

_REQUIRED = _("Phần này cần được điền.")


class OfficeForm(forms.Form):
    """A form of ours. `add_refusal` puts the words of an action beside the fields they are about."""

    default_renderer = OfficeRenderer()
    use_required_attribute = False  # the browser's own bubbles can't be read twice; our words stay

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed on as given
        self.label_suffix = ""
        for field in self.fields.values():
            if str(field.error_messages.get("required", "")) == str(forms.Field.default_error_messages["required"]):
                field.error_messages["required"] = str(_REQUIRED)

    def offer(self, name: str, rows: "QuerySet[Any]") -> None:
        """The rows that a field may choose from, known only when the form is made."""
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows

    def offer_choices(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        """The same for a field whose choices are no rows."""
        cast("forms.ChoiceField", self.fields[name]).choices = list(choices)

    def add_refusal(self, refusal: Invalid) -> None:
        """Errors of fields the form doesn't have go on top. The form counts as invalid afterwards."""
        self.add_messages(refusal.errors)

    def add_messages(self, errors: Mapping[str, str]) -> None:
        """One sentence by field name; "" is the whole form."""
        if not hasattr(self, "cleaned_data"):
            self.full_clean()
        for name, words in errors.items():
            self.add_error(name if name in self.fields else None, words)


@dataclass(frozen=True, slots=True)
class FormPanel:
    """A form with its button.

    `draft` names what is being written ("gia-han-12"): the browser keeps what was typed under it until it is taken.
    `busy` is what the button says while the server works. `notes` stand over the button (what will happen).
    """

    template: ClassVar[str] = "ui/forms/panel.html"

    form: forms.BaseForm
    button: str
    action: str = ""
    draft: str = ""
    busy: str = ""
    back: str = ""
    back_href: str = ""
    notes: str = ""
    plain: bool = False
