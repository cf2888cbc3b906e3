"""What the database calls a piece of work is what Python calls it."""

import datetime
import random

import pytest
from django.db.models import F

from kientao.programme.models import Assignment, Spell
from kientao.programme.queries.status_sql import in_statuses, status_case
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.status import BOARD, Status, status_of
from tests.support.programme import World, a_programme

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)


def _many_rows(world: World, count: int = 400) -> None:
    """Assignments in every thinkable position, dates near the day asked for. Written past the actions on purpose."""
    chance = random.Random(7)
    one = world.work("kiểm tra")

    def day() -> datetime.date | None:
        return None if chance.random() < 0.25 else TODAY + datetime.timedelta(days=chance.randint(-20, 20))

    for number in range(count):
        state = chance.choice(list(State))
        one.pk, one._state.adding = None, True
        one.occurrence = f"lần {number}"
        one.kind, one.state = chance.choice(list(WorkKind)), state
        one.current_due, one.late_after, one.decided_on = day(), day(), day()
        one.accepted_on = TODAY if state is State.ACCEPTED else None
        one.save()


@pytest.fixture
def rows(db: None) -> list[Assignment]:
    world = a_programme()
    world.plan.soon_days = 9
    world.plan.save()
    _many_rows(world)
    return list(Assignment.objects.annotate(status=status_case(TODAY)).select_related("plan"))


def test_the_database_and_python_give_every_row_the_same_word(rows: list[Assignment]) -> None:
    soon = TODAY + datetime.timedelta(days=9)
    assert [row.status for row in rows] == [status_of(row, TODAY, soon).value for row in rows]  # type: ignore[attr-defined]
    assert {row.status for row in rows} == {status.value for status in Status}  # type: ignore[attr-defined]


@pytest.mark.parametrize("soon_days", [0, 1, 14])
def test_a_number_of_soon_days_may_be_said(rows: list[Assignment], soon_days: int) -> None:
    soon = TODAY + datetime.timedelta(days=soon_days)
    found = Assignment.objects.annotate(status=status_case(TODAY, soon_days))
    assert dict(found.values_list("pk", "status")) == {row.pk: status_of(row, TODAY, soon).value for row in rows}


def test_history_is_asked_in_the_same_words(rows: list[Assignment]) -> None:
    spells = Spell.objects.annotate(status=status_case(TODAY)).select_related("plan")
    soon = TODAY + datetime.timedelta(days=9)
    assert [row.status for row in spells] == [status_of(row, TODAY, soon).value for row in spells]


def test_the_columns_of_the_board_add_up_to_the_rows_counted(rows: list[Assignment]) -> None:
    counted = Assignment.objects.counted().annotate(status=status_case(TODAY))
    columns = [counted.filter(in_statuses(set(statuses))).count() for _, _, statuses in BOARD]
    assert sum(columns) == counted.count() > 0


def test_the_plans_own_days_cost_no_query_of_their_own(
    rows: list[Assignment], django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        list(Assignment.objects.annotate(status=status_case(TODAY), order=F("pk")).values_list("status"))
