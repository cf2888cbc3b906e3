"""Whoever means harm in what is filled in: shown as it was typed, a text in every workbook, refused with a reason."""

import io
import re
import zipfile
from urllib.parse import quote, urlencode

import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponseBase

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from tests.hardship.web.explorer import LEAVING, PEOPLE, Found, explored, route_of, visitor
from tests.hardship.web.filling import HARM, SHORT, fill, fresh, hostile_upload
from tests.hardship.web.forms import FoundForm, Visitor, html_of, leads_away, says_why
from tests.hardship.web.office import NAME, Office

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
STRANGE = (
    "%00",
    "%ED%A0%80",
    "%FF%FE",
    "9223372036854775808",
    "9" * 400,
    "-1",
    "NaN",
    "1e999",
    "%C2%B2",
    "A" * 300_000,
    "%E2%80%AE%E2%81%A6",
)
_RAW = ("<img src=x", "<script>alert(1)", "onerror=alert(1)>{", "49$")


def ordered(found: Found) -> list[tuple[str, FoundForm]]:
    """Who fills in which form; what ends things comes last."""
    chosen = [(who, form) for who, form in found.forms.values() if route_of(form.action) not in APART]
    return sorted(chosen, key=lambda one: route_of(one[1].action) in LAST)


def visitors(built: Office) -> dict[str, Visitor]:
    """Everybody of the cast, signed in."""
    return {who: visitor(built.stage.world.cast.accounts[who]) for who in PEOPLE}


def _understood(answer: HttpResponseBase, form: FoundForm, about: str) -> None:
    """An answer of ours: done, or refused in words."""
    where = (route_of(form.action), form.page, about[:30])
    assert answer.status_code in (200, 204, 302, 400, 403, 404, 405, 409, 413, 422), (*where, answer.status_code)
    assert leads_away(answer) == "", where
    if answer.status_code in (400, 403, 404, 409, 413, 422) and html_of(answer):
        assert says_why(html_of(answer)), where


def test_what_is_typed_anywhere_is_shown_as_it_was_typed(
    built: Office, people: dict[str, Visitor], found: Found
) -> None:
    taken: set[str] = set()
    asked: set[str] = set()
    for who, seen in ordered(found):
        form = fresh(people[who], seen)
        if form is None:
            continue
        answer, harmful = fill(people[who], form)
        _understood(answer, form, HARM)
        _harmless(answer, form.action)
        if form.typed or form.files:
            asked.add(route_of(form.action))
        if answer.status_code in (200, 204, 302) and harmful:
            taken.add(route_of(form.action))
    assert len(taken) >= 0.5 * len(asked), sorted(asked - taken)
    again = visitors(built)
    known = explored(again, built.addresses)
    shown = 0
    for address, who in known.pages.items():
        answer = again[who].get(address)
        _harmless(answer, address)
        shown += "&lt;img src=x" in html_of(answer)
    assert shown >= 20
    assert _workbooks(known, again) >= 4
    assert list(faults()) == []


def _harmless(answer: HttpResponseBase, address: str) -> None:
    html = html_of(answer)
    for raw in _RAW:
        assert raw not in html, (address, html[max(html.find(raw) - 300, 0) : html.find(raw) + 100])
    assert answer.headers.get("X-Content-Type-Options") == "nosniff" or not html, address
    if html:
        policy = answer.headers.get("Content-Security-Policy", "")
        assert "default-src 'self'" in policy, address
        assert "unsafe" not in policy, address


def _workbooks(found: Found, people: dict[str, Visitor]) -> int:
    """Every workbook that can be taken away has texts where formulas were typed; how many had such."""
    harmful = 0
    for address, who in found.pages.items():
        if not address.split("?")[0].endswith(".xlsx"):
            continue
        answer = people[who].get(address)
        content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
            texts = book.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in book.namelist() else ""
        assert not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets), address
        harmful += any("&lt;img src=x" in part for part in [*sheets, texts])
    return harmful


@pytest.mark.parametrize("turn", range(3))
def test_no_strange_value_in_any_field_breaks_anything(people: dict[str, Visitor], found: Found, turn: int) -> None:
    """Each field of each form has another strange value in each turn, and others on the other database."""
    first = 4 * turn + (2 if connection.vendor == "postgresql" else 0)
    for at, (who, form) in enumerate(ordered(found)):
        for fields in (form.typed, tuple(form.values)):
            kept = {name: values for name, values in form.values.items() if name not in fields}
            strange = [STRANGE[(first + at + place) % len(STRANGE)] for place in range(len(fields))]
            body = urlencode({**kept, "csrfmiddlewaretoken": form.token}, doseq=True)
            body += "".join(f"&{quote(name)}={value}" for name, value in zip(fields, strange, strict=True))
            client = people[who].client
            answer = client.post(form.action, body, content_type="application/x-www-form-urlencoded")
            _understood(answer, form, str(strange))


def test_a_text_of_a_million_letters_is_refused_in_words(people: dict[str, Visitor], found: Found) -> None:
    before = AuditEntry.objects.count()
    for who, form in ordered(found):
        if not form.typed:
            continue
        answer = people[who].send(form, form.filled(lambda name: "A" * 1_100_000))
        assert answer.status_code in (400, 413, 422), (form.action, answer.status_code)
        assert says_why(html_of(answer)), form.action
    assert AuditEntry.objects.count() == before


WRONG_FILES = {
    "empty": ("viec.xlsx", b""),
    "a program": ("cap-nhat.exe", b"MZ" + b"\0" * 500),
    "a program that calls itself a workbook": ("viec.xlsx", b"MZ" + b"\0" * 500),
    "a program that calls itself a document": ("van-ban.docx", b"MZ" + b"\0" * 500),
    "a page that calls itself a scan": ("ban-quet.pdf", b"<html><script>alert(1)</script></html>"),
    "a picture that is a script": ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "half a workbook": ("viec.xlsx", b"PK\x03\x04" + b"\0" * 100),
    "a name with a line break": ("a\r\nSet-Cookie: x=1\r\n.exe", b"abc"),
    "a name that leaves the folder": ("../../../../etc/passwd.exe", b"abc"),
    "a name without an end": ("a" * 3000 + ".exe", b"abc"),
    "a name of blanks": ("   .exe", b"abc"),
}


@pytest.mark.parametrize("what", WRONG_FILES)
def test_a_wrong_file_is_refused_beside_its_field(people: dict[str, Visitor], found: Found, what: str) -> None:
    tried = 0
    for who, form in ordered(found):
        if form.files:
            answer = people[who].send(form, form.filled(lambda name: "Thử", hostile_upload(*WRONG_FILES[what])))
            _understood(answer, form, what)
            assert answer.status_code in (400, 409, 413, 422), (form.action, answer.status_code)
            assert says_why(html_of(answer)), form.action
            assert "Set-Cookie: x" not in str(answer.headers)
            tried += 1
    assert tried >= 5


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
