"""From a reviewed draft to a running plan."""

import pytest

from kientao.base.refusal import ChangedMeanwhile, NotAllowed
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.models import Assignment, Party, Plan, Spell, Task
from tests.support.cast import cast
from tests.support.programme import a_programme, a_review, on

pytestmark = pytest.mark.django_db


def test_a_plan_has_every_task_its_parties_and_who_owes_what() -> None:
    world = a_programme()
    assert Task.objects.filter(plan=world.plan).count() == 2
    assert {row.organisation.name for row in Assignment.objects.all()} == {
        "Sở Nội vụ",
        "Văn phòng Ủy ban nhân dân tỉnh",
    }
    departments = Party.objects.get(role="coordinating", task__number="1")
    assert departments.group == "departments"
    assert departments.organisation is None


def test_a_deadline_is_the_last_day_of_its_quarter_and_standing_work_has_none() -> None:
    world = a_programme()
    assert f"{world.work('kiểm tra').original_due}" == "2026-03-31"
    assert world.work("quy trình điện tử").kind == "standing"


def test_nobody_receives_its_own_product() -> None:
    world = a_programme()
    for row in Assignment.objects.all():
        assert row.receiver_id != row.organisation_id
    assert world.work("quy trình điện tử").receiver == world.cast.organisations["noi_vu"]


def test_history_begins_when_the_plan_is_adopted() -> None:
    a_programme()
    assert Spell.objects.filter(to_at__isnull=True).count() == Assignment.objects.count() > 0


def test_a_draft_is_adopted_once() -> None:
    with on("2026-01-10"):
        people = cast()
        review = a_review(people)
        adopt_plan(actor=people.son, review_id=review.pk, version=review.version, terms=terms_of(review))
        with pytest.raises(ChangedMeanwhile):
            adopt_plan(actor=people.son, review_id=review.pk, version=review.version, terms=terms_of(review))
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "dung", "khoa", "thu", "quang"])
def test_only_the_programme_office_adopts_the_plan_of_the_province(who: str) -> None:
    people = cast()
    review = a_review(people)
    with pytest.raises(NotAllowed, match="Cơ quan thường trực"):
        adopt_plan(actor=people.actor(who), review_id=review.pk, version=review.version, terms=terms_of(review))
    assert not Plan.objects.exists()
