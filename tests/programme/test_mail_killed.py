"""The machine stops in the middle of the mail: nobody gets the same mail twice, and what is doubtful is seen."""

import os
import signal
import time
from datetime import timedelta

import pytest

from kientao.base.clock import moved_to
from kientao.people.models import Account
from kientao.programme.mail.sending import send_waiting
from kientao.programme.models import Mail, Notice
from tests.support.post_office import PostOffice, post_office
from tests.support.processes import started, wait_until
from tests.support.send_mail import MORNING

_MAILS = 30


def _waiting() -> None:
    """Mails of thirty people, as they were gathered on a working morning."""
    moment = MORNING
    for number in range(_MAILS):
        account = Account.objects.create(username=f"người{number}", email=f"nguoi{number}@haison.example")
        mail = Mail.objects.create(account=account, key="thử", kind="each", made_at=moment, next_try=moment)
        Notice.objects.create(account=account, key="thử", kind="given", words="Việc", href="/", at=moment, mail=mail)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_again_and_again_every_mail_is_handed_over_at_most_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as office:
        _point_at(office, monkeypatch)
        _waiting()
        office.slow_seconds, kills = 0.2, 0
        for _ in range(4):
            before = len(office.taken)
            process = started("tests.support.send_mail")
            try:
                wait_until(lambda before=before: len(office.taken) >= before + 3)  # type: ignore[misc]
                time.sleep(0.05)
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
            finally:
                process.communicate(timeout=20)
        office.slow_seconds = 0
        rest = started("tests.support.send_mail")
        assert rest.communicate(timeout=60)[1] == ""
        with moved_to(MORNING + timedelta(minutes=11)):
            send_waiting()
    got = [to for to, _ in office.taken]
    assert len(got) == len(set(got))
    states = list(Mail.objects.values_list("state", flat=True))
    assert states.count("unsure") <= kills
    assert states.count("sent") == _MAILS - states.count("unsure")
    assert Notice.objects.filter(mailed_at__isnull=False).count() == states.count("sent")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_that_send_at_once_send_each_mail_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as office:
        _point_at(office, monkeypatch)
        _waiting()
        office.slow_seconds = 0.02
        both = [started("tests.support.send_mail") for _ in range(2)]
        for process in both:
            assert process.communicate(timeout=60)[1] == ""
    got = [to for to, _ in office.taken]
    assert len(got) == len(set(got)) == _MAILS
    assert Mail.objects.filter(state="sent").count() == _MAILS


def _point_at(office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIENTAO_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("KIENTAO_SMTP_PORT", str(office.port))
    monkeypatch.setenv("KIENTAO_SMTP_SECURITY", "none")
    monkeypatch.setenv("KIENTAO_SMTP_FROM", "kientao@haison.example")
