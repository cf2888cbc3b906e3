"""The code on the telephone, and the codes on paper."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, override_settings

from kientao.base.clock import moved_to, now
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.people.actions.accounts import remove_lost_factor
from kientao.people.actions.factors import remove_factor, renew_recovery_codes, set_up_factor
from kientao.people.factor import new_secret
from tests.support.cast import PASSWORD, Cast, cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FACTOR = "/tai-khoan/xac-thuc-hai-lop/"
CODE = "/dang-nhap/ma-xac-thuc/"


@pytest.fixture
def people() -> Cast:
    return cast()


def code_now(secret: str, steps: int = 0) -> str:
    """What the telephone shows."""
    return str(format_hotp_value(hotp_value(secret, int(now().timestamp()) // 30 + steps)))


def _with_factor(people: Cast, who: str = "lan") -> tuple[str, list[str]]:
    secret = new_secret()
    actor, account = people.actor(who), people.accounts[who]
    return secret, set_up_factor(actor=actor, account=account, secret=secret, code=code_now(secret))


def _at_second_step(who: str = "lan") -> Client:
    client = Client()
    answer = client.post("/dang-nhap/?next=/tai-khoan/", {"username": who, "password": PASSWORD})
    assert answer.headers["Location"] == CODE
    assert client.get("/tai-khoan/").status_code == 302
    return client


def test_lan_photographs_the_code_and_needs_her_telephone_from_then_on(people: Cast) -> None:
    client = Client()
    with moved_to(MORNING):
        client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD})
        page = client.get(FACTOR).content.decode()
        assert 'src="data:image/svg+xml;base64,' in page
        secret = client.session["factor_secret"]
        given = client.post(FACTOR, {"password": PASSWORD, "code": code_now(secret)}).content.decode()
        assert given.count("<li><code>") == 10
        assert "<li><code>" not in client.get(FACTOR).content.decode()
    with moved_to(MORNING + timedelta(minutes=1)):
        again = _at_second_step()
        answer = again.post(CODE, {"code": code_now(secret)})
        assert answer.headers["Location"] == "/tai-khoan/"
        assert again.get("/tai-khoan/").status_code == 200


def test_the_secret_is_not_in_the_database_as_it_is(people: Cast) -> None:
    secret, _ = _with_factor(people)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_code_is_good_once(people: Cast) -> None:
    with moved_to(MORNING):
        secret, _ = _with_factor(people)
        assert _at_second_step().post(CODE, {"code": code_now(secret)}).status_code == 422
    with moved_to(MORNING + timedelta(seconds=30)):
        assert _at_second_step().post(CODE, {"code": code_now(secret)}).status_code == 302
        assert _at_second_step().post(CODE, {"code": code_now(secret)}).status_code == 422


def test_a_slow_clock_is_forgiven_half_a_minute_and_no_more(people: Cast) -> None:
    with moved_to(MORNING):
        secret, _ = _with_factor(people)
    with moved_to(MORNING + timedelta(minutes=5)):
        assert _at_second_step().post(CODE, {"code": code_now(secret, -2)}).status_code == 422
        assert _at_second_step().post(CODE, {"code": code_now(secret, -1)}).status_code == 302


def test_a_recovery_code_is_good_once(people: Cast) -> None:
    _, codes = _with_factor(people)
    assert _at_second_step().post(CODE, {"code": codes[3]}).status_code == 302
    assert _at_second_step().post(CODE, {"code": codes[3]}).status_code == 422


def test_wrong_codes_lock_the_account_like_wrong_passwords(people: Cast) -> None:
    with moved_to(MORNING):
        _with_factor(people)
    with moved_to(MORNING + timedelta(minutes=2)):
        for _ in range(5):
            _at_second_step().post(CODE, {"code": "000000"})
        answer = Client().post("/dang-nhap/", {"username": "lan", "password": PASSWORD})
        assert "tạm khóa" in answer.content.decode()
    assert AuditEntry.objects.filter(action="second_factor_failed").count() == 5


def test_the_code_page_leads_back_to_the_door_without_a_password(people: Cast) -> None:
    assert Client().get(CODE).headers["Location"] == "/dang-nhap/"
    assert Client().post(CODE, {"code": "123456"}).headers["Location"] == "/dang-nhap/"


@pytest.mark.parametrize("code", ["", "12345", "½½½½½½", "x" * 300, "'; DROP TABLE", "１２３４５６"])
def test_codes_that_are_no_codes_are_refused(people: Cast, code: str) -> None:
    _with_factor(people)
    assert _at_second_step().post(CODE, {"code": code}).status_code == 422


@override_settings(SECOND_FACTOR_ROLES=["programme-office"])
def test_a_role_may_ask_for_the_second_factor_before_anything_else(people: Cast) -> None:
    client = Client()
    client.post("/dang-nhap/", {"username": "son", "password": PASSWORD})
    assert client.get("/tai-khoan/").headers["Location"] == FACTOR
    assert client.get(FACTOR).status_code == 200
    secret = client.session["factor_secret"]
    client.post(FACTOR, {"password": PASSWORD, "code": code_now(secret)})
    assert client.get("/tai-khoan/").status_code == 200
    with pytest.raises(NotAllowed, match="bắt buộc"):
        remove_factor(actor=people.son, account=people.accounts["son"])


def test_the_password_is_asked_again_before_the_factor_changes(people: Cast) -> None:
    client = Client()
    client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD})
    client.get(FACTOR)
    secret = client.session["factor_secret"]
    assert client.post(FACTOR, {"password": "sai rồi", "code": code_now(secret)}).status_code == 422
    assert not Authenticator.objects.exists()


def test_new_recovery_codes_void_the_old_ones(people: Cast) -> None:
    _, old = _with_factor(people)
    new = renew_recovery_codes(actor=people.lan, account=people.accounts["lan"])
    assert not set(old) & set(new)
    assert _at_second_step().post(CODE, {"code": old[0]}).status_code == 422


def test_the_administrator_helps_whoever_lost_the_telephone(people: Cast) -> None:
    _with_factor(people)
    remove_lost_factor(actor=people.khoa, account=people.accounts["lan"])
    client = Client()
    assert client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD}).headers["Location"] == "/"


def test_nobody_removes_the_factor_of_somebody_else(people: Cast) -> None:
    _with_factor(people)
    with pytest.raises(NotAllowed):
        remove_factor(actor=people.minh, account=people.accounts["lan"])
    with pytest.raises(NotAllowed):
        remove_lost_factor(actor=people.minh, account=people.accounts["lan"])


def test_a_second_telephone_is_refused_until_the_first_is_off(people: Cast) -> None:
    _with_factor(people)
    secret = new_secret()
    with pytest.raises(Invalid, match="đã bật"):
        set_up_factor(actor=people.lan, account=people.accounts["lan"], secret=secret, code=code_now(secret))
