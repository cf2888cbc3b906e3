"""A forgotten password."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client

from kientao.base.models import Job
from kientao.people.actions.recovery import account_of_link
from kientao.people.jobs import send_recovery_link
from tests.support.cast import PASSWORD, Cast, cast

pytestmark = pytest.mark.django_db
FORGOTTEN = "/quen-mat-khau/"
NEW = "Núi cao sông dài 99"


@pytest.fixture
def people() -> Cast:
    return cast()


def _link(who: str, client: Client | None = None) -> str:
    """The path in the letter that was sent."""
    answer = (client or Client()).post(FORGOTTEN, {"who": who})
    assert answer.status_code == 200
    job = Job.objects.get(kind=send_recovery_link.name)
    assert PASSWORD not in str(job.arguments)
    send_recovery_link.run(None, **job.arguments)
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(1)


def test_a_link_in_a_letter_sets_a_new_password_once(people: Cast) -> None:
    path = _link("lan")
    assert mail.outbox[-1].to == ["lan@haison.example"]
    client = Client()
    assert client.get(path).status_code == 200
    assert client.post(path, {"new": NEW, "again": NEW}).headers["Location"] == "/dang-nhap/"
    assert Client().post("/dang-nhap/", {"username": "lan", "password": NEW}).status_code == 302
    assert client.get(path).status_code == 410
    assert client.post(path, {"new": NEW, "again": NEW}).status_code == 410


def test_the_answer_is_the_same_for_a_name_nobody_has(people: Cast) -> None:
    there, nobody = (Client().post(FORGOTTEN, {"who": who}) for who in ("lan@haison.example", "x@haison.example"))
    assert there.status_code == nobody.status_code == 200
    assert there.content == nobody.content
    assert Job.objects.count() == 1


def test_a_link_is_void_after_an_hour(people: Cast) -> None:
    path = _link("lan")
    token = path.strip("/").split("/")[-1]
    assert account_of_link(token) == people.accounts["lan"]
    later = datetime.now() + timedelta(minutes=61)  # noqa: DTZ005, Django's tokens count local time
    with patch("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", return_value=later):
        assert account_of_link(token) is None


@pytest.mark.parametrize("token", ["1-abc", "x", "-", "99999999999999999999-abc-def", "1", "٣-abc", "1-" + "a" * 500])
def test_a_made_up_link_is_void(people: Cast, token: str) -> None:
    assert Client().get(f"{FORGOTTEN}{token}/").status_code == 410


def test_a_weak_password_is_refused_by_the_link_too(people: Cast) -> None:
    path = _link("lan")
    answer = Client().post(path, {"new": "password123", "again": "password123"})
    assert answer.status_code == 422
    assert "dễ đoán" in answer.content.decode()


def test_asking_again_and_again_is_slowed_down(people: Cast) -> None:
    client = Client()
    codes = [client.post(FORGOTTEN, {"who": f"x{number}"}).status_code for number in range(7)]
    assert codes == [200] * 5 + [422] * 2


def test_a_disabled_account_gets_no_letter(people: Cast) -> None:
    people.accounts["lan"].is_active = False
    people.accounts["lan"].save()
    Client().post(FORGOTTEN, {"who": "lan"})
    assert not Job.objects.exists()
