"""The door: passwords, locks, and what a stranger can learn from the answers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings

from kientao.base.clock import moved_to
from kientao.base.models import AuditEntry
from kientao.people.actions.accounts import disable_account, reset_password, unlock_account
from kientao.people.models import Account, FailedAttempts
from tests.support.cast import PASSWORD, Cast, cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DOOR = "/dang-nhap/"
MINE = "/tai-khoan/"
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def people() -> Cast:
    return cast()


def _try(client: Client, who: str, password: str = PASSWORD, **more: str) -> int:
    return client.post(DOOR, {"username": who, "password": password, **more}).status_code


def _fail(client: Client, who: str, times: int) -> None:
    for _ in range(times):
        assert _try(client, who, "sai rồi") == 422


def test_lan_signs_in_and_out(people: Cast) -> None:
    client = Client()
    assert _try(client, "Lan") == 302
    page = client.get(MINE)
    assert "Nguyễn Thị Lan" in page.content.decode()
    assert client.post("/dang-xuat/").headers["Location"] == DOOR
    assert client.get(MINE).headers["Location"] == f"{DOOR}?next=%2Ftai-khoan%2F"


def test_every_coming_and_going_is_in_the_trail(people: Cast) -> None:
    client = Client()
    _fail(client, "lan", 1)
    _try(client, "lan")
    client.post("/dang-xuat/")
    lan = f"Account {people.accounts['lan'].pk}"
    told = list(AuditEntry.objects.filter(subject=lan).values_list("action", "actor"))
    assert told[-3:] == [
        ("sign_in_failed", "khách"),
        ("sign_in", "Nguyễn Thị Lan"),
        ("sign_out", "Nguyễn Thị Lan"),
    ]


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(people: Cast) -> None:
    client = Client()
    with moved_to(MORNING):
        _fail(client, "lan", 5)
        answer = client.post(DOOR, {"username": "lan", "password": PASSWORD})
        assert answer.status_code == 422
        assert "tạm khóa đến 08:15" in answer.content.decode()
    with moved_to(MORNING + timedelta(minutes=14, seconds=59)):
        assert _try(Client(), "lan") == 422
    with moved_to(MORNING + timedelta(minutes=15)):
        assert _try(Client(), "lan") == 302
    assert AuditEntry.objects.filter(action="lock_account").count() == 1


def test_a_good_password_between_wrong_ones_starts_the_count_again(people: Cast) -> None:
    _fail(Client(), "lan", 4)
    assert _try(Client(), "lan") == 302
    _fail(Client(), "lan", 4)
    assert _try(Client(), "lan") == 302


def test_the_administrator_unlocks_before_the_time(people: Cast) -> None:
    _fail(Client(), "lan", 5)
    assert _try(Client(), "lan") == 422
    unlock_account(actor=people.khoa, account=people.accounts["lan"])
    assert _try(Client(), "lan") == 302


def test_a_name_nobody_has_is_answered_and_locked_like_one_that_exists(people: Cast) -> None:
    with moved_to(MORNING):
        for _ in range(7):
            real = Client().post(DOOR, {"username": "lan", "password": "sai rồi"}).content.decode()
            nobody = Client().post(DOOR, {"username": "lam", "password": "sai rồi"}).content.decode()
            assert _words(real) == _words(nobody)


def test_a_disabled_account_answers_a_stranger_like_any_wrong_password(people: Cast) -> None:
    disable_account(actor=people.khoa, account=people.accounts["lan"], reason="Nghỉ hưu")
    wrong = Client().post(DOOR, {"username": "lan", "password": "sai rồi"}).content.decode()
    right = Client().post(DOOR, {"username": "lan", "password": PASSWORD}).content.decode()
    assert "ngừng hoạt động" not in wrong
    assert "ngừng hoạt động" in right


def test_disabling_an_account_ends_its_open_sessions(people: Cast) -> None:
    client = Client()
    _try(client, "lan")
    disable_account(actor=people.khoa, account=people.accounts["lan"], reason="Nghỉ hưu")
    assert client.get(MINE).status_code == 302


@override_settings(SIGN_IN_FAILURES_PER_ADDRESS=6)
def test_an_address_that_tries_many_names_is_locked_whole(people: Cast) -> None:
    client = Client()
    with moved_to(MORNING):
        for number in range(6):
            _fail(client, f"ten{number}", 1)
        assert _try(client, "lan") == 422
        elsewhere = Client(REMOTE_ADDR="10.1.2.3")
        assert _try(elsewhere, "lan") == 302
    assert AuditEntry.objects.filter(action="lock_address").count() == 1


def test_counts_of_failures_do_not_pile_up(people: Cast) -> None:
    with moved_to(MORNING):
        _fail(Client(), "nobody1", 1)
    with moved_to(MORNING + timedelta(hours=1)):
        _fail(Client(), "nobody2", 1)
    assert FailedAttempts.objects.filter(scope="name").count() == 1


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\\\\x",
    ],
)
def test_the_door_never_leads_to_another_host(people: Cast, away: str) -> None:
    answer = Client().post(f"{DOOR}?next={away}", {"username": "lan", "password": PASSWORD, "next": away})
    assert answer.headers["Location"] == "/"


def test_the_door_leads_on_to_where_one_was_going(people: Cast) -> None:
    answer = Client().post(f"{DOOR}?next=/tai-khoan/%3Fx=1", {"username": "lan", "password": PASSWORD})
    assert answer.headers["Location"] == "/tai-khoan/?x=1"


def test_a_forged_sign_in_from_another_site_is_refused(people: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(DOOR, {"username": "lan", "password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("name", ["", " ", "x" * 200, "lan\x00", "' OR 1=1 --", "<script>alert(1)</script>", "лан"])
def test_bad_names_are_answered_with_words(people: Cast, name: str) -> None:
    answer = Client().post(DOOR, {"username": name, "password": "x"})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


def test_a_password_for_one_use_must_be_changed_before_anything_else(people: Cast) -> None:
    given = reset_password(actor=people.khoa, account=people.accounts["lan"])
    client = Client()
    assert _try(client, "lan", given) == 302
    assert client.get(MINE).headers["Location"] == "/tai-khoan/mat-khau/"
    form = {"old": given, "new": "Núi cao sông dài 99", "again": "Núi cao sông dài 99"}
    assert client.post("/tai-khoan/mat-khau/", form).status_code == 302
    assert client.get(MINE).status_code == 200
    assert _try(Client(), "lan", "Núi cao sông dài 99") == 302
    assert Account.objects.get(username="lan").password.startswith("argon2")


def test_changing_the_password_ends_the_other_sessions(people: Cast) -> None:
    here, there = Client(), Client()
    _try(here, "lan")
    _try(there, "lan")
    new = "Núi cao sông dài 99"
    assert here.post("/tai-khoan/mat-khau/", {"old": PASSWORD, "new": new, "again": new}).status_code == 302
    assert here.get(MINE).status_code == 200
    assert there.get(MINE).status_code == 302


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("ngắn", "ít nhất 10 ký tự"),
        ("password123", "dễ đoán"),
        ("matkhau123456", "dễ đoán"),
        ("aaaaaaaaaaaa", "dễ đoán"),
        ("nguyen thi lan 1990", "chứa tên"),
        (PASSWORD, "phải khác"),
    ],
)
def test_a_weak_password_is_refused_beside_the_field(people: Cast, password: str, words: str) -> None:
    client = Client()
    _try(client, "lan")
    answer = client.post("/tai-khoan/mat-khau/", {"old": PASSWORD, "new": password, "again": password})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_session_ends_after_idle_time_and_says_so_in_the_trail(people: Cast) -> None:
    client = Client()
    with moved_to(MORNING):
        _try(client, "lan")
    with moved_to(MORNING + timedelta(minutes=59)):
        assert client.get(MINE).status_code == 200
    with moved_to(MORNING + timedelta(minutes=118)):
        assert client.get(MINE).status_code == 200
    with moved_to(MORNING + timedelta(minutes=180)):
        assert client.get(MINE).status_code == 302
    assert '"idle"' in AuditEntry.objects.filter(action="sign_out").latest("sequence").data


def test_lan_sees_her_sessions_and_signs_out_the_other_device(people: Cast) -> None:
    here = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36")
    there = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Firefox/130", REMOTE_ADDR="10.9.8.7")
    _try(here, "lan")
    _try(there, "lan")
    page = here.get(MINE).content.decode()
    assert "Chrome trên Windows" in page
    assert "Firefox trên Android" in page
    assert "10.9.8.7" in page
    here.post("/tai-khoan/phien/")
    assert there.get(MINE).status_code == 302
    assert here.get(MINE).status_code == 200


def test_nobody_ends_a_session_of_somebody_else(people: Cast) -> None:
    from allauth.usersessions.models import UserSession

    lan, hoa = Client(), Client()
    _try(lan, "lan")
    _try(hoa, "hoa")
    of_lan = UserSession.objects.get(user_id=people.accounts["lan"].pk)
    hoa.post("/tai-khoan/phien/", {"session": str(of_lan.pk)})
    assert lan.get(MINE).status_code == 200


def _words(page: str) -> str:
    """What the page says, without its one-time values and what was typed."""
    import re

    return re.sub(r'(csrfmiddlewaretoken" value="[^"]*"|value="la[nm]")', "", page)
