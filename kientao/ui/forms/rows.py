"""Rows of a form: as many as there are, a blank one at the end, one more when asked for. Without a script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from kientao.ui.forms.form import OfficeForm

ADD = "them"  # the button that asks for one more row; its value names the rows
_MOST = 300


class RowForm(OfficeForm):
    """One row. It counts as empty while every field stands at what a blank row has."""

    drop = forms.BooleanField(label="Bỏ dòng này", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "drop"), "drop"])

    @property
    def is_blank(self) -> bool:
        """Nothing was filled in."""
        return not self.is_bound or all(
            self._given(name) == _plain(field.initial) for name, field in self.fields.items() if name != "drop"
        )

    @property
    def is_dropped(self) -> bool:
        """To be left out."""
        return self._given("drop") == "True"

    def _given(self, name: str) -> str:
        field = self.fields[name]
        return _plain(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one kind. `title` is what they are, `add` the words of the button that adds one."""

    template: ClassVar[str] = "ui/forms/rows.html"

    name: str
    title: str
    forms: tuple[RowForm, ...]
    add: str = "Thêm dòng"
    about: str = ""

    @property
    def count(self) -> str:
        """How many stand there, as the page sends it back."""
        return str(len(self.forms))

    @property
    def filled(self) -> tuple[RowForm, ...]:
        """Those with something in them, unless they are to be left out."""
        return tuple(one for one in self.forms if not one.is_blank and not one.is_dropped)

    def is_valid(self) -> bool:
        """Is everything that was filled in right? Blank and dropped rows are."""
        return not [one for one in self.filled if not one.is_valid()]

    @property
    def shown(self) -> list[tuple[int, RowForm]]:
        """With their numbers."""
        return list(enumerate(self.forms, start=1))


def rows(
    form: type[RowForm],
    name: str,
    title: str,
    given: QueryDict | None,
    kept: Sequence[Mapping[str, Any]],
    *,
    add: str = "Thêm dòng",
    about: str = "",
) -> Rows:
    """What was sent, else what is kept with a blank row behind. Asking for one more shows all again, unjudged."""
    if given is None:
        made = [form(prefix=f"{name}-{at}", initial=dict(one)) for at, one in enumerate((*kept, {}))]
    else:
        count = _count(given.get(f"{name}-count", ""))
        made = [form(given, prefix=f"{name}-{at}") for at in range(count)]
        if adding(given):
            made = [form(prefix=one.prefix, initial=retyped(one)) for one in made]
            if given[ADD] == name:
                made.append(form(prefix=f"{name}-{count}"))
        else:
            made = [form(prefix=one.prefix) if one.is_blank else one for one in made]  # nothing to correct there
    return Rows(name, title, tuple(made), add, about)


def adding(given: QueryDict | None) -> bool:
    """Was one more row asked for, and nothing sent?"""
    return given is not None and ADD in given


def retyped(form: forms.BaseForm) -> dict[str, Any]:
    """What was typed, to be shown again without judging it."""
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def _count(text: str) -> int:
    return min(int(text), _MOST) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _plain(value: Any) -> str:
    return "" if value is None or value is False else str(value).strip()
