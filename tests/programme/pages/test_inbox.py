"""The inbox tells everybody what concerns them, and only that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.base.refusal import Invalid
from kientao.programme.actions.delivering import hand_in
from kientao.programme.actions.inbox import read_notices, wish_notices
from kientao.programme.models import Notice, NoticeWish
from kientao.programme.queries.inbox import unread
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, a_figure, on


def _told(world: World) -> Notice:
    """Bình is told that Sơn's office handed in."""
    work, son = world.work("kiểm tra"), world.cast.son
    with on("2026-03-30"):
        hand_in(actor=son, assignment_id=work.pk, version=work.version, evidence=[a_figure(son)])
    return Notice.objects.get(account=world.cast.accounts["binh"])


def test_unread_is_one_question_and_strangers_have_none(world: World) -> None:
    _told(world)
    with CaptureQueriesContext(connection) as asked:
        assert (unread(world.cast.binh) > 0, unread(world.cast.hoa)) == (True, False)
    assert len([one for one in asked if "programme_notice" in one["sql"]]) == 2


def test_a_notice_opens_what_it_is_about_and_is_read_by_that(world: World, desk: Desk) -> None:
    notice = _told(world)
    page = desk("binh").get("/hop-viec/").content.decode()
    assert "Sở Nội vụ đã nộp: Kế hoạch" in page
    answer = desk("binh").get(f"/hop-viec/{notice.pk}/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == notice.href
    assert unread(world.cast.binh) == 0


def test_nobody_opens_or_reads_the_notices_of_others(world: World, desk: Desk) -> None:
    notice = _told(world)
    assert desk("hoa").get(f"/hop-viec/{notice.pk}/").status_code == 404
    assert read_notices(actor=world.cast.hoa, notices=[notice.pk]) == 0
    assert "Sở Nội vụ đã nộp" not in desk("hoa").get("/hop-viec/").content.decode()
    assert unread(world.cast.binh) == 1


def test_a_notice_never_leads_to_another_host(world: World, desk: Desk) -> None:
    notice = _told(world)
    Notice.objects.filter(pk=notice.pk).update(href="https://evil.example/")
    assert desk("binh").get(f"/hop-viec/{notice.pk}/").headers["Location"] == "/hop-viec/"


def test_marked_notices_are_read_and_the_rest_stays(world: World, desk: Desk) -> None:
    _told(world)
    Notice.objects.create(
        account=world.cast.accounts["binh"], key="x", kind="given", words="Khác", href="/", at=Notice.objects.get().at
    )
    first = Notice.objects.get(key="x")
    answer = desk("binh").post("/hop-viec/da-doc/", {"chon": [f"{first.pk}:", "không:phải", "9" * 30 + ":1"]})
    assert answer.status_code == 302
    assert unread(world.cast.binh) == 1
    desk("binh").post("/hop-viec/da-doc/")
    assert unread(world.cast.binh) == 0


def test_everybody_says_how_they_want_to_be_told(world: World, desk: Desk) -> None:
    answer = desk("lan").post("/hop-viec/cach-nhan-thu/", {"mail": "each", "quiet_from": "18:00", "quiet_to": "07:00"})
    assert answer.status_code == 302
    wish = NoticeWish.objects.get(account=world.cast.accounts["lan"])
    assert (wish.mail, f"{wish.quiet_from:%H:%M}", len(wish.calendar_key) > 30) == ("each", "18:00", True)


def test_half_of_the_quiet_hours_is_refused_beside_its_field(world: World, desk: Desk) -> None:
    answer = desk("lan").post("/hop-viec/cach-nhan-thu/", {"mail": "each", "quiet_from": "18:00", "quiet_to": ""})
    assert answer.status_code == 422
    assert "Ghi cả giờ bắt đầu và giờ kết thúc" in answer.content.decode()
    assert 'value="18:00"' in answer.content.decode()
    with pytest.raises(Invalid):
        wish_notices(actor=world.cast.lan, mail="fax", quiet_from=None, quiet_to=None)


def test_the_inbox_asks_the_same_however_much_stands_there(world: World, desk: Desk) -> None:
    notice = _told(world)
    client = desk("binh")
    client.get("/hop-viec/")
    with CaptureQueriesContext(connection) as few:
        client.get("/hop-viec/")
    Notice.objects.bulk_create(
        Notice(account_id=notice.account_id, key=f"k{n}", kind="given", words="Việc", href="/", at=notice.at)
        for n in range(30)
    )
    with CaptureQueriesContext(connection) as many:
        client.get("/hop-viec/")
    assert len(many) == len(few)
