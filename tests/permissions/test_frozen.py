"""Every address of frozen figures and of recounts × everybody × whose figure it is, opened and sent an empty form.

The table `frozen_addresses.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading the
difference. Columns are people as in test_intake.py. A cell has three answers: for a figure of the whole province, one
of Sở Tư pháp, one of Sở Tài chính; a page of no single figure has one. Signs are those of test_intake.py.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kientao.kernel.period import Period
from kientao.measures.frozen.actions import freeze
from tests.permissions.agreed import Agreed, Key, asked, turned_away
from tests.support.cast import Cast, cast
from tests.support.ledger import lay
from tests.support.programme import on
from tests.support.routes import frozen, parameters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = ("son", "khoa", "binh", "lan", "minh", "quang", "hoa", "dung", "thu")
AGREED = Agreed(Path(__file__).with_name("frozen_addresses.txt"), PEOPLE, 14)
ROUTES = {name: needed for name, needed in parameters().items() if name in frozen()}
OWNERS = ("ubnd", "tu_phap", "tai_chinh")
MEASURE = "inspections-digital"
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
                found[name, method] = "".join(asked(client, method, _address(name, of[owner])) for owner in owners)
    return request.param, found


def test_every_address_answers_everybody_as_the_table_says(gone: tuple[str, dict[Key, str]]) -> None:
    AGREED.check(*gone)


def test_whoever_is_not_signed_in_is_led_to_the_door(made: Made) -> None:
    for name in ROUTES:
        turned_away(_address(name, made[1]["ubnd"]), name)
