"""Whoever means harm by what is asked for alone: addresses, parameters, headers, methods. Nobody gets a traceback."""

import itertools
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kientao.base.models import AuditEntry, Job
from tests.hardship.web.explorer import Found, route_of
from tests.hardship.web.forms import FoundForm, Visitor, html_of, leads_away, says_why
from tests.hardship.web.office import Office
from tests.support.routes import one_stop, routes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ELSEWHERE = {  # not part of a walk from inside, or only where something went wrong
    "account_logout",
    "account_reset_password_from_key",
    "api-batch",  # the machine door has no pages
    "api-dossier",
    "api-nowhere",
    "api-send-facts",
    "end_sessions",
    "job-retry",
    "restore-unit-item",
    "review-phrase",
    "mfa_authenticate",
    "openid_connect_callback",
    "openid_connect_login",
}
STRANGE = (
    "0",
    "-1",
    "9223372036854775808",
    "99999999999999999999999999",
    "1e999",
    "NaN",
    "²",
    "%00",
    "%FF%FE",
    "%ED%A0%80",
    "'\"><script>alert(1)</script>",
    "31/2/2026",
    "0000-00-00",
    "../../etc/passwd",
    "%25%27 OR 1=1 --",
    "a" * 5000,
)
AWAY = (
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "\\\\evil.example",
    "/\t/evil.example",
    " //evil.example",
    "http:///evil.example",
)
ALWAYS = (
    "next",
    "q",
    "trang",
    "so-dong",
    "sap-xep",
    "cot",
    "ngay",
    "luc",
    "tu",
    "den",
    "so-sanh",
    "ve",
    "muc",
    "chon",
    "viec",
)


def _fine(answer: object, about: object) -> None:
    status = answer.status_code  # type: ignore[attr-defined]
    assert status in (200, 204, 302, 400, 403, 404, 405, 409, 413, 422), (about, status)
    assert leads_away(answer) == "", (about, answer.headers)  # type: ignore[arg-type, attr-defined]


def test_the_walk_comes_past_every_address(found: Found) -> None:
    assert set(routes()) - one_stop() - found.names - ELSEWHERE == set()


@pytest.mark.parametrize("turn", range(4))
def test_a_list_asked_for_strangely_still_answers(people: dict[str, Visitor], found: Found, turn: int) -> None:
    """Each parameter of each list has another strange value in each turn, and others on the other database."""
    first = 4 * turn + (2 if connection.vendor == "postgresql" else 0)
    for at, (path, who) in enumerate(found.one_of_each().items()):
        values = itertools.islice(itertools.cycle(STRANGE), first + at, None)
        keys = sorted({*found.keys[path], *ALWAYS})
        asked = (
            f"{quote(key)}={value if '%' in value else quote(value)}" for key, value in zip(keys, values, strict=False)
        )
        address = path + "?" + "&".join(asked)
        answer = people[who].get(address)
        _fine(answer, address[:200])
        assert "<script>alert(1)" not in html_of(answer), address


def test_a_thing_that_cannot_be_there_is_not_there(people: dict[str, Visitor]) -> None:
    tried = 0
    for pattern in _with_parameters():
        if pattern.name in ("month-of", "bank-account"):
            continue  # shows this month instead; 0 is the province's account
        for who, number in itertools.product(("son", "hoa"), ("0", "9223372036854775807", "9" * 40)):
            if who == "hoa" and number == "0":
                continue
            address = _filled(pattern, number)
            answer = people[who].get(address)
            assert answer.status_code in (302, 403, 404, 405), (address, answer.status_code)
            _fine(answer, address)
            tried += 1
    assert tried > 300


@pytest.mark.same_everywhere
def test_no_form_is_taken_without_its_token(built: Office, people: dict[str, Visitor], found: Found) -> None:
    before = AuditEntry.objects.count()
    addresses: dict[str, tuple[str, FoundForm | None]] = {
        path: (who, None) for path, who in found.one_of_each().items()
    }
    addresses |= {form.action.split("?")[0]: (who, form) for who, form in found.forms.values()}
    for address, (who, form) in addresses.items():
        data = form.filled(lambda name: "1") if form else {}
        data["csrfmiddlewaretoken"] = "x" * 64
        for given in (data, {**data, "csrfmiddlewaretoken": ""}):
            answer = people[who].client.post(address, given)
            if route_of(address) == "language":
                continue
            assert answer.status_code == 403, (address, answer.status_code)
            assert "để quá lâu" in html_of(answer), address
    assert AuditEntry.objects.count() == before


@pytest.mark.same_everywhere
def test_other_methods_change_nothing(people: dict[str, Visitor], found: Found) -> None:
    before = AuditEntry.objects.count()
    son = people["son"].client
    others = itertools.cycle(("PUT", "PATCH", "TRACE", "PROPFIND"))
    for path in found.one_of_each():
        for method in ("DELETE", next(others)):
            answer = son.generic(method, path)
            assert answer.status_code in (403, 404, 405), (method, path, answer.status_code)
        overridden = son.get(path, headers={"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "POST"})
        assert overridden.status_code < 500
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:80", "a b", "[::1", "127.0.0.1@evil"]
)
def test_a_foreign_host_is_refused(people: dict[str, Visitor], host: str, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]  # type: ignore[attr-defined]
    answer = people["son"].client.get("/", headers={"host": host})
    assert answer.status_code == 400


def test_a_letter_to_choose_a_new_password_leads_to_us_whatever_a_proxy_says(built: Office) -> None:
    headers = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Server": "evil.example",
        "Forwarded": "host=evil.example",
    }
    answer = Client().post("/quen-mat-khau/", {"who": "lan"}, headers=headers)
    assert answer.status_code == 200
    (arguments,) = Job.objects.filter(kind__contains="recovery").values_list("arguments", flat=True)
    assert "evil" not in str(arguments)
    assert str(arguments["site"]).startswith("http://testserver")


@pytest.mark.parametrize("away", AWAY)
def test_nobody_is_led_away_after_signing_in(built: Office, away: str) -> None:
    from tests.support.cast import PASSWORD

    client = Client()
    answer = client.post(
        f"/dang-nhap/?next={quote(away)}", {"login": "lan", "username": "lan", "password": PASSWORD, "next": away}
    )
    assert answer.status_code in (302, 422, 200), answer.status_code
    assert leads_away(answer) == ""


@pytest.mark.same_everywhere
def test_no_page_leads_or_links_away(people: dict[str, Visitor], found: Found) -> None:
    """Whatever page takes up an address it is given, takes none that leads away."""
    taking = 0
    for path, who in found.one_of_each().items():
        answer = people[who].get(f"{path}?next=/ve-day-a&ve=/ve-day-b")
        if "/ve-day-" not in html_of(answer) + str(answer.headers):
            continue
        taking += 1
        for away in AWAY[taking % 3 :: 3]:
            answer = people[who].get(f"{path}?next={quote(away)}&ve={quote(away)}")
            _fine(answer, path)
            html = html_of(answer)
            assert f'href="{away}' not in html, path
            assert 'href="javascript:' not in html.lower(), path
    assert taking > 3


def test_a_refusal_says_why_in_our_language(people: dict[str, Visitor], found: Found) -> None:
    for path, who in itertools.islice(found.pages.items(), 0, None, 5):
        answer = people["hoa"].get(path)
        if answer.status_code in (403, 404):
            assert says_why(html_of(answer)), (path, who)


def _with_parameters() -> list[URLPattern]:
    def collected(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
        return [
            one
            for pattern in patterns
            for one in (collected(pattern.url_patterns) if isinstance(pattern, URLResolver) else [pattern])
        ]

    return [
        one for one in collected(get_resolver().url_patterns) if "int" in str(one.pattern) and ":" in str(one.pattern)
    ]


def _filled(pattern: URLPattern, number: str) -> str:
    address = "/" + str(pattern.pattern)
    for kind, value in {"int": number, "uuid": f"{0:08}-0000-0000-0000-{0:012}", "slug": "x", "str": "x"}.items():
        address = re.sub(rf"<{kind}:\w+>", value, address)
    return address
