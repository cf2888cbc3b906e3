"""Open work of an agency that ended goes to who took over; what it did stays its own."""

import datetime

import pytest

from kientao.base.clock import today
from kientao.people.models import Organisation, Succession
from kientao.programme.actions.inheriting import orphans, pass_on_all, pass_on_receiving
from kientao.programme.models import Assignment
from kientao.programme.rules.inheritance import Heir, heirs_of_work
from tests.support.programme import World, a_programme, on


def test_the_field_in_the_words_decides_who_goes_on() -> None:
    heirs = [Heir(1, "báo chí; xuất bản"), Heir(2, "")]
    assert heirs_of_work(heirs, "Quản lý hoạt động báo chí trên địa bàn") == (1,)
    assert heirs_of_work(heirs, "Xây dựng chính quyền số") == (2,)


def test_work_of_a_field_nobody_took_waits_for_a_decision() -> None:
    assert heirs_of_work([Heir(1, "báo chí")], "Xây dựng chính quyền số") == ()


@pytest.fixture
def world(db: None) -> World:
    world = a_programme()
    office, heir = world.cast.organisations["van_phong"], world.cast.organisations["khcn"]
    Organisation.objects.filter(pk=office.pk).update(valid_to=datetime.date(2026, 2, 28))
    Succession.objects.create(predecessor=office, successor=heir, effective=datetime.date(2026, 3, 1))
    return world


def test_nothing_passes_on_before_the_last_day_is_over(world: World) -> None:
    with on("2026-02-28"):
        assert orphans(world.cast.organisations["ubnd"].pk) == []


def test_the_heir_goes_on_with_the_same_deadlines_and_knows_where_it_came_from(world: World) -> None:
    old = world.work("quy trình điện tử")
    with on("2026-03-02"):
        assert today() == datetime.date(2026, 3, 2)
        counts = pass_on_all(actor=world.cast.son, province_id=world.cast.organisations["ubnd"].pk)
    assert counts == {"passed": 1, "waiting": 0}
    new = Assignment.objects.get(taken_from=old)
    assert new.organisation == world.cast.organisations["khcn"]
    assert (new.original_due, new.kind) == (old.original_due, old.kind)
    assert Assignment.objects.get(pk=old.pk).state == "dropped"
    with on("2026-03-03"):
        assert orphans(world.cast.organisations["ubnd"].pk) == []


def test_a_product_waiting_with_a_receiver_that_ended_goes_to_who_took_over(world: World) -> None:
    waiting = world.work("quy trình điện tử")
    assert waiting.receiver == world.cast.organisations["noi_vu"]
    office = world.cast.organisations["noi_vu"]
    Organisation.objects.filter(pk=office.pk).update(valid_to=datetime.date(2026, 2, 28))
    heir = world.cast.organisations["tai_chinh"]
    Succession.objects.create(predecessor=office, successor=heir, effective=datetime.date(2026, 3, 1))
    with on("2026-03-02"):
        assert pass_on_receiving(actor=world.cast.son, province_id=world.cast.organisations["ubnd"].pk) >= 1
    assert world.work("quy trình điện tử").receiver == heir
