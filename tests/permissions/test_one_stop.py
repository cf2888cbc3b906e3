"""Every address of the one-stop shop × everybody × whose dossier it is, opened and sent an empty form.

The table `one_stop_addresses.txt` is what was read and agreed on; write it anew with KIENTAO_REVIEWED=1 after reading
the difference. Columns are people: mai receives at the provincial centre, anh at phường Bến Đá; yen, the deputy duc,
the head minh and the focal point lan are of Sở Tư pháp, kha of Sở Tài chính; phuc heads Bến Đá, hoa Vân Sơn; dung owns
procedures, son leads the programme office, binh is vice-chairman, thu inspects, khoa runs the system. A cell has four
answers: for a dossier the centre received for Sở Tư pháp, one of Bến Đá, one of Vân Sơn, and a leg at Sở Tài chính; of
what is no dossier's two, for Sở Tư pháp's and Bến Đá's.
`+` shown, `?` what was sent is refused in words (422), `~` somebody was faster (409), `-` not there (404), `!` refused
with a reason (403), `>` led elsewhere, `*` it was done, `p` not answered this way (405). An address that answers nobody
by GET, or by POST, has no such row.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from kientao.base.backup.rows import lines_of
from kientao.base.models import AuditEntry
from kientao.registers.onestop.models import Applicant
from tests.permissions.one_stop_tour import METHODS, ROUTES, Tour, address, tour
from tests.permissions.one_stop_world import PEOPLE, Things, secrets_of, standing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLE = Path(__file__).with_name("one_stop_addresses.txt")
_TOURS: dict[str, Tour] = {}
_LOGGED: list[str] = []
Key = tuple[str, str]


class _Kept(logging.Handler):
    """Everything the program writes to its logs."""

    def emit(self, record: logging.LogRecord) -> None:
        _LOGGED.append(self.format(record))


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:
    kept = _Kept(logging.DEBUG)
    logging.getLogger().addHandler(kept)
    with standing(django_db_blocker) as made:
        yield made
    logging.getLogger().removeHandler(kept)
    _TOURS.clear()
    _LOGGED.clear()


# What is written down is the same on both databases: on the second a counter, a head and an owner of procedures go.
_ROUND = PEOPLE if connection.vendor == "sqlite" else ("mai", "minh", "dung")


@pytest.fixture(params=_ROUND)
def gone(built: Things, request: pytest.FixtureRequest) -> tuple[str, Tour]:
    """Who went round, once for all tests here, and what came of it."""
    who: str = request.param
    if who not in _TOURS:
        _TOURS[who] = tour(built, who)
    return who, _TOURS[who]


def _agreed() -> dict[Key, dict[str, str]]:
    """Method and address → person → signs."""
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return {(method, name): dict(zip(PEOPLE, signs, strict=True)) for name, method, *signs in rows}


def _agree(who: str, found: dict[Key, str]) -> None:
    before = _agreed()
    table = {key: {**dict.fromkeys(PEOPLE, "p"), **before.get(key, {}), who: found[key]} for key in found}
    kept = {key: row for key, row in table.items() if set("".join(row.values())) != {"p"}}
    lines = [_line("", "", PEOPLE)]
    for name, method in sorted((name, method) for method, name in kept):
        lines.append(_line(name, method, [kept[method, name][one] for one in PEOPLE]))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(name: str, method: str, signs: Sequence[str]) -> str:
    return f"{name:23} {method:4} {' '.join(one.ljust(4) for one in signs)}".rstrip()


def test_every_address_answers_everybody_as_the_table_says(gone: tuple[str, Tour]) -> None:
    who, found = gone
    if os.environ.get("KIENTAO_REVIEWED"):
        _agree(who, found.signs)
    agreed = {key: signs[who] for key, signs in _agreed().items()}
    assert {key: signs for key, signs in found.signs.items() if key in agreed or set(signs) != {"p"}} == agreed


def test_looking_changes_nothing_and_neither_does_a_refused_form(gone: tuple[str, Tour]) -> None:
    assert gone[1].written == set()


def test_every_refusal_says_why_in_the_words_of_its_policy(gone: tuple[str, Tour]) -> None:
    assert gone[1].unreasoned == set()


def test_nothing_anybody_opens_says_how_to_reach_an_applicant_whose_identity_is_not_theirs_to_see(
    gone: tuple[str, Tour],
) -> None:
    assert gone[1].told == set()


def test_neither_the_trail_nor_the_logs_say_how_to_reach_an_applicant(gone: tuple[str, Tour]) -> None:
    kept = b"".join(lines_of(AuditEntry)).decode() + "\n".join(_LOGGED)
    assert "Forbidden" in kept
    assert "H99.002.00-" in kept
    assert [one for applicant in Applicant.objects.all() for one in secrets_of(applicant) if one in kept] == []


def test_whoever_is_not_signed_in_is_led_to_the_door_from_every_address(built: Things) -> None:
    visitor = Client()
    for name in sorted(ROUTES):
        for method in METHODS:
            answer = visitor.generic(method, address(name, built.of["tu_phap"]))
            led = answer.headers.get("Location", "").split("?")[0]
            assert (name, answer.status_code, led) == (name, 302, "/dang-nhap/")
