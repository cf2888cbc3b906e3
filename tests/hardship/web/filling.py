"""Fills in a form until it is taken: with the harmful words wherever they are taken, else with what is asked for."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase

from tests.hardship.web.forms import FoundForm, Visitor, forms_on, html_of, wrong_fields

# Begins as a formula does, ends an attribute, opens a tag, and is a template to whoever renders twice.
HARM = "=1+1\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}${7*7}"
SHORT = "@<img src=x onerror=alert(1)>"
_ELSE = (
    SHORT,
    "30/12/2026",
    "Sở Tư pháp",
    "20/7/2026",
    "15",
    "a@haison.example",
    "https://haison.example/a",
    "=<b>x",
    "001190012345",
    "0912345678",
    "05/03/2026",
)


def fresh(somebody: Visitor, form: FoundForm) -> FoundForm | None:
    """The same form as its page shows it now."""
    html = html_of(somebody.get(form.page))
    return next((one for one in forms_on(form.page, html) if one.shape == form.shape), None)


def fill(somebody: Visitor, form: FoundForm) -> tuple[HttpResponseBase, set[str]]:
    """The last answer, and the fields in which the harmful words were sent in the end."""
    values = dict.fromkeys(form.typed, HARM)
    answer = _sent(somebody, form, values)
    for other in _ELSE:
        wrong = wrong_fields(html_of(answer)) & set(values) if answer.status_code == 422 else set()
        if not wrong:
            break
        values |= dict.fromkeys(wrong, other)
        answer = _sent(somebody, form, values)
    return answer, {name for name, value in values.items() if value in (HARM, SHORT)}


def _sent(somebody: Visitor, form: FoundForm, values: dict[str, str]) -> HttpResponseBase:
    return somebody.send(form, form.filled(lambda name: values[name], _a_file))


def _a_file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        '=<img src=x onerror=alert(1)>".txt', b"Minutes of a meeting, long enough to be kept. " * 9
    )


def hostile_upload(name: str, content: bytes, kind: str = "application/octet-stream") -> Callable[[str], object]:
    """A new one for each field."""
    return lambda field: SimpleUploadedFile(name, content, kind)
