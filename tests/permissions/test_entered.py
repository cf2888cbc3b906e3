"""Every address of entered figures × everybody × whose answer it is, opened and sent an empty form.

The table `entered_addresses.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading
the difference. Columns are people: son leads the programme office, binh is vice-chairman, khoa runs the system; lan is
focal point, minh head, quang officer of Sở Tư pháp; hoa heads a commune, dung owns procedures, thu inspects. A cell has
three answers: for an answer of Sở Tư pháp, of Sở Tài chính, and of the programme office itself.
`+` shown, `?` what was sent is refused in words (422), `~` somebody was faster (409), `-` not there (404), `!` refused
with a reason (403), `>` led elsewhere, `*` it was done, `p` not answered this way (405).
"""

import html
import os
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
from kientao.base.models import AuditEntry
from kientao.evidence.actions import hand_in_file
from kientao.kernel.period import Period
from kientao.people.actions.accounts import create_account
from kientao.people.actions.officers import appoint, create_post
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.registers.entered.actions.answering import add_piece, save_answer
from kientao.registers.entered.models import Answer, Request
from tests.permissions.one_stop_tour import _refusals
from tests.registers.entered.conftest import COPIES, PROCEDURES, RANK, Round, version
from tests.support.cast import SINCE, cast
from tests.support.programme import on
from tests.support.routes import entered, parameters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLE = Path(__file__).with_name("entered_addresses.txt")
PEOPLE = ("son", "binh", "khoa", "lan", "minh", "quang", "hoa", "dung", "thu")
ROUTES = {name: needed for name, needed in parameters().items() if name in entered()}
SIGNS = {200: "+", 302: ">", 403: "!", 404: "-", 405: "p", 409: "~", 422: "?"}
OWNERS = ("tu_phap", "tai_chinh", "noi_vu")
# Which of an owner's answers an address is tried with; else the one that is being typed.
MEANT = {
    "entered-approve": "waiting",
    "entered-return": "waiting",
    "entered-correct": "done",
    "entered-correction-drop": "corrected",
}
YEARS = {owner: Period.year(2023 + at) for at, owner in enumerate(OWNERS)}
Key = tuple[str, str]
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
                found[name, method] = "".join(_asked(client, method, _address(name, of[owner])) for owner in owners)
    return request.param, found


def _asked(client: Client, method: str, there: str) -> str:
    before = AuditEntry.objects.count()
    with transaction.atomic(), _refusals() as reasons:
        answer = client.generic(method, there)
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
    lines = [f"{'':25} {'':4} {' '.join(one.ljust(5) for one in PEOPLE)}".rstrip()]
    for (name, method), row in sorted(table.items()):
        lines.append(f"{name:25} {method:4} {' '.join(row[one].ljust(5) for one in PEOPLE)}".rstrip())
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_every_address_answers_everybody_as_the_table_says(gone: tuple[str, dict[Key, str]]) -> None:
    who, found = gone
    if os.environ.get("KIENTAO_REVIEWED"):
        _agree(who, found)
    assert found == {key: signs[who] for key, signs in _agreed().items()}


def test_whoever_is_not_signed_in_is_led_to_the_door(made: Made) -> None:
    for name in ROUTES:
        for method in ("GET", "POST"):
            answer = Client().generic(method, _address(name, made[1]["tu_phap"]))
            led = answer.headers.get("Location", "").split("?")[0]
            assert (name, answer.status_code, led) == (name, 302, "/dang-nhap/")
