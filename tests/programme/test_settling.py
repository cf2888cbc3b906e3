"""The office changes how a plan is followed, ends it, and opens a ledger beside plans."""

import datetime
from typing import Any

import pytest

from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.programme.actions.settling import open_ledger, settle_plan, unfinished
from kientao.programme.actions.steering import drop
from kientao.programme.models import Assignment, Plan
from tests.support.given import give, work_of
from tests.support.programme import World, a_programme, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_programme()


def _settled(world: World, **terms: Any) -> Plan:
    version = Plan.objects.values_list("version", flat=True).get(pk=world.plan.pk)
    with on("2026-04-15"):
        return settle_plan(actor=world.cast.son, plan_id=world.plan.pk, version=version, **terms)


def _all_dropped(world: World) -> None:
    with on("2026-04-15"):
        for work in Assignment.objects.filter(plan=world.plan):
            drop(actor=world.cast.son, assignment_id=work.pk, version=work.version, reason="Thôi thực hiện")


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"title": "   "}, "title"),
        ({"title": "k" * 1001}, "title"),
        ({"deciding": "whenever"}, "deciding"),
        ({"soon_days": 0}, "soon_days"),
        ({"correction_days": -3}, "correction_days"),
        ({"answer_days": 61}, "answer_days"),
        ({"state": "drafting"}, "state"),
        ({"state": "closed"}, "state"),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field_and_changes_nothing(
    world: World, terms: dict[str, Any], field: str
) -> None:
    before = Plan.objects.values().get(pk=world.plan.pk)
    with pytest.raises(Invalid) as refusal:
        _settled(world, **terms)
    assert set(refusal.value.errors) == {field}
    assert Plan.objects.values().get(pk=world.plan.pk) == before


def test_a_plan_ends_when_nothing_with_a_deadline_is_left_and_then_takes_no_more_work(world: World) -> None:
    left = unfinished(world.plan)
    assert left > 0
    with pytest.raises(Invalid, match=f"Còn {left} việc chưa xong"):
        _settled(world, state="closed")
    _all_dropped(world)
    assert _settled(world, state="closed").state == "closed"
    with pytest.raises(Invalid, match="đã kết thúc"), on("2026-04-15"):
        give(world, "Việc đến muộn")
    _settled(world, state="running")
    with on("2026-04-15"):
        give(world, "Việc sau khi mở lại")


def test_without_a_receiver_of_its_own_work_goes_back_to_whom_the_words_and_fields_say(world: World) -> None:
    before = dict(Assignment.objects.filter(plan=world.plan).values_list("pk", "receiver"))
    khcn = world.cast.organisations["khcn"]
    _settled(world, receiver=khcn)
    changed = Assignment.objects.filter(plan=world.plan)
    assert set(changed.exclude(organisation=khcn).values_list("receiver", flat=True)) == {khcn.pk}
    assert khcn.pk not in changed.filter(organisation=khcn).values_list("receiver", flat=True)
    _settled(world, receiver=None)
    assert dict(changed.values_list("pk", "receiver")) == before


def test_settings_that_stay_as_they_are_leave_no_trace(world: World) -> None:
    entries = AuditEntry.objects.count()
    plan = _settled(world, soon_days=world.plan.soon_days, title=world.plan.title)
    assert (plan.version, AuditEntry.objects.count()) == (world.plan.version, entries)


def test_an_old_page_changes_nothing(world: World) -> None:
    _settled(world, soon_days=20)
    with pytest.raises(ChangedMeanwhile), on("2026-04-15"):
        settle_plan(actor=world.cast.son, plan_id=world.plan.pk, version=world.plan.version, soon_days=30)
    assert Plan.objects.get(pk=world.plan.pk).soon_days == 20


def test_only_the_office_settles_and_opens(world: World) -> None:
    day = datetime.date(2026, 1, 1)
    with pytest.raises(NotAllowed):
        settle_plan(actor=world.cast.minh, plan_id=world.plan.pk, version=world.plan.version, soon_days=3)
    with pytest.raises(NotAllowed):
        open_ledger(actor=world.cast.minh, owner=world.plan.owner, title="Sổ", first_day=day, last_day=day)


def test_a_ledger_takes_single_orders(world: World) -> None:
    first, last = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    with on("2026-02-05"):
        ledger = open_ledger(
            actor=world.cast.son, owner=world.plan.owner, title=" Kết luận năm 2026 ", first_day=first, last_day=last
        )
        task = give(World(world.cast, world.review, ledger), "Rà soát biên chế")
    assert (ledger.title, ledger.kind) == ("Kết luận năm 2026", "ledger")
    assert work_of(task).plan == ledger


@pytest.mark.parametrize(("title", "last"), [("  ", "2026-12-31"), ("Sổ", "2025-12-31")])
def test_a_ledger_has_a_name_and_a_time(world: World, title: str, last: str) -> None:
    with pytest.raises(Invalid):
        open_ledger(
            actor=world.cast.son,
            owner=world.plan.owner,
            title=title,
            first_day=datetime.date(2026, 1, 1),
            last_day=datetime.date.fromisoformat(last),
        )
