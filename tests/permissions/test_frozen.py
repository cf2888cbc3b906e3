"""Every address of frozen figures and of recounts × everybody × whose figure it is, opened and sent an empty form.

The table `frozen_addresses.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading the
difference. Columns are people as in test_intake.py. A cell has three answers: for a figure of the whole province, one
of Sở Tư pháp, one of Sở Tài chính; a page of no single figure has one. Signs are those of test_intake.py.
"""

import html
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kientao.base.models import AuditEntry
from kientao.kernel.period import Period
from kientao.measures.frozen.actions import freeze
from tests.permissions.one_stop_tour import _refusals
from tests.support.cast import Cast, cast
from tests.support.ledger import lay
from tests.support.programme import on
from tests.support.routes import frozen, parameters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLE = Path(__file__).with_name("frozen_addresses.txt")
PEOPLE = ("son", "khoa", "binh", "lan", "minh", "quang", "hoa", "dung", "thu")
ROUTES = {name: needed for name, needed in parameters().items() if name in frozen()}
SIGNS = {200: "+", 302: ">", 403: "!", 404: "-", 405: "p", 409: "~", 422: "?"}
OWNERS = ("ubnd", "tu_phap", "tai_chinh")
MEASURE = "inspections-digital"
Key = tuple[str, str]
Made = tuple[Cast, dict[str, int]]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """An inspection of each department, and the share of digital ones frozen three times."""
    with django_db_blocker.unblock(), transaction.atomic():
        with on("2026-03-03"):
            people = cast()
            of = {owner: people.organisations[owner].pk for owner in OWNERS}
            told = {"day": 20260302, "level": "province", "digital": 1, "recorded_from": 1, "recorded_to": None}
            lay({"inspection": [{"agency": of[owner], **told} for owner in OWNERS[1:]]})
            yield people, {owner: _frozen(people, None if owner == "ubnd" else of[owner]) for owner in OWNERS}
        transaction.set_rollback(True)


def _frozen(people: Cast, agency: int | None) -> int:
    agencies = None if agency is None else frozenset({agency})
    one = freeze(
        actor=people.son, measure_code=MEASURE, period=Period.year(2026), agencies=agencies, purpose="Báo cáo quý I"
    )
    return one.pk


def _address(name: str, key: int) -> str:
    return reverse(name, kwargs={one: MEASURE if one == "code" else key for one in ROUTES[name]})


@pytest.fixture(params=PEOPLE)
def gone(made: Made, request: pytest.FixtureRequest) -> tuple[str, dict[Key, str]]:
    """Who went round, and what came of it: refusals said why, neither looking nor what was refused wrote anything."""
    people, of = made
    client = Client(raise_request_exception=False)
    client.force_login(people.accounts[request.param], backend="kientao.people.backend.AccountBackend")
    found: dict[Key, str] = {}
    with on("2026-03-03"):
        for name in sorted(ROUTES):
            for method in ("GET", "POST"):
                owners = OWNERS if "frozen_id" in ROUTES[name] else OWNERS[:1]
                found[name, method] = "".join(_asked(client, method, _address(name, of[owner])) for owner in owners)
    return request.param, found


def _asked(client: Client, method: str, there: str) -> str:
    before = AuditEntry.objects.count()
    with transaction.atomic(), _refusals() as reasons:
        answer: Any = client.generic(method, there)
        done = AuditEntry.objects.count() > before
        transaction.set_rollback(True)
    if answer.status_code == 403:
        assert any(one and html.escape(one) in answer.content.decode() for one in reasons), there
    assert not (done and (method == "GET" or answer.status_code >= 400)), there
    return "*" if done else SIGNS.get(answer.status_code, str(answer.status_code))


def _agreed() -> dict[Key, dict[str, str]]:
    rows = [one.split() for one in TABLE.read_text(encoding="utf-8").splitlines()[1:]] if TABLE.exists() else []
    return {(name, method): dict(zip(PEOPLE, signs, strict=True)) for name, method, *signs in rows}


def _agree(who: str, found: dict[Key, str]) -> None:
    before = _agreed()
    table = {key: {**dict.fromkeys(PEOPLE, "p"), **before.get(key, {}), who: signs} for key, signs in found.items()}
    lines = [f"{'':14} {'':4} {' '.join(one.ljust(5) for one in PEOPLE)}".rstrip()]
    for (name, method), row in sorted(table.items()):
        lines.append(f"{name:14} {method:4} {' '.join(row[one].ljust(5) for one in PEOPLE)}".rstrip())
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_every_address_answers_everybody_as_the_table_says(gone: tuple[str, dict[Key, str]]) -> None:
    who, found = gone
    if os.environ.get("KIENTAO_REVIEWED"):
        _agree(who, found)
    assert found == {key: signs[who] for key, signs in _agreed().items()}


def test_whoever_is_not_signed_in_is_led_to_the_door(made: Made) -> None:
    for name in ROUTES:
        for method in ("GET", "POST"):
            answer = Client().generic(method, _address(name, made[1]["ubnd"]))
            led = answer.headers.get("Location", "").split("?")[0]
            assert (name, answer.status_code, led) == (name, 302, "/dang-nhap/")
