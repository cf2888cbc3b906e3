"""Two people at the same moment: one plan, one import, and the other is told."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kientao.base.audit import faults
from kientao.base.refusal import ChangedMeanwhile
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.actions.compiling import ask_compile
from kientao.programme.actions.importing_tasks import import_tasks
from kientao.programme.actions.reviewing import drop_item
from kientao.programme.models import Plan, Task, TaskImport
from tests.programme.pages.test_import_tasks import GOOD, workbook
from tests.support.cast import cast
from tests.support.programme import a_programme, a_review

pytestmark = pytest.mark.django_db(transaction=True)


def _together(act: Callable[[int], object], count: int = 4) -> list[object]:
    """What each of them got."""

    def one(number: int) -> object:
        try:
            return act(number)
        except ChangedMeanwhile:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=count) as people:
        return list(people.map(one, range(count)))


def test_a_draft_adopted_by_four_at_once_is_one_plan_and_three_are_told() -> None:
    people = cast()
    review = a_review(people)
    version, terms = review.version, terms_of(review)
    got = _together(lambda _: adopt_plan(actor=people.son, review_id=review.pk, version=version, terms=terms).pk)
    assert got.count("told") == 3
    assert Plan.objects.count() == 1
    assert Task.objects.count() == 2
    assert list(faults()) == []


def test_an_item_dropped_by_four_at_once_is_dropped_by_one() -> None:
    people = cast()
    review = a_review(people)
    item = review.items.filter(kind="task")[0]
    got = _together(
        lambda _: drop_item(actor=people.son, review_id=review.pk, item_id=item.pk, version=item.version).pk
    )
    assert got.count("told") == 3


def test_one_file_brought_in_by_four_at_once_makes_its_tasks_once() -> None:
    world = a_programme()
    content = workbook(GOOD, GOOD | {"text": "Việc khác"})
    got = _together(
        lambda number: (
            import_tasks(
                actor=world.cast.son, plan_id=world.plan.pk, content=content, name=f"{number}.xlsx", dry_run=False
            ).kept
        )
    )
    assert got.count(True) == 1
    assert TaskImport.objects.count() == 1
    assert Task.objects.filter(origin="workbook").count() == 2


def test_one_form_sent_by_four_threads_at_once_is_one_job() -> None:
    people, request_id = cast(), uuid.uuid4()
    got = _together(lambda _: ask_compile(actor=people.son, name="x.txt", chunks=[b"x"], request_id=request_id).pk)
    assert len(set(got)) == 1
