"""Whatever is asked, answered, approved, corrected and withdrawn, the ledger says what was approved and stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.base.refusal import Invalid, NotAllowed
from kientao.facts.days import day_number
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.verifying import wrong_rows, wrong_tallies
from kientao.registers.entered.models import Answer, Request
from kientao.registers.entered.rules.clashes import clashes
from kientao.registers.entered.rules.states import State
from tests.registers.entered.conftest import COPIES, PROCEDURES, Round, told

pytestmark = pytest.mark.django_db
PERIODS = (
    Period.quarter(2025, 4), Period.year(2025), Period.month(2026, 1), Period.quarter(2026, 1),
    Period.months(2026, 1, 6),
)  # fmt: skip
AGENCIES = ("tu_phap", "van_son")
ACTS = ("save", "hand-in", "approve", "return", "correct", "drop", "withdraw")
Asked = tuple[str, Period]


@dataclass
class Book:
    """What should count, kept once more and plainly: (question, period) → agency → numbers."""

    open: set[Asked] = field(default_factory=set)
    counts: dict[Asked, dict[int, tuple[int, int]]] = field(default_factory=dict)

    def figures(self) -> list[tuple[int, int, int, int]]:
        """Agency, day, above, below."""
        return sorted(
            (agency, day_number(period.last), *numbers)
            for (question, period), of in self.counts.items()
            if question == COPIES
            for agency, numbers in of.items()
        )

    def levels(self) -> list[tuple[int, int, int | None, int, int]]:
        """Agency, since, until, above, below."""
        found = []
        of_levels = {period: of for (question, period), of in self.counts.items() if question == PROCEDURES}
        for period, of in of_levels.items():
            for agency, numbers in of.items():
                later = [one.last for one, others in of_levels.items() if agency in others and one.last > period.last]
                until = day_number(min(later) - timedelta(days=1)) if later else None
                found.append((agency, day_number(period.last), until, *numbers))
        return sorted(found, key=lambda one: one[:2])


steps = st.lists(
    st.tuples(
        st.sampled_from(("ask", *ACTS, "done")), st.sampled_from((COPIES, PROCEDURES)), st.sampled_from(PERIODS),
        st.sampled_from(AGENCIES), st.integers(0, 30),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=steps, often=st.booleans())
def test_the_ledger_says_what_was_approved_and_stands(
    office: Round, steps: list[tuple[str, str, Period, str, int]], often: bool
) -> None:
    with transaction.atomic():
        book = Book()
        for act, question, period, agency, above in steps:
            _step(office, book, act, (question, period), agency, above)
            if often:
                catch_up()
        catch_up()
        assert sorted((row["agency"], row["day"], row["above"], row["below"]) for row in told("figure-entered")) == (
            book.figures()
        )
        rows = [
            (row["agency"], row["since"], row["until"], row["above"], row["below"]) for row in told("level-entered")
        ]
        assert sorted(rows, key=lambda one: one[:2]) == book.levels()
        assert list(wrong_rows(giver(5))) == []
        assert wrong_tallies("figure-entered")[0] == []
        transaction.set_rollback(True)


def _step(office: Round, book: Book, act: str, asked: Asked, agency: str, above: int) -> None:
    question, period = asked
    if act in ("ask", "done") and asked not in book.open:
        over = Request(question=question).asks
        assert over is not None
        may = not any(one == question and clashes(over.over, other, period) for one, other in book.open)
        try:
            office.asked(question, period, AGENCIES)
            assert may
            book.open.add(asked)
        except Invalid:
            assert not may
    if asked not in book.open:
        return
    row = Request.objects.standing().get(question=question, first=period.first, last=period.last)
    if act == "withdraw":
        office.withdrawn(row)
        book.open.remove(asked)
        book.counts.pop(asked, None)
        return
    answer = office.answer(row, agency)
    acts: dict[str, Callable[[], object]] = {
        "save": lambda: (office.saved(answer, above, 20), office.proved(answer)),
        "hand-in": lambda: office.sent(answer),
        "approve": lambda: office.approved(answer),
        "return": lambda: office.returned(answer),
        "correct": lambda: office.corrected(answer),
        "drop": lambda: office.uncorrected(answer),
        "done": lambda: _through(office, answer, above),
    }
    if act not in acts:
        return
    try:
        with transaction.atomic():
            acts[act]()
    except (NotAllowed, Invalid):
        return
    fresh = Answer.objects.get(pk=answer.pk)
    if act in ("approve", "done") and fresh.state == State.APPROVED:
        newest = fresh.revisions.exclude(state="dropped").order_by("number").last()
        assert newest is not None
        assert newest.above is not None
        book.counts.setdefault(asked, {})[fresh.organisation_id] = (newest.above, newest.below or 0)


def _through(office: Round, answer: Answer, above: int) -> None:
    if Answer.objects.get(pk=answer.pk).state == State.APPROVED:
        office.corrected(answer)
    office.handed_in(answer, above, 20)
    office.approved(answer)
