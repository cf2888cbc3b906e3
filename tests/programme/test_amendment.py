"""A later decision changes the plan in force: what is kept, what goes on, what ends."""

import copy
import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiling.outcome import Compiled
from kientao.compiling.plan_json import DraftJson
from kientao.programme.actions.adopting import Terms, terms_of
from kientao.programme.actions.amending import amend_plan, differences
from kientao.programme.actions.deciding import accept
from kientao.programme.actions.delivering import hand_in
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.reviewing import begin_review
from kientao.programme.models import Assignment, Review, Task
from kientao.programme.rules.amendment import Side, compare
from tests.support.programme import World, a_figure, a_programme, on
from tests.support.small_plan import TEXT, small_plan

_WORDS = st.sampled_from(["Ban hành kế hoạch kiểm tra", "Rà soát quy trình điện tử", "Chấm điểm chỉ số", "Tập huấn"])
_SIDES = st.lists(st.builds(lambda text, more: _side(f"{text} {more}"), _WORDS, st.text("abc", max_size=4)), max_size=6)


def _side(text: str) -> Side:
    return Side(str(uuid.uuid4()), "", "", {"text": text})


@given(_SIDES, _SIDES)
def test_every_item_of_both_sides_is_told_of_exactly_once(before: list[Side], after: list[Side]) -> None:
    found = compare(before, after)
    assert [one.after for one in found if one.after] == after
    assert sorted(one.before.id for one in found if one.before) == sorted(side.id for side in before)


@given(_SIDES)
def test_a_plan_compared_with_itself_is_the_same(sides: list[Side]) -> None:
    assert {one.change for one in compare(sides, sides)} <= {"same"}


def amended(draft: DraftJson) -> DraftJson:
    """The first task is due a quarter later, the second is gone, a third is new."""
    new = copy.deepcopy(draft)
    new["document"]["number"], new["document"]["date"] = "40/QĐ-UBND", "2026-03-02"
    first = new["tasks"][0]
    first["deadlines"][0].update({"text": "Quý II", "start": "2026-04-01", "end": "2026-06-30"})
    third = copy.deepcopy(first)
    third.update({"id": "t9", "number": "4", "text": "Tập huấn nghiệp vụ cho công chức một cửa cấp xã"})
    new["tasks"] = [first, third]
    return new


def _review_of_amendment(world: World) -> Review:
    compiled = Compiled(text=TEXT, draft=amended(small_plan().draft))
    stored = store_draft(actor=world.cast.son, compiled=compiled, request_id=uuid.uuid4())
    province = world.cast.organisations["ubnd"]
    return begin_review(actor=world.cast.son, draft_id=stored.pk, owner=province, province=province, amends=world.plan)


def _amend(world: World, *, whole: bool = True) -> None:
    with on("2026-03-05"):
        review = _review_of_amendment(world)
        terms: Terms = terms_of(review)
        amend_plan(actor=world.cast.son, review_id=review.pk, version=review.version, terms=terms, whole=whole)


@pytest.fixture
def world(db: None) -> World:
    return a_programme()


@pytest.mark.django_db
def test_the_difference_is_shown_item_by_item_before_anything_changes(world: World) -> None:
    review = _review_of_amendment(world)
    assert [(one.change, one.changed) for one in differences(review, world.plan)] == [
        ("changed", ("deadline",)),
        ("new", ()),
        ("gone", ()),
    ]
    assert Task.objects.filter(plan=world.plan).count() == 2


@pytest.mark.django_db
def test_a_deadline_set_later_by_decision_keeps_the_original_one_on_record(world: World) -> None:
    before = world.work("kiểm tra").pk
    _amend(world)
    work = Assignment.objects.get(pk=before)
    assert (f"{work.original_due}", f"{work.current_due}") == ("2026-03-31", "2026-06-30")
    assert work.task.replaces is not None
    assert work.task.replaces.until is not None


@pytest.mark.django_db
def test_what_was_accepted_stays_accepted(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-02-01"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.son)])
        accept(actor=world.cast.binh, assignment_id=work.pk, version=work.version + 1)
    _amend(world)
    done = Assignment.objects.get(pk=work.pk)
    assert (done.state, done.current_due) == ("accepted", datetime.date(2026, 3, 31))


@pytest.mark.django_db
def test_what_a_whole_new_decision_no_longer_names_is_dropped_and_kept_in_history(world: World) -> None:
    _amend(world)
    dropped = Assignment.objects.get(task__text__contains="quy trình điện tử")
    assert dropped.state == "dropped"
    assert dropped.spells.count() == 2


@pytest.mark.django_db
def test_a_decision_that_amends_some_items_leaves_the_others_alone(world: World) -> None:
    _amend(world, whole=False)
    assert Assignment.objects.get(task__text__contains="quy trình điện tử").state == "open"
    assert Task.objects.filter(plan=world.plan, until__isnull=True).count() == 3
