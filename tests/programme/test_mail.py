"""Mail over a real connection: one digest a day, urgent things at once, never twice, failures counted."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.base.mail.settings import mail_settings, public_address
from kientao.kernel.working_days import Calendar
from kientao.people.models import Account
from kientao.programme.actions.inbox import wish_notices
from kientao.programme.actions.reminding import remind
from kientao.programme.mail.gathering import gather
from kientao.programme.mail.sending import send_waiting
from kientao.programme.models import Mail, Notice
from kientao.programme.rules.mailing import Wish, digest_until, may_mail
from tests.support.post_office import PostOffice, post_office
from tests.support.programme import HANOI, World, a_programme, on

SON = "son@haison.example"


@pytest.fixture
def office(settings: LazySettings) -> Iterator[PostOffice]:
    with post_office() as there:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", there.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Kiến Tạo <kientao@haison.example>"
        settings.PUBLIC_ADDRESS = "https://kientao.haison.example"
        yield there


@pytest.fixture
def world(db: None) -> World:
    world = a_programme()
    Notice.objects.all().delete()
    return world


def _notice(world: World, who: str, day: str, hour: int = 6, **fields: Any) -> Notice:
    given = {"kind": "returned", "words": "Trả lại: Kế hoạch", "href": "/viec-cua-toi/", **fields}
    with on(day, hour):
        key = f"thử:{Notice.objects.count()}"
        return Notice.objects.create(account=world.cast.accounts[who], key=key, at=now(), **given)


def _post(day: str, hour: int) -> None:
    with on(day, hour):
        gather()
        send_waiting()


def _text(message: Any) -> str:
    return str(message.get_body(("plain",)).get_content())


def test_the_day_begins_with_one_mail_grouped_by_what_is_pressing(world: World, office: PostOffice) -> None:
    with on("2026-04-01", 6):
        remind(actor=SYSTEM)
    _notice(world, "son", "2026-03-31", 15, kind="accepted", words="Đã nghiệm thu: Báo cáo quý I")
    _post("2026-04-01", 6)
    assert office.taken == []
    _post("2026-04-01", 7)
    _post("2026-04-01", 8)
    [mail] = office.to(SON)
    text = _text(mail)
    assert text.index("QUÁ HẠN") < text.index("TIN MỚI")
    assert "Đã nghiệm thu: Báo cáo quý I" in text
    assert "https://kientao.haison.example/hop-viec/" in text
    assert str(mail["Subject"]).startswith("Kiến Tạo: ")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert Notice.objects.filter(account=world.cast.accounts["son"], mailed_at__isnull=True).count() == 0


def test_html_asks_nothing_of_another_host(world: World, office: PostOffice) -> None:
    _notice(world, "son", "2026-04-01", words="<script>alert(1)</script> & «Kế hoạch»")
    _post("2026-04-01", 9)
    html = str(office.to(SON)[0].get_body(("html",)).get_content())  # type: ignore[union-attr]
    assert "<script>" not in html
    assert "src=" not in html
    assert "style" not in html


def test_nobody_reads_of_others_in_their_mail(world: World, office: PostOffice) -> None:
    _notice(world, "son", "2026-04-01")
    _notice(world, "minh", "2026-04-01", words="Chỉ của Minh")
    _post("2026-04-01", 9)
    assert len(office.taken) == 2
    [mail] = office.to(SON)
    whole = mail.as_string() + _text(mail)
    assert "minh@" not in whole
    assert "Chỉ của Minh" not in whole
    assert mail["Cc"] is None
    assert mail["Bcc"] is None


def test_an_urgent_thing_goes_at_once_but_not_at_night_nor_on_sunday(world: World, office: PostOffice) -> None:
    _notice(world, "son", "2026-04-03", 21, urgent=True)  # a Friday evening
    _post("2026-04-03", 22)
    _post("2026-04-05", 10)
    assert office.taken == []
    _post("2026-04-06", 9)
    assert len(office.to(SON)) == 1
    _notice(world, "son", "2026-04-06", 14, urgent=True)
    _post("2026-04-06", 14)
    assert len(office.to(SON)) == 2


def test_who_wants_no_mail_gets_none_and_who_wants_each_gets_each(world: World, office: PostOffice) -> None:
    wish_notices(actor=world.cast.son, mail="none", quiet_from=None, quiet_to=None)
    wish_notices(actor=world.cast.minh, mail="each", quiet_from=None, quiet_to=None)
    for who in ("son", "minh"):
        _notice(world, who, "2026-04-01", 10, urgent=True)
        _notice(world, who, "2026-04-01", 10)
    _post("2026-04-01", 11)
    assert [to for to, _ in office.taken] == ["minh@haison.example"]


def test_what_was_read_in_the_inbox_is_not_mailed(world: World, office: PostOffice) -> None:
    notice = _notice(world, "son", "2026-04-01")
    Notice.objects.filter(pk=notice.pk).update(read_at=now())
    _post("2026-04-01", 9)
    assert office.taken == []


def test_an_address_that_does_not_exist_is_a_failure_that_is_seen(world: World, office: PostOffice) -> None:
    _notice(world, "son", "2026-04-01")
    office.refuse_recipient = "550 No such user"
    _post("2026-04-01", 9)
    mail = Mail.objects.get()
    assert (mail.state, mail.tries, mail.error) == ("failed", 1, "Máy chủ thư trả lời 550.")
    assert Notice.objects.get().mailed_at is None


def test_a_busy_server_is_asked_again_later_and_later(world: World, office: PostOffice) -> None:
    _notice(world, "son", "2026-04-01")
    office.refuse_words = "451 Try again"
    with on("2026-04-01", 9):
        gather()
        send_waiting()
        mail = Mail.objects.get()
        assert (mail.state, mail.tries) == ("waiting", 1)
        assert (mail.next_try - now()).total_seconds() == 300
        send_waiting()
        assert Mail.objects.get().tries == 1
    office.refuse_words = ""
    _post("2026-04-01", 10)
    assert Mail.objects.get().state == "sent"
    assert len(office.to(SON)) == 1


def test_a_server_that_is_down_loses_nothing(world: World, office: PostOffice, settings: LazySettings) -> None:
    _notice(world, "son", "2026-04-01")
    settings.EMAIL_PORT = 1
    _post("2026-04-01", 9)
    mail = Mail.objects.get()
    assert (mail.state, mail.tries) == ("waiting", 0)
    assert "không kết nối được" in mail.error
    settings.EMAIL_PORT = office.port
    _post("2026-04-01", 10)
    assert len(office.to(SON)) == 1


def test_when_the_line_breaks_after_the_words_nobody_sends_again(world: World, office: PostOffice) -> None:
    _notice(world, "son", "2026-04-01")
    office.break_after_words = True
    _post("2026-04-01", 9)
    assert Mail.objects.get().state == "unsure"
    office.break_after_words = False
    _post("2026-04-01", 11)
    _post("2026-04-02", 9)
    assert len(office.to(SON)) == 1


@pytest.mark.parametrize(
    "address", ["hai\r\nBcc: x@y.example", "a@b@c", "không@dấu.vn", "x,y@z.example", "<x@y.example>"]
)
def test_a_forged_address_sends_nothing(world: World, office: PostOffice, address: str) -> None:
    Account.objects.filter(pk=world.cast.accounts["son"].pk).update(email=address)
    _notice(world, "son", "2026-04-01")
    _post("2026-04-01", 9)
    assert office.taken == []
    assert Mail.objects.get().state == "failed"


def test_without_a_server_the_inbox_is_all_there_is(world: World, settings: LazySettings) -> None:
    settings.EMAIL_HOST = ""
    _notice(world, "son", "2026-04-01")
    _post("2026-04-01", 9)
    assert Mail.objects.get().state == "waiting"


@given(st.times(), st.times(), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.times())
def test_a_digest_never_goes_in_quiet_hours_and_takes_nothing_of_later(
    quiet_from: time, quiet_to: time, day: date, at: time
) -> None:
    moment, wish = datetime.combine(day, at, HANOI), Wish("digest", quiet_from, quiet_to)
    until = digest_until(wish, moment, Calendar())
    if until is not None:
        assert not wish.is_quiet(moment.time())
        assert moment.weekday() < 5
        assert until <= moment
        assert may_mail(wish, moment, Calendar())


def test_settings_of_mail_are_checked_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mail_settings()["EMAIL_HOST"] == ""
    monkeypatch.setenv("KIENTAO_SMTP_HOST", "smtp.haison.example")
    with pytest.raises(ImproperlyConfigured, match="KIENTAO_SMTP_FROM"):
        mail_settings()
    monkeypatch.setenv("KIENTAO_SMTP_FROM", "không phải thư")
    with pytest.raises(ImproperlyConfigured, match="không phải địa chỉ thư"):
        mail_settings()
    monkeypatch.setenv("KIENTAO_SMTP_FROM", "kientao@haison.example")
    monkeypatch.setenv("KIENTAO_SMTP_SECURITY", "ssl")
    assert (mail_settings()["EMAIL_PORT"], mail_settings()["EMAIL_USE_SSL"]) == (465, True)
    monkeypatch.setenv("KIENTAO_SMTP_USER", "kientao")
    with pytest.raises(ImproperlyConfigured, match="KIENTAO_SMTP_PASSWORD"):
        mail_settings()


def test_links_in_mail_lead_to_the_configured_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert public_address("KIENTAO_ADDRESS", host="a.example", https=True) == "https://a.example"
    monkeypatch.setenv("KIENTAO_ADDRESS", "https://kientao.example.gov.vn/")
    assert public_address("KIENTAO_ADDRESS", host="a", https=False) == "https://kientao.example.gov.vn"
    monkeypatch.setenv("KIENTAO_ADDRESS", "kientao.example.gov.vn")
    with pytest.raises(ImproperlyConfigured, match="địa chỉ đầy đủ"):
        public_address("KIENTAO_ADDRESS", host="a", https=False)
