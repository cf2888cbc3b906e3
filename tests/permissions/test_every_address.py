"""Every address × every role × things of one's own, of another and of a stranger's agency.

The table `every_address.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading the
difference. Columns are people: son leads the programme office, lan prepares and minh heads Sở Tư pháp, quang works
there, dung heads Văn phòng and owns procedures, hoa heads a commune, binh is vice-chairman, thu inspects Sở Tư pháp,
khoa runs the system. A cell has three answers to GET, for a thing of Sở Tư pháp, of Văn phòng, of the commune (of a
declared measure, which Dũng made: a draft, one that waits for approval, one in use):
`+` shown, `-` not there (404), `!` refused with a reason (403), `>` led elsewhere, `p` only a form may be sent (405).
Registers have people and tables of their own: test_one_stop.py, test_intake.py,
test_entered.py; so have frozen figures: test_frozen.py.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from kientao.base.models import AuditEntry
from tests.people.test_default_deny import PUBLIC
from tests.permissions.world import OWNERS, Things, things
from tests.support.programme import on
from tests.support.routes import entered, frozen, intake, one_stop, parameters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLE = Path(__file__).with_name("every_address.txt")
PEOPLE = ("son", "lan", "minh", "quang", "dung", "hoa", "binh", "thu", "khoa")
_SIGNS = {200: "+", 404: "-", 403: "!", 302: ">", 405: "p"}
# Where a parameter means something else than its name says.
_PARAMETERS = {
    ("review", "item_id"): "review_item_id",
    ("review-item", "item_id"): "review_item_id",
    ("review-edit", "item_id"): "review_item_id",
    ("review-understood", "item_id"): "review_item_id",
    ("review-split", "item_id"): "review_item_id",
    ("review-judge", "item_id"): "review_item_id",
    ("change-piece", "item_id"): "evidence_id",
    ("drop-piece", "item_id"): "evidence_id",
    ("evidence-file", "item_id"): "evidence_id",
    ("accept", "assignment_id"): "waiting_id",
    ("return", "assignment_id"): "waiting_id",
    ("withdraw", "assignment_id"): "waiting_id",
    ("send-back", "assignment_id"): "prepared_id",
}
_WORDS = {
    "verb": "drop",
    "slug": "figure",
    "code": "dossiers-on-time",
    "provider_id": "openid",
    "token": "1-x",
    "guide": "dau-moi",
    "picture": "leader",
}


# What is written down is the same on both databases: on the second one of each kind goes round, on the first everybody.
_ROUND = PEOPLE if connection.vendor == "sqlite" else ("son", "minh", "hoa", "thu")
_ELSEWHERE = one_stop() | intake() | entered() | frozen()
ROUTES = {name: needed for name, needed in parameters().items() if name not in _ELSEWHERE}
TRIED = sorted(set(ROUTES) - PUBLIC)


@pytest.fixture
def built() -> Things:
    return things()


def _address(name: str, things_of: dict[str, Any]) -> str:
    named = {parameter: _PARAMETERS.get((name, parameter), parameter) for parameter in ROUTES[name]}
    values = {parameter: _WORDS.get(parameter) or things_of[thing] for parameter, thing in named.items()}
    return reverse(name, kwargs=values)


def _client(built: Things, who: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(built.world.cast.accounts[who], backend="kientao.people.backend.AccountBackend")
    return client


def _answers(built: Things, who: str) -> Iterator[tuple[str, str]]:
    """Each address with the signs the person gets, asked once where the three agencies share the thing."""
    client, known = _client(built, who), {}
    for name in TRIED:
        signs = ""
        for owner in OWNERS if ROUTES[name] else ("tu_phap",):
            address = _address(name, built.of[owner])
            if address not in known:
                status = client.get(address).status_code
                known[address] = _SIGNS.get(status, str(status))
            signs += known[address]
        yield name, signs


def _agreed() -> dict[str, dict[str, str]]:
    """Address → person → signs."""
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return {name: dict(zip(PEOPLE, signs, strict=True)) for name, *signs in rows}


def _agree(who: str, found: dict[str, str]) -> None:
    table = {name: {**dict.fromkeys(PEOPLE, "?"), **_agreed().get(name, {}), who: found[name]} for name in found}
    rows = [("", PEOPLE), *((name, tuple(table[name][one] for one in PEOPLE)) for name in sorted(table))]
    lines = [f"{name:32} {' '.join(sign.ljust(5) for sign in signs)}".rstrip() for name, signs in rows]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("who", _ROUND)
def test_every_address_answers_every_role_as_the_table_says(built: Things, who: str) -> None:
    with on("2026-02-03"):
        found = dict(_answers(built, who))
    if os.environ.get("KIENTAO_REVIEWED"):
        _agree(who, found)
    assert found == {name: signs[who] for name, signs in _agreed().items()}


def test_no_address_was_forgotten_in_the_table() -> None:
    assert set(_agreed()) == set(TRIED)


def test_whoever_is_not_signed_in_is_led_to_the_door_from_every_address(built: Things) -> None:
    for name in TRIED:
        for send in (Client().get, Client().post):
            answer = send(_address(name, built.of["tu_phap"]))
            assert (name, answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (
                name,
                302,
                "/dang-nhap/",
            )


def test_nothing_anybody_sends_to_a_strangers_thing_changes_it(built: Things) -> None:
    """Hoa of the commune sends an empty form, and one filled at random, to everything of Sở Tư pháp."""
    shows = {"add-task-understood", "review-understood"}  # a preview: it answers, and keeps nothing
    own = {"my_account", "my_substitute", "account_change_password", "factor", "end_sessions", "notice-wishes",
           "account_logout", "switch_organisation"}  # fmt: skip
    with on("2026-02-03"):
        client = _client(built, "hoa")
        before = AuditEntry.objects.count()
        for name in [one for one in TRIED if one not in own]:
            if not ROUTES[name]:
                continue
            address = _address(name, built.of["tu_phap"])
            for form in ({}, {"version": "1", "reason": "Thử", "note": "Thử", "text": "Thử", "name": "Thử"}):
                answer = client.post(address, form)
                expected = (200, 302, 400, 403, 404, 405, 422) if name in shows else (302, 400, 403, 404, 405, 422)
                assert answer.status_code in expected, (name, answer.status_code)
                assert AuditEntry.objects.count() == before, name
