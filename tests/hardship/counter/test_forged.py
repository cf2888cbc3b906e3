"""Whoever sends what no page of theirs shows: things of others, ids out of the air, no version. Nothing changes."""

import hashlib
import itertools
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponseBase

from kientao.base.backup.making import tables
from kientao.base.backup.rows import lines_of
from kientao.base.models import AuditEntry
from kientao.evidence.models import StoredFile
from kientao.registers.onestop.models import Dossier, Sight
from tests.hardship.web.explorer import Found
from tests.hardship.web.forms import FoundForm, Visitor, html_of, leads_away, says_why
from tests.permissions.one_stop_tour import ROUTES, address, meant
from tests.permissions.one_stop_world import OWNERS, Things

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NUMBERS = (0, 2**31, 2**63 - 1, 2**63, 10**40)
_STRANGER = {"anh": "tu_phap", "mai": "ben_da", "kha": "tu_phap", "minh": "ben_da", "yen": "van_son"}


_CODES = ("code", "filed", "waiting", "done", "late")


def _rows() -> dict[str, str]:
    """Every kept table, by the hash of its rows; what looking leaves behind is left out."""
    return {
        model._meta.label: hashlib.sha256(b"".join(lines_of(model))).hexdigest()
        for model in tables()
        if model is not Sight and model._meta.label not in ("sessions.Session", "people.UserSession")
    }


def _refused(answer: HttpResponseBase, about: object) -> None:
    assert answer.status_code in (302, 400, 403, 404, 405, 409, 422), (about, answer.status_code)
    assert leads_away(answer) == "", about
    if answer.status_code in (403, 404, 409, 422) and html_of(answer):
        assert says_why(html_of(answer)), about


def _guesses(made: Things, name: str) -> Iterator[dict[str, object]]:
    """Each number of an address replaced by one out of the air."""
    for (_, thing), number in itertools.product(meant(name), NUMBERS):
        if isinstance(made.of["tu_phap"].get(thing), int):
            yield {**made.of["tu_phap"], thing: number}


@pytest.mark.same_everywhere
@pytest.mark.parametrize("who", _STRANGER)
def test_a_filled_in_form_about_a_thing_of_others_is_not_taken(
    made: Things, people: dict[str, Visitor], found: Found, who: str
) -> None:
    """The stranger sends what the owner's page would send, with the owner's own values."""
    before, whose = _rows(), _STRANGER[who]
    own = {"hours_id", "organisation_id", "procedure_id", "process_id", "reduction_id", "procedure_version_id"}
    for name in sorted(ROUTES):
        if not ROUTES[name] or own & set(ROUTES[name]):
            continue
        there = address(name, made.of[whose])
        form = next((one for _, one in found.forms.values() if one.action == there), None)
        data = {"version": str(_version(made, whose)), "reason": "Thử", "note": "Thử", "name": "Thử", "confirm": "1"}
        if form is not None:
            data |= {key: values[0] for key, values in form.values.items() if values and key not in data}
        answer = people[who].client.post(there, {**data, **_token(people[who])})
        _refused(answer, (name, who))
        assert answer.status_code != 302, (name, who)
    assert _rows() == before


def _version(made: Things, whose: str) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=made.of[whose]["dossier_id"])


def _token(somebody: Visitor) -> dict[str, str]:
    token = somebody.client.cookies.get("csrftoken")
    return {"csrfmiddlewaretoken": token.value if token else ""}


def test_numbers_out_of_the_air_are_not_there(made: Things, people: dict[str, Visitor]) -> None:
    """Each number is asked for by one of two people, opened or sent something; the next number the other way."""
    before, tried = _rows(), 0
    ways = itertools.cycle(itertools.product(("mai", "minh"), ("GET", "POST")))
    for name in sorted(ROUTES):
        for guess, (who, how) in zip(_guesses(made, name), ways, strict=False):
            there, somebody = address(name, guess), people[who]
            answer = somebody.get(there) if how == "GET" else somebody.client.post(there, _token(somebody))
            _refused(answer, (name, there, who, how))
            tried += 1
    assert tried > 300
    assert _rows() == before


@pytest.mark.parametrize("code", ["x", "%00", "H99.002.00-260302-9999", "a" * 300, "..%2F..", "' OR 1=1 --", "‮"])
def test_codes_out_of_the_air_are_not_there(made: Things, people: dict[str, Visitor], code: str) -> None:
    for name in sorted(ROUTES):
        if "code" in ROUTES[name]:
            there = address(
                name, {**made.of["tu_phap"], **dict.fromkeys(("code", "filed", "waiting", "done", "late"), "!")}
            )
            answer = people["mai"].get(there.replace("!", code))
            assert answer.status_code in (404, 405), (name, answer.status_code)


def test_a_thing_of_one_dossier_is_not_found_under_another(made: Things, people: dict[str, Visitor]) -> None:
    """Papers, printed forms, fees and files are asked for under the code of a dossier that is one's own."""
    before, tried = _rows(), 0
    for name in sorted(ROUTES):
        others = set(ROUTES[name]) & {"paper_id", "charge_id"}
        if "code" not in ROUTES[name] or not others:
            continue
        mixed = {**made.of["tu_phap"], **{one: made.of["ben_da"][one] for one in others}}
        there = address(name, mixed)
        for answer in (people["mai"].get(there), people["mai"].client.post(there, _token(people["mai"]))):
            assert answer.status_code in (404, 405), (name, answer.status_code)
            tried += 1
    assert tried >= 6
    assert _rows() == before


def test_a_form_without_its_version_changes_nothing(made: Things, people: dict[str, Visitor], found: Found) -> None:
    """Each form lacks it once, and has three that can't be, other ones than the form before."""
    wrong = itertools.cycle(("", "0", "-1", "999999", "9" * 40, "một", "1 OR 1=1", "\x00"))
    for who, form in found.forms.values():
        if "version" not in form.values:
            continue
        for version in (None, *itertools.islice(wrong, 3)):
            data = form.filled(lambda name: "Thử")
            data.pop("version")
            if version is not None:
                data["version"] = version
            before = AuditEntry.objects.count()
            with transaction.atomic():
                answer = people[who].send(form, data)
                transaction.set_rollback(True)
            if answer.status_code != 200:  # a button that shows the form again, with another row
                _refused(answer, (form.action, version))
            assert AuditEntry.objects.count() == before, (form.action, version)


def test_a_file_is_not_found_by_its_hash(made: Things, people: dict[str, Visitor]) -> None:
    for kept in StoredFile.objects.all():
        for there in (f"/mot-cua/ket-qua/{kept.sha256}/", f"/minh-chung/{kept.sha256}/", f"/files/{kept.sha256}"):
            assert people["anh"].get(there).status_code == 404


def test_steps_marked_on_a_list_are_only_ones_own(made: Things, people: dict[str, Visitor]) -> None:
    """Taking or giving several at once: marks of others' steps, and marks that are none, are passed over."""
    before = _rows()
    marks = [f"{made.of[owner]['step_id']}:{_version(made, owner)}" for owner in ("tu_phap", "van_son", "tai_chinh")]
    for name in ("take-several", "assign-several"):
        for given in (marks, ["x", ":", "1", "1:x", "9" * 40 + ":1", "-1:-1", "\x00:1"]):
            data = {"chon": given, "officer": "1", "note": "Thử", **_token(people["anh"])}
            _refused_or_shown(people["anh"].client.post(address(name, {}), data), name)
    assert _rows() == before


def _refused_or_shown(answer: HttpResponseBase, about: str) -> None:
    assert answer.status_code in (200, 302, 400, 403, 404, 422), (about, answer.status_code)


def test_everybody_is_known_to_the_walk(found: Found) -> None:
    """Forms of every kind of thing were found, else the tests above try nothing."""
    assert len(found.forms) > 60
    assert all(isinstance(form, FoundForm) for _, form in found.forms.values())
    assert set(OWNERS) >= set(_STRANGER.values())
