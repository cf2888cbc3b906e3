"""A practice province stands on one day, and says so; where real work is done nothing of it shows."""

import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.utils import timezone

from kientao.base import settings as reading
from kientao.base.clock import moved_to, now, today
from kientao.base.practice import is_practice, mark_practice, practice_notice, practice_password
from tests.support.cast import PASSWORD, cast

DAY = datetime.date(2026, 7, 6)
practising = override_settings(PRACTICE_DAY=DAY, PRACTICE_PASSWORD="de-tap-dung")


@practising
def test_it_is_the_practice_day_at_the_real_time_of_day() -> None:
    before = timezone.localtime().replace(year=2026, month=7, day=6)
    moment = now()
    assert today() == DAY
    assert before <= moment <= before + datetime.timedelta(minutes=1)


@practising
def test_a_story_is_told_on_its_own_days_even_there() -> None:
    with moved_to(datetime.datetime(2026, 1, 8, 8, tzinfo=datetime.UTC)):
        assert today() == datetime.date(2026, 1, 8)


def test_without_a_practice_day_the_office_has_the_real_clock() -> None:
    assert abs(now() - timezone.now()) < datetime.timedelta(minutes=1)
    assert practice_notice() == ""


def test_a_day_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIENTAO_PRACTICE_DAY", "6/7/2026")
    with pytest.raises(ImproperlyConfigured, match="2026-07-06"):
        reading.day("KIENTAO_PRACTICE_DAY")


@pytest.mark.django_db
@practising
def test_the_password_is_on_the_door_of_a_practice_province(client: Client) -> None:
    cast()
    mark_practice()
    page = client.get("/dang-nhap/").content.decode()
    assert "de-tap-dung" in page
    assert "Cơ quan thường trực" in page


@pytest.mark.django_db
@practising
def test_the_day_alone_opens_no_door_where_real_people_work(client: Client) -> None:
    cast()
    assert practice_password() == ""
    page = client.get("/dang-nhap/").content.decode()
    assert "de-tap-dung" not in page
    assert "Trần Hải Sơn" not in page


@pytest.mark.django_db
def test_a_mark_alone_opens_no_door_without_the_day(client: Client) -> None:
    cast()
    mark_practice()
    assert is_practice()
    assert "Trần Hải Sơn" not in client.get("/dang-nhap/").content.decode()


@pytest.mark.django_db
@practising
def test_every_page_says_that_it_is_a_practice_province(client: Client) -> None:
    cast()
    client.post("/dang-nhap/", {"username": "khoa", "password": PASSWORD})
    assert "Tỉnh thực hành: hôm nay là 06/07/2026." in client.get("/tro-giup/").content.decode()
