"""Every address of the intake of facts × everybody × whose source it is, opened and sent an empty form.

The table `intake_addresses.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading the
difference. Columns are people: son leads the programme office, khoa runs the system, binh is vice-chairman; lan is
focal point, minh head, quang officer of Sở Tư pháp; hoa heads a commune, dung owns procedures, thu inspects. A cell has
two answers: for a source of Sở Tư pháp, and for one of Sở Tài chính.
`+` shown, `?` what was sent is refused in words (422), `~` somebody was faster (409), `-` not there (404), `!` refused
with a reason (403), `>` led elsewhere, `*` it was done, `p` not answered this way (405).
"""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kientao.registers.intake.actions.mappings import keep_mapping
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.rules.mode import Mode
from tests.permissions.agreed import Agreed, Key, asked, turned_away
from tests.registers.intake.conftest import DOCUMENTS, Office, line, opened, typed, workbook
from tests.support.cast import cast
from tests.support.programme import on
from tests.support.routes import intake, parameters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = ("son", "khoa", "binh", "lan", "minh", "quang", "hoa", "dung", "thu")
AGREED = Agreed(Path(__file__).with_name("intake_addresses.txt"), PEOPLE, 22)
ROUTES = {name: needed for name, needed in parameters().items() if name in intake()}
OWNERS = ("tu_phap", "tai_chinh")


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Office, dict[str, dict[str, Any]]]]:
    """Two sources, each with a batch that waits and one that was written."""
    with django_db_blocker.unblock(), transaction.atomic():
        with on("2026-03-03"):
            office = opened(cast())
            of = {"tu_phap": _things(office), "tai_chinh": _things(_other(office))}
            yield office, of
        transaction.set_rollback(True)


def _other(office: Office) -> Office:
    terms = Terms("van-ban-2", "Văn bản của Sở Tài chính", office.people.organisations["tai_chinh"], of_others=True)
    other = copy.copy(office)
    other.source = keep_source(actor=office.people.son, terms=terms)
    keep_mapping(
        actor=office.people.son, source_id=other.source.pk, fact=DOCUMENTS, columns=typed(), mode=Mode.PERIOD,
        key="Số văn bản",
    )  # fmt: skip
    return other


def _things(office: Office) -> dict[str, Any]:
    son = office.people.son
    done = office.applied(office.sent(workbook(line("1")), son), son)
    waiting = office.sent(workbook(line("2")), son)
    return {"source_id": office.source.pk, "fact": DOCUMENTS, "batch_id": waiting.pk, "written": done.pk}


def _address(name: str, things: dict[str, Any]) -> str:
    meant = {("intake-take-back", "batch_id"): "written"}
    return reverse(name, kwargs={one: things[meant.get((name, one), one)] for one in ROUTES[name]})


@pytest.fixture(params=PEOPLE)
def gone(made: tuple[Office, dict[str, dict[str, Any]]], request: pytest.FixtureRequest) -> tuple[str, dict[Key, str]]:
    """Who went round, and what came of it: refusals said why, neither looking nor an empty form wrote anything."""
    office, of = made
    client = Client(raise_request_exception=False)
    client.force_login(office.people.accounts[request.param], backend="kientao.people.backend.AccountBackend")
    found: dict[Key, str] = {}
    with on("2026-03-03"):
        for name in sorted(ROUTES):
            for method in ("GET", "POST"):
                owners = OWNERS if ROUTES[name] else OWNERS[:1]
                found[name, method] = "".join(asked(client, method, _address(name, of[owner])) for owner in owners)
    return request.param, found


def test_every_address_answers_everybody_as_the_table_says(gone: tuple[str, dict[Key, str]]) -> None:
    AGREED.check(*gone)


def test_whoever_is_not_signed_in_is_led_to_the_door(made: tuple[Office, dict[str, dict[str, Any]]]) -> None:
    for name in ROUTES:
        turned_away(_address(name, made[1]["tu_phap"]), name)
