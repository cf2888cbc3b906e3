"""Forms filled in by whoever means harm: harmful words, strange values, texts and files nobody asked for.

Each function sends every form and asserts what its answer must hold to. `forms` are (who, form) in the order to send.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlencode, urljoin

from django.db import connection

from kientao.base.models import AuditEntry
from tests.hardship.web.explorer import route_of
from tests.hardship.web.filling import HARM, fill, fresh, hostile_upload
from tests.hardship.web.forms import FoundForm, Visitor, html_of, says_why
from tests.hardship.web.judging import STRANGE, harmless, understood

Forms = Sequence[tuple[str, FoundForm]]
TURNS = range(3)  # of strange values


def harmful_words(people: dict[str, Visitor], forms: Forms) -> tuple[dict[str, str], set[str], set[str]]:
    """The pages that forms led to and who saw them, the routes that took what was typed, those that asked for it."""
    led_to: dict[str, str] = {}
    taken: set[str] = set()
    asked: set[str] = set()
    for who, seen in forms:
        form = fresh(people[who], seen)
        if form is None:
            continue
        answer, harmful = fill(people[who], form)
        understood(answer, form, HARM)
        harmless(answer, form.action)
        if form.typed or form.files:
            asked.add(route_of(form.action))
        if answer.status_code in (200, 204, 302) and harmful:
            taken.add(route_of(form.action))
        if answer.status_code == 302:
            led_to[urljoin(form.action, answer.headers["Location"])] = who
    return led_to, taken, asked


def strange_values(people: dict[str, Visitor], forms: Forms, turn: int) -> None:
    """Each field of each form has another strange value in each turn, and others on the other database."""
    first = 4 * turn + (2 if connection.vendor == "postgresql" else 0)
    for at, (who, form) in enumerate(forms):
        for fields in (form.typed, tuple(form.values)):
            kept = {name: values for name, values in form.values.items() if name not in fields}
            strange = [STRANGE[(first + at + place) % len(STRANGE)] for place in range(len(fields))]
            body = urlencode({**kept, "csrfmiddlewaretoken": form.token}, doseq=True)
            body += "".join(f"&{quote(name)}={value}" for name, value in zip(fields, strange, strict=True))
            answer = people[who].client.post(form.action, body, content_type="application/x-www-form-urlencoded")
            understood(answer, form, str(strange))


def a_million_letters(people: dict[str, Visitor], forms: Forms) -> None:
    """Refused in words, and nothing is written."""
    before = AuditEntry.objects.count()
    for who, form in forms:
        if form.typed:
            answer = people[who].send(form, form.filled(lambda name: "A" * 1_100_000))
            assert answer.status_code in (400, 413, 422), (form.action, answer.status_code)
            assert says_why(html_of(answer)), form.action
    assert AuditEntry.objects.count() == before


def a_wrong_file(people: dict[str, Visitor], forms: Forms, name: str, content: bytes) -> int:
    """Refused beside its field; how many forms were tried."""
    tried = 0
    for who, form in forms:
        if form.files:
            answer = people[who].send(form, form.filled(lambda name: "Thử", hostile_upload(name, content)))
            understood(answer, form, name)
            assert answer.status_code in (400, 409, 413, 422), (form.action, answer.status_code)
            assert says_why(html_of(answer)), form.action
            assert "Set-Cookie: x" not in str(answer.headers)
            tried += 1
    return tried
