"""The page of a task: what is owed, who waits for whom, what the actor can do next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.programme.actions.delivering import hand_in
from kientao.programme.models import Assignment
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, a_figure, on


def _address(world: World, text: str = "kiểm tra") -> str:
    return f"/nhiem-vu/{world.work(text).task_id}/"


@pytest.mark.parametrize("who", ["son", "binh", "dung", "lan", "minh", "quang"])
def test_everybody_with_a_part_reads_the_words_of_the_decision(world: World, desk: Desk, who: str) -> None:
    page = desk(who).get(_address(world))
    assert page.status_code == 200
    assert "Ban hành kế hoạch kiểm tra cải cách hành chính" in page.content.decode()
    assert "Các sở, ban, ngành" in page.content.decode()


@pytest.mark.parametrize("who", ["hoa", "khoa", "thu"])
def test_a_stranger_finds_nothing(world: World, desk: Desk, who: str) -> None:
    assert desk(who).get(_address(world, "quy trình điện tử")).status_code == 404
    assert desk(who).get(f"{_address(world, 'quy trình điện tử')}lich-su/").status_code == 404


def test_the_head_is_offered_to_hand_in_and_the_receiver_to_accept(world: World, desk: Desk) -> None:
    with on("2026-03-20"):
        assert "Nộp sản phẩm</a>" in desk("son").get(_address(world)).content.decode()
        work, son = world.work("kiểm tra"), world.cast.son
        hand_in(actor=son, assignment_id=work.pk, version=work.version, evidence=[a_figure(son)])
        receiver = desk("binh").get(_address(world)).content.decode()
        assert "Nghiệm thu</button>" in receiver
        assert "Số văn bản đã rà soát" in receiver
        assert "Nghiệm thu</button>" not in desk("son").get(_address(world)).content.decode()


def test_overdue_work_says_so_in_words_and_names_the_agency(world: World, desk: Desk) -> None:
    with on("2026-04-12"):
        page = desk("binh").get(_address(world)).content.decode()
    assert "Quá hạn" in page
    assert "quá 12 ngày" in page
    assert "đang giữ" in page


def test_history_is_told_in_words(world: World, desk: Desk) -> None:
    with on("2026-03-20"):
        work, son = world.work("kiểm tra"), world.cast.son
        hand_in(actor=son, assignment_id=work.pk, version=work.version, evidence=[a_figure(son)])
        page = desk("son").get(_address(world)).content.decode()
        whole = desk("son").get(f"{_address(world)}lich-su/").content.decode()
    assert "đã nộp sản phẩm lần 1" in page
    assert "Trần Hải Sơn (Sở Nội vụ)" in whole
    assert "Chưa nộp" in whole
    assert "hand_in" not in whole


def test_a_page_of_many_agencies_asks_no_more_than_one_of_few(world: World, desk: Desk) -> None:
    client, address = desk("son"), _address(world)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    one = world.work("kiểm tra")
    for number in range(40):
        one.pk, one._state.adding = None, True
        one.organisation = world.cast.organisations["tu_phap"]
        one.occurrence = f"lần {number}"
        one.save()
    assert Assignment.objects.filter(task=one.task_id).count() == 41
    with CaptureQueriesContext(connection) as many:
        page = client.get(address).content.decode()
    assert "1–25 trong 41 việc" in page
    assert len(many) <= len(few) + 2  # the list itself: its rows and their number
    assert len(many) <= 28, len(many)
