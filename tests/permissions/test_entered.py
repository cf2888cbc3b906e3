"""Every address of entered figures × everybody × whose answer it is, opened and sent an empty form.

The table `entered_addresses.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading
the difference. Columns are people: son leads the programme office, binh is vice-chairman, khoa runs the system; lan is
focal point, minh head, quang officer of Sở Tư pháp; hoa heads a commune, dung owns procedures, thu inspects. A cell has
three answers: for an answer of Sở Tư pháp, of Sở Tài chính, and of the programme office itself.
`+` shown, `?` what was sent is refused in words (422), `~` somebody was faster (409), `-` not there (404), `!` refused
with a reason (403), `>` led elsewhere, `*` it was done, `p` not answered this way (405).
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kientao.base.actor import SYSTEM
from kientao.evidence.actions import hand_in_file
from kientao.kernel.period import Period
from kientao.people.actions.accounts import create_account
from kientao.people.actions.officers import appoint, create_post
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.registers.entered.actions.answering import add_piece, save_answer
from kientao.registers.entered.models import Answer, Request
from tests.permissions.agreed import Agreed, Key, asked, turned_away
from tests.registers.entered.conftest import COPIES, PROCEDURES, RANK, Round, version
from tests.support.cast import SINCE, cast
from tests.support.programme import on
from tests.support.routes import entered, parameters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = ("son", "binh", "khoa", "lan", "minh", "quang", "hoa", "dung", "thu")
AGREED = Agreed(Path(__file__).with_name("entered_addresses.txt"), PEOPLE, 25)
ROUTES = {name: needed for name, needed in parameters().items() if name in entered()}
OWNERS = ("tu_phap", "tai_chinh", "noi_vu")
# Which of an owner's answers an address is tried with; else the one that is being typed.
MEANT = {
    "entered-approve": "waiting",
    "entered-return": "waiting",
    "entered-correct": "done",
    "entered-correction-drop": "corrected",
}
YEARS = {owner: Period.year(2023 + at) for at, owner in enumerate(OWNERS)}
Made = tuple[Round, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """Of each owner an answer being typed, one that waits, one approved, one in correction, a request of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        with on("2026-04-06"):
            office = Round(cast())
            _focal_point_of_finance(office)
            yield office, {owner: _things(office, owner) for owner in OWNERS}
        transaction.set_rollback(True)


def _focal_point_of_finance(office: Round) -> None:
    people = office.people
    hai = create_account(actor=SYSTEM, name="Lê Hải", username="hai", email="hai@haison.example")
    place = people.organisations["tai_chinh"]
    post = create_post(actor=SYSTEM, organisation=place, title="Chuyên viên", heads=False)
    appoint(actor=SYSTEM, officer=hai.officer, post=post, valid_from=SINCE)
    grant_role(actor=SYSTEM, officer=hai.officer, organisation=place, role=Role.FOCAL_POINT, valid_from=SINCE)
    people.accounts["hai"] = hai.account


def _things(office: Round, owner: str) -> dict[str, Any]:
    people = office.people
    who = {"tu_phap": people.lan, "tai_chinh": people.actor("hai"), "noi_vu": people.son}[owner]
    approver = people.binh if owner == "noi_vu" else people.son
    codes = iter(("portal-content-full", "portal-updates-on-time", COPIES, PROCEDURES))

    def answer() -> Answer:
        code = next(codes)
        found = Request.objects.filter(question=code).first()
        asked = found or office.asked(code, agencies=OWNERS)
        return office.answer(asked, owner)

    def handed_in(one: Answer) -> Answer:
        office.saved(one, 18, 20, who)
        office.proved(one, who)
        return office.sent(one, who)

    typed, waiting, done, corrected = answer(), answer(), answer(), answer()
    item = hand_in_file(
        actor=who,
        organisation_id=typed.organisation_id,
        upload=BytesIO(f"so lieu {owner}".encode()),
        name="so-lieu.txt",
    )
    save_answer(actor=who, answer_id=typed.pk, version=version(typed), above=1, below=2)
    add_piece(actor=who, answer_id=typed.pk, item=item)
    handed_in(waiting)
    for one in (done, corrected):
        handed_in(one)
        office.approved(one, approver)
    office.corrected(corrected, who)
    own = office.asked(RANK, agencies=(owner,), period=YEARS[owner])
    return {
        "request_id": own.pk, "answer_id": typed.pk, "waiting": waiting.pk, "done": done.pk, "corrected": corrected.pk,
        "slug": "duong-dan", "item_id": item.pk,
    }  # fmt: skip


def _address(name: str, things: dict[str, Any]) -> str:
    values = {one: things[MEANT.get(name, one) if one == "answer_id" else one] for one in ROUTES[name]}
    return reverse(name, kwargs=values)


@pytest.fixture(params=PEOPLE)
def gone(made: Made, request: pytest.FixtureRequest) -> tuple[str, dict[Key, str]]:
    """Who went round, and what came of it: refusals said why, neither looking nor an empty form wrote anything."""
    office, of = made
    client = Client(raise_request_exception=False)
    client.force_login(office.people.accounts[request.param], backend="kientao.people.backend.AccountBackend")
    found: dict[Key, str] = {}
    with on("2026-04-06"):
        for name in sorted(ROUTES):
            for method in ("GET", "POST"):
                owners = OWNERS if ROUTES[name] else OWNERS[:1]
                found[name, method] = "".join(asked(client, method, _address(name, of[owner])) for owner in owners)
    return request.param, found


def test_every_address_answers_everybody_as_the_table_says(gone: tuple[str, dict[Key, str]]) -> None:
    AGREED.check(*gone)


def test_whoever_is_not_signed_in_is_led_to_the_door(made: Made) -> None:
    for name in ROUTES:
        turned_away(_address(name, made[1]["tu_phap"]), name)
