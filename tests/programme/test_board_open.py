"""What boards add up in the database is what the rules say of every row: each state, kind and order of the dates."""

import datetime
from itertools import product

import pytest

from kientao.programme.models import Assignment, Spell
from kientao.programme.queries.board import Tally, tallies, tally, total_of
from kientao.programme.queries.board_scope import Scope
from kientao.programme.rules.judged import Against, on_time
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.status import Standing, Status, status_of
from tests.support.programme import World, a_programme, on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = datetime.date(2026, 6, 15)
SOON = 9
# Days from today. Each is on one side of a comparison, or right on it.
CURRENT = (None, -3, 0, SOON, SOON + 1)
ORIGINAL = (None, -5, -3, 0)
LATE_AFTER = (None, -1, 0)
DECIDED = (None, -5, -4, -3, 1)


def _day(offset: int | None) -> datetime.date | None:
    return None if offset is None else TODAY + datetime.timedelta(days=offset)


@pytest.fixture
def world(db: None) -> World:
    """A plan with every row there can be, and its history. Written past the actions on purpose."""
    world = a_programme()
    one = world.work("kiểm tra")
    Spell.objects.all()._raw_delete("default")
    Assignment.objects.all()._raw_delete("default")
    rows = [
        _row(one, number, *asked)
        for number, asked in enumerate(product(State, WorkKind, CURRENT, ORIGINAL, LATE_AFTER, DECIDED))
    ]
    made = Assignment.objects.bulk_create(rows, batch_size=500)
    Spell.objects.bulk_create([_spell(row) for row in made], batch_size=500)
    world.plan.soon_days = SOON
    world.plan.save()
    return world


def _row(
    one: Assignment,
    number: int,
    state: State,
    kind: WorkKind,
    current: int | None,
    original: int | None,
    late: int | None,
    decided: int | None,
) -> Assignment:
    return Assignment(
        plan_id=one.plan_id, section_id=one.section_id, organisation_id=one.organisation_id,
        receiver_id=one.receiver_id, task_id=one.task_id, deliverable_id=one.deliverable_id, occurrence=str(number),
        state=state, kind=kind, current_due=_day(current), original_due=_day(original), late_after=_day(late),
        decided_on=_day(decided), accepted_on=TODAY if state is State.ACCEPTED else None, changed_at=one.changed_at,
        changed_by="",
    )  # fmt: skip


def _spell(row: Assignment) -> Spell:
    shared = {
        name: getattr(row, name)
        for name in ("plan_id", "section_id", "organisation_id", "receiver_id", "task_id", "kind", "state",
                     "original_due", "current_due", "late_after", "decided_on")
    }  # fmt: skip
    return Spell(assignment=row, from_at=row.changed_at, act="", actor="", **shared)


def _judged(row: Standing) -> Tally:
    """By the rules alone."""
    one = Tally()
    if row.kind == WorkKind.STANDING:
        one.standing = 1
        return one
    assert isinstance(row, Assignment | Spell)
    now, first = on_time(row, TODAY, Against.CURRENT), on_time(row, TODAY, Against.ORIGINAL)
    status = status_of(row, TODAY, TODAY + datetime.timedelta(days=SOON))
    if status in (Status.DONE, Status.DONE_LATE):
        judged = {"dated": now is not None, "dated_first": first is not None}
        one.finish(1, late=now is False, late_first=first is False, **judged)
        assert one.by_status[status] == 1
    else:
        one.by_status[status] = 1
        one.judge(now is True, now is not None, first is True, first is not None)
    return one


@pytest.mark.parametrize("past", [False, True])
def test_every_row_is_counted_as_the_rules_judge_it(world: World, *, past: bool) -> None:
    rows: list[Assignment] | list[Spell]
    rows = list(Spell.objects.all()) if past else list(Assignment.objects.all())
    expected = {(row.pk,): _judged(row) for row in rows if row.state != State.DROPPED}
    assert len(expected) == 6 * 3 * len(CURRENT) * len(ORIGINAL) * len(LATE_AFTER) * len(DECIDED)
    with on((TODAY + datetime.timedelta(days=1)).isoformat() if past else TODAY.isoformat()):
        for soon_days in (SOON, None):  # None: the plan's own, the same
            scope = Scope.now(plans=(world.plan.pk,), soon_days=soon_days).at_end_of(TODAY)
            found = tallies(world.cast.son, scope, "pk")
            assert {key: (found[key], wanted) for key, wanted in expected.items() if found[key] != wanted} == {}
            assert found.keys() == expected.keys()
            assert tally(world.cast.son, scope) == total_of(expected.values())
            [of_agency] = tallies(world.cast.son, scope, "organisation_id").values()
            assert of_agency == total_of(expected.values())
