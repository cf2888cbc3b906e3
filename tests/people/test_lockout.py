"""When a door locks, and that every wrong answer takes as long as another."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.actor import SYSTEM, VISITOR
from kientao.base.clock import moved_to
from kientao.base.retention.actions import forget_due
from kientao.people.actions.accounts import disable_account, reset_password
from kientao.people.actions.signing_in import try_password
from kientao.people.rules.lockout import Count, Limit, after_failure
from tests.support.cast import PASSWORD, Cast, cast

LIMIT = Limit(failures=5, minutes=15)
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60))
def test_no_rhythm_of_guessing_gets_more_than_five_tries_in_a_quarter_of_an_hour(waits: list[int]) -> None:
    count, moment, tried = Count(), MORNING, []
    for wait in waits:
        moment += timedelta(seconds=wait)
        if not count.is_locked(moment):
            tried.append(moment)
        count = after_failure(count, moment, LIMIT)
    for place, first in enumerate(tried):
        within = [one for one in tried[place:] if one - first < LIMIT.span]
        assert len(within) <= 2 * LIMIT.failures - 1  # at the seam of two counts
    assert count.failures < LIMIT.failures


@given(st.integers(1, 10), st.integers(1, 60))
def test_knocking_at_a_locked_door_makes_the_wait_no_longer(failures: int, minutes: int) -> None:
    limit, count = Limit(failures, minutes), Count()
    for _ in range(failures):
        count = after_failure(count, MORNING, limit)
    assert count.locked_until == MORNING + limit.span
    assert after_failure(count, MORNING + timedelta(seconds=30), limit) == count
    assert not count.is_locked(MORNING + limit.span)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def test_every_wrong_answer_costs_one_slow_hash(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    slow: list[str] = []
    for name in ("encode", "verify"):
        true = getattr(Argon2PasswordHasher, name)

        def counted(self: Argon2PasswordHasher, *args: str, true: object = true, name: str = name) -> object:
            slow.append(name)
            return true(self, *args)  # type: ignore[operator]

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    reset_password(actor=people.khoa, account=people.accounts["quang"])
    disable_account(actor=people.khoa, account=people.accounts["hoa"], reason="Nghỉ")
    people.accounts["thu"].set_unusable_password()
    people.accounts["thu"].save()

    def cost(who: str) -> int:
        slow.clear()
        try_password(actor=VISITOR, username=who, password="sai rồi", address="10.0.0.1")
        return len(slow)

    assert {who: cost(who) for who in ("lan", "nobody", "quang", "hoa", "thu")} == dict.fromkeys(
        ("lan", "nobody", "quang", "hoa", "thu"), 1
    )
    for _ in range(5):
        cost("lan")
    assert cost("lan") == 1  # locked


def test_old_sessions_are_forgotten_at_night(people: Cast) -> None:
    with moved_to(MORNING):
        Client().post("/dang-nhap/", {"username": "lan", "password": PASSWORD})
    Session.objects.update(expire_date=MORNING)
    Client().post("/dang-nhap/", {"username": "minh", "password": PASSWORD})
    assert Session.objects.count() == 2
    forget_due(actor=SYSTEM)
    assert Session.objects.count() == 1
