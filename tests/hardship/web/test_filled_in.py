"""Whoever means harm in what is filled in: shown as it was typed, a text in every workbook, refused with a reason."""

import pytest
from django.conf import LazySettings

from kientao.base.audit import faults
from tests.hardship.web.explorer import LEAVING, PEOPLE, Found, route_of, visitor
from tests.hardship.web.filling import SHORT, hostile_upload
from tests.hardship.web.forms import FoundForm, Visitor, html_of, says_why
from tests.hardship.web.judging import WRONG_FILES, shown_as_typed, workbooks
from tests.hardship.web.office import NAME, Office
from tests.hardship.web.sending import TURNS, a_million_letters, a_wrong_file, harmful_words, strange_values

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# They end what others need, or put one out; each is tried in tests of its own.
APART = {*LEAVING, "account_change_password", "switch_organisation", "language", "gallery"}
LAST = {
    "organisation-end",
    "drop-review",
    "review-drop",
    "drop-unit-draft",
    "adopt",
    "amend",
    "adopt-unit-plan",
    "account",
}


def ordered(found: Found) -> list[tuple[str, FoundForm]]:
    """Who fills in which form; what ends things comes last."""
    chosen = [(who, form) for who, form in found.forms.values() if route_of(form.action) not in APART]
    return sorted(chosen, key=lambda one: route_of(one[1].action) in LAST)


def visitors(built: Office) -> dict[str, Visitor]:
    """Everybody of the cast, signed in."""
    return {who: visitor(built.stage.world.cast.accounts[who]) for who in PEOPLE}


@pytest.mark.same_everywhere
def test_what_is_typed_anywhere_is_shown_as_it_was_typed(
    built: Office, people: dict[str, Visitor], found: Found
) -> None:
    led_to, taken, asked = harmful_words(people, ordered(found))
    assert len(taken) >= 0.5 * len(asked), sorted(asked - taken)
    again, pages = visitors(built), {**found.pages, **led_to}
    assert shown_as_typed(pages, again) >= 20
    assert workbooks(pages, again) >= 4
    assert list(faults()) == []


@pytest.mark.parametrize("turn", TURNS)
def test_no_strange_value_in_any_field_breaks_anything(people: dict[str, Visitor], found: Found, turn: int) -> None:
    strange_values(people, ordered(found), turn)


@pytest.mark.same_everywhere
def test_a_text_of_a_million_letters_is_refused_in_words(people: dict[str, Visitor], found: Found) -> None:
    a_million_letters(people, ordered(found))


@pytest.mark.parametrize("what", WRONG_FILES)
def test_a_wrong_file_is_refused_beside_its_field(people: dict[str, Visitor], found: Found, what: str) -> None:
    assert a_wrong_file(people, ordered(found), *WRONG_FILES[what]) >= 5


def test_a_file_that_is_too_large_is_refused_in_words(
    people: dict[str, Visitor], found: Found, settings: LazySettings
) -> None:
    limit: int = settings.UPLOAD_LIMIT_BYTES
    for size in (limit + 1, limit + 200_000):
        for who, form in ordered(found):
            if form.files:
                ending = "pdf" if "document" in form.files or "add-piece" in route_of(form.action) else "xlsx"
                upload = hostile_upload(f"lon.{ending}", b"%PDF-1.7\n" + b"A" * size)
                answer = people[who].send(form, form.filled(lambda name: "", upload))
                assert answer.status_code in (409, 413, 422), (form.action, answer.status_code)
                assert says_why(html_of(answer)), form.action


def test_a_file_comes_back_under_a_name_that_is_only_a_name(built: Office, people: dict[str, Visitor]) -> None:
    address = next(one for one in built.addresses if one.startswith("/minh-chung/"))
    answer = people["minh"].get(address)
    assert answer.status_code == 200
    told = answer.headers["Content-Disposition"]
    assert "\r" not in told
    assert "\n" not in told
    assert told.startswith("attachment")
    assert "a=1" not in str(answer.cookies)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "\r" in NAME
    assert SHORT not in told
