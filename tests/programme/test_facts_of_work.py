"""What was due and what became of it are facts a moment later, by themselves when a day ends."""

import pytest

from kientao.facts.work import DELIVERABLE_DUE
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.models import ROWS
from kientao.ledger.numbers import meant
from kientao.ledger.verifying import wrong_rows
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.programme.facts import ASSIGNMENTS
from tests.support.programme import a_programme, on

pytestmark = pytest.mark.django_db
STATE = DELIVERABLE_DUE.own[0]


def told() -> list[tuple[int, int | str | None]]:
    rows = ROWS["deliverable-due"].objects.filter(recorded_to__isnull=True).order_by("record")
    return [(day, meant(STATE, state)) for day, state in rows.values_list("day", "state")]


def done() -> tuple[int, int | None]:
    found = figure(MEASURES["deliverables-done"], Asked(Period.year(2026)), Live(), MEASURES.__getitem__)
    return found.numerator, found.denominator


def test_nothing_is_due_before_its_day_is_over() -> None:
    a_programme()
    with on("2026-03-31"):
        catch_up()
        assert told() == []
    with on("2026-04-01"):
        catch_up()
        assert told() == [(20260331, "overdue")]
        assert done() == (0, 1)
        assert list(wrong_rows(giver(ASSIGNMENTS))) == []


def test_standing_work_is_never_due() -> None:
    world = a_programme()
    with on("2027-01-01"):
        catch_up()
        assert len(told()) == 1
        assert world.plan.assignments.count() == 2
