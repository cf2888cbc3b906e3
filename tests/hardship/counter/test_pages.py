"""Whoever means harm at the one-stop shop: what is asked for, what is filled in. Words stay words, nobody gets a
traceback, and what is refused is refused in words."""

import itertools
from urllib.parse import quote

import pytest
from django.db import connection

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from tests.hardship.counter.office import ordered, visitors
from tests.hardship.web.explorer import Found
from tests.hardship.web.forms import Visitor, html_of, leads_away
from tests.hardship.web.judging import WRONG_FILES, shown_as_typed, workbooks
from tests.hardship.web.sending import TURNS, a_million_letters, a_wrong_file, harmful_words, strange_values
from tests.hardship.web.test_asked_for import ALWAYS
from tests.hardship.web.test_asked_for import STRANGE as ASKED
from tests.permissions.one_stop_world import Things

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.same_everywhere
def test_what_is_typed_at_the_counter_is_shown_as_it_was_typed(
    made: Things, people: dict[str, Visitor], found: Found
) -> None:
    led_to, taken, asked = harmful_words(people, ordered(found))
    assert len(taken) >= len(asked) / 3, sorted(asked - taken)  # many ask for what only a list offers
    again, pages = visitors(made), {**found.pages, **led_to}
    assert shown_as_typed(pages, again) >= 10
    assert workbooks(pages, again) >= 1
    assert list(faults()) == []


@pytest.mark.parametrize("turn", TURNS)
def test_no_strange_value_in_any_field_breaks_anything(people: dict[str, Visitor], found: Found, turn: int) -> None:
    strange_values(people, ordered(found), turn)


@pytest.mark.parametrize("turn", TURNS)
def test_a_list_asked_for_strangely_still_answers(people: dict[str, Visitor], found: Found, turn: int) -> None:
    first = 4 * turn + (2 if connection.vendor == "postgresql" else 0)
    for at, (path, who) in enumerate(found.one_of_each().items()):
        values = itertools.islice(itertools.cycle(ASKED), first + at, None)
        keys = sorted({*found.keys[path], *ALWAYS})
        asked = (
            f"{quote(key)}={value if '%' in value else quote(value)}" for key, value in zip(keys, values, strict=False)
        )
        answer = people[who].get(path + "?" + "&".join(asked))
        assert answer.status_code in (200, 302, 400, 403, 404, 405, 422), (path, answer.status_code)
        assert leads_away(answer) == "", path
        assert "<script>alert(1)" not in html_of(answer), path


@pytest.mark.same_everywhere
def test_a_text_of_a_million_letters_is_refused_in_words(people: dict[str, Visitor], found: Found) -> None:
    a_million_letters(people, ordered(found))


@pytest.mark.parametrize("what", WRONG_FILES)
def test_a_wrong_file_is_refused_beside_its_field(people: dict[str, Visitor], found: Found, what: str) -> None:
    assert a_wrong_file(people, ordered(found), *WRONG_FILES[what]) >= 5


@pytest.mark.same_everywhere
def test_no_form_is_taken_without_its_token(people: dict[str, Visitor], found: Found) -> None:
    before = AuditEntry.objects.count()
    for who, form in found.forms.values():
        data = {**form.filled(lambda name: "1"), "csrfmiddlewaretoken": "x" * 64}
        answer = people[who].client.post(form.action, data)
        assert answer.status_code == 403, (form.action, answer.status_code)
        assert "để quá lâu" in html_of(answer), form.action
    assert AuditEntry.objects.count() == before


@pytest.mark.same_everywhere
def test_other_methods_change_nothing(people: dict[str, Visitor], found: Found) -> None:
    before = AuditEntry.objects.count()
    for path, who in found.one_of_each().items():
        for method in ("DELETE", "PUT", "TRACE"):
            answer = people[who].client.generic(method, path)
            assert answer.status_code in (403, 404, 405), (method, path, answer.status_code)
    assert AuditEntry.objects.count() == before
