"""The office changes which date decides: what is open is judged anew, what was accepted keeps its judgement."""

import datetime

import pytest

from kientao.programme.actions.deciding import accept, return_product
from kientao.programme.actions.delivering import hand_in
from kientao.programme.actions.settling import settle_plan
from kientao.programme.models import Assignment, Plan
from kientao.programme.rules.on_time import Deciding
from tests.support.given import give, work_of
from tests.support.programme import World, a_figure, a_programme, on

pytestmark = pytest.mark.django_db


def _delivered(world: World, text: str) -> Assignment:
    work, minh = work_of(give(world, text)), world.cast.minh
    with on("2026-06-29"):
        hand_in(actor=minh, assignment_id=work.pk, version=work.version, evidence=[a_figure(minh)])
    work.refresh_from_db()
    return work


def test_work_that_came_back_is_judged_by_the_new_date_and_what_was_accepted_is_not() -> None:
    world = a_programme()
    returned, accepted = _delivered(world, "Việc bị trả lại"), _delivered(world, "Việc đã xong")
    with on("2026-07-01"):
        son = world.cast.son
        return_product(actor=son, assignment_id=returned.pk, version=returned.version, reason="Thiếu phụ lục")
        accept(actor=son, assignment_id=accepted.pk, version=accepted.version)
        version = Plan.objects.get(pk=world.plan.pk).version
        settle_plan(actor=son, plan_id=world.plan.pk, version=version, deciding=Deciding.ACCEPTANCE)
    returned.refresh_from_db()
    accepted.refresh_from_db()
    assert (returned.decided_on, accepted.decided_on) == (None, datetime.date(2026, 6, 29))
    assert returned.spells.order_by("pk").last().act == "change_deciding"  # type: ignore[union-attr]
