"""Signing in through a real OpenID provider that runs beside the tests."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from kientao.base.models import AuditEntry
from kientao.people.actions.accounts import reset_password
from kientao.people.actions.factors import set_up_factor
from kientao.people.factor import new_secret
from kientao.people.models import Account
from kientao.people.openid import VerifiedOpenIDConnect
from kientao.people.settings import openid_provider
from tests.people.test_second_factor import code_now
from tests.support.cast import Cast, cast
from tests.support.openid_server import openid_server, program

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
THERE = "/dang-nhap/qua/openid/"
MINE = "/tai-khoan/"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    if program() is None:
        pytest.skip("KHÔNG TÌM THẤY OIDC-PROVIDER-MOCK: đăng nhập qua OpenID không được thử (cài gói này)")
    with openid_server() as address:
        yield address


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def _provider(request: pytest.FixtureRequest, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if "issuer" not in request.fixturenames:
        return
    monkeypatch.setenv("KIENTAO_OIDC_ISSUER", request.getfixturevalue("issuer"))
    monkeypatch.setenv("KIENTAO_OIDC_CLIENT", "kientao")
    monkeypatch.setenv("KIENTAO_OIDC_SECRET", "bí mật")
    settings.OPENID_PROVIDER = openid_provider()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [settings.OPENID_PROVIDER]}}


def _signed_in_there(issuer: str, client: Client, sub: str, claims: dict[str, Any], where: str = THERE) -> str:
    """What the browser does at the provider; gives the path it comes back with."""
    requests.put(f"{issuer}/users/{quote(sub)}", json=claims, timeout=10).raise_for_status()
    there = client.get(where).headers["Location"]
    assert there.startswith(issuer)
    assert "code_challenge" in there
    allowed = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=10)
    back = urlsplit(allowed.headers["Location"])
    return f"{back.path}?{back.query}"


def _come(issuer: str, sub: str, where: str = THERE, **claims: Any) -> tuple[Client, Any]:
    client = Client()
    return client, client.get(_signed_in_there(issuer, client, sub, claims, where))


def test_lan_comes_in_by_the_claim_that_names_her_account(issuer: str, people: Cast) -> None:
    client, answer = _come(issuer, "s-lan", preferred_username="Lan")
    assert answer.headers["Location"] == "/"
    assert "Nguyễn Thị Lan" in client.get(MINE).content.decode()
    assert SocialAccount.objects.get(uid="s-lan").user_id == people.accounts["lan"].pk
    assert '"way": "openid"' in AuditEntry.objects.get(action="sign_in").data
    assert AuditEntry.objects.filter(action="link_openid").count() == 1


def test_the_door_shows_the_provider_only_when_one_is_set(issuer: str, people: Cast, settings: Any) -> None:
    assert "qua/openid" in Client().get("/dang-nhap/").content.decode()
    settings.OPENID_PROVIDER = {}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "qua/openid" not in Client().get("/dang-nhap/").content.decode()
    assert Client().get(THERE).status_code == 404
    assert Client().get("/dang-nhap/qua/google/").status_code == 404


def test_a_verified_address_names_the_account_too(issuer: str, people: Cast) -> None:
    client, _ = _come(issuer, "s-minh", email="minh@haison.example", email_verified=True)
    assert "Lê Quang Minh" in client.get(MINE).content.decode()


def test_an_address_the_provider_has_not_verified_opens_nothing(issuer: str, people: Cast) -> None:
    client, answer = _come(issuer, "s-evil", email="minh@haison.example", email_verified=False)
    assert answer.status_code == 403
    assert client.get(MINE).status_code == 302


def test_whoever_has_no_account_gets_none(issuer: str, people: Cast) -> None:
    before = Account.objects.count()
    client, answer = _come(issuer, "s-nobody", preferred_username="nobody", email="n@x.example", email_verified=True)
    assert answer.status_code == 403
    assert "chưa có tài khoản" in answer.content.decode()
    assert (Account.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert client.get(MINE).status_code == 302


def test_once_linked_it_is_the_person_that_counts_not_the_name(issuer: str, people: Cast) -> None:
    _come(issuer, "s-lan", preferred_username="lan")
    client, _ = _come(issuer, "s-lan", preferred_username="minh")
    assert "Nguyễn Thị Lan" in client.get(MINE).content.decode()


def test_another_person_with_the_same_name_is_refused(issuer: str, people: Cast) -> None:
    _come(issuer, "s-lan", preferred_username="lan")
    client, answer = _come(issuer, "s-other", preferred_username="lan")
    assert answer.status_code == 403
    assert client.get(MINE).status_code == 302


def test_a_disabled_account_stays_shut(issuer: str, people: Cast) -> None:
    Account.objects.filter(username="lan").update(is_active=False)
    _, answer = _come(issuer, "s-lan", preferred_username="lan")
    assert answer.status_code == 403


def test_the_second_factor_is_asked_after_the_provider_too(issuer: str, people: Cast) -> None:
    secret = new_secret()
    set_up_factor(actor=people.lan, account=people.accounts["lan"], secret=secret, code=code_now(secret))
    client, answer = _come(issuer, "s-lan", preferred_username="lan")
    assert answer.headers["Location"] == "/dang-nhap/ma-xac-thuc/"
    assert client.get(MINE).status_code == 302


def test_whoever_comes_by_the_provider_needs_no_password_of_ours(issuer: str, people: Cast) -> None:
    reset_password(actor=people.khoa, account=people.accounts["lan"])
    client, _ = _come(issuer, "s-lan", preferred_username="lan")
    assert client.get(MINE).status_code == 200


def test_it_leads_on_to_where_one_was_going_and_never_away(issuer: str, people: Cast) -> None:
    _, answer = _come(issuer, "s-lan", f"{THERE}?next=/tai-khoan/", preferred_username="lan")
    assert answer.headers["Location"] == "/tai-khoan/"
    _, answer = _come(issuer, "s-lan", f"{THERE}?next=//evil.example/", preferred_username="lan")
    assert answer.headers["Location"] == "/"


def test_an_answer_nobody_asked_for_is_refused(issuer: str, people: Cast) -> None:
    mine = Client()
    path = _signed_in_there(issuer, mine, "s-lan", {"preferred_username": "lan"})
    assert Client().get(path).status_code == 401  # another browser's answer
    assert Client().get(f"{THERE}ve/?state=x&code=y").status_code == 401
    assert mine.get(f"{THERE}ve/?error=access_denied").status_code == 401


def test_a_token_somebody_changed_on_the_way_is_refused(
    issuer: str, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = VerifiedOpenIDConnect.get_access_token_data

    def changed(self: VerifiedOpenIDConnect, *args: Any, **kwargs: Any) -> dict[str, Any]:
        data: dict[str, Any] = true(self, *args, **kwargs)
        head, body, signature = data["id_token"].split(".")
        return data | {"id_token": f"{head}.{body}.{signature[::-1]}"}

    monkeypatch.setattr(VerifiedOpenIDConnect, "get_access_token_data", changed)
    client, answer = _come(issuer, "s-lan", preferred_username="lan")
    assert answer.status_code == 401
    assert client.get(MINE).status_code == 302


@pytest.mark.parametrize("address", ["http://id.haison.example", "ftp://x", "id.haison.example"])
def test_a_provider_without_https_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("KIENTAO_OIDC_ISSUER", address)
    with pytest.raises(ImproperlyConfigured, match="KIENTAO_OIDC_ISSUER"):
        openid_provider()


def test_a_provider_needs_its_client_and_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIENTAO_OIDC_ISSUER", "https://id.haison.example")
    with pytest.raises(ImproperlyConfigured, match="KIENTAO_OIDC_CLIENT"):
        openid_provider()
