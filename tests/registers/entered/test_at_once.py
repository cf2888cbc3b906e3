"""Several people do the same, or what can't go together, at the same moment: one of them does, the others are told."""

from collections.abc import Callable, Iterator

import pytest

from kientao.base.refusal import NotAllowed
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.verifying import wrong_rows
from kientao.registers.entered.actions.answering import hand_in, save_answer
from kientao.registers.entered.actions.deciding import approve, return_answer
from kientao.registers.entered.models import Answer, Request
from tests.hardship.together import together, told
from tests.registers.entered.conftest import COPIES, PROCEDURES, Round, version
from tests.registers.entered.conftest import told as counted
from tests.support.cast import cast
from tests.support.programme import on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
DAY = "2026-04-06"


@pytest.fixture
def at_work() -> Iterator[Round]:
    """On the day."""
    with on(DAY):
        yield Round(cast())


def _or_refused(work: Callable[[], object]) -> object:
    try:
        return work()
    except NotAllowed as refusal:
        return refusal


def _then(work: Callable[[], object]) -> Callable[[], object]:
    def done() -> object:
        with on(DAY):
            return _or_refused(work)

    return done


def test_days_that_overlap_are_asked_for_once_however_many_ask(at_work: Round) -> None:
    periods = (Period.quarter(2026, 1), Period.month(2026, 2), Period.months(2026, 1, 6), Period.month(2026, 1))
    asks = [_then(lambda period=period: at_work.asked(COPIES, period)) for period in periods]  # type: ignore[misc]
    assert told(together(*asks))["done"] in (1, 2)  # January and February go together
    asked = [one.period for one in Request.objects.all()]
    assert not any(
        one != other and one.first <= other.last and other.first <= one.last for one in asked for other in asked
    )
    same = [_then(lambda: at_work.asked(PROCEDURES))] * 4
    assert told(together(*same)) == {"done": 1, "Invalid": 3}


def test_what_is_handed_in_twice_or_approved_and_returned_at_once_happens_once(at_work: Round) -> None:
    answer = at_work.answer(at_work.asked())
    at_work.saved(answer, 18, 20)
    at_work.proved(answer)
    people, seen = at_work.people, version(answer)
    hands = [_then(lambda: hand_in(actor=people.lan, answer_id=answer.pk, version=seen))] * 4
    assert told(together(*hands)) == {"done": 1, "ChangedMeanwhile": 3}
    seen = version(answer)
    yes = _then(lambda: approve(actor=people.son, answer_id=answer.pk, version=seen))
    no = _then(lambda: return_answer(actor=people.son, answer_id=answer.pk, version=seen, reason="Sai"))
    assert told(together(yes, no, yes, no)) == {"done": 1, "ChangedMeanwhile": 3}
    state = Answer.objects.get(pk=answer.pk).state
    assert answer.revisions.get().stands == (state == "approved")


def test_neighbours_approved_and_withdrawn_at_once_leave_the_ledger_right(at_work: Round) -> None:
    requests = [at_work.asked(PROCEDURES, Period.month(2026, month), ("tu_phap", "van_son")) for month in (1, 2, 3)]
    answers = [at_work.answer(one, agency) for one in requests for agency in ("tu_phap", "van_son")]
    for one in answers:
        at_work.handed_in(one, 5, 10)
    approvals = [_then(lambda one=one: at_work.approved(one)) for one in answers]  # type: ignore[misc]
    together(*approvals, _then(lambda: at_work.withdrawn(requests[1])), _then(catch_up))
    catch_up()
    assert [(row["since"], row["until"]) for row in counted("level-entered")] == [
        (20260131, 20260330), (20260131, 20260330), (20260331, None), (20260331, None),
    ]  # fmt: skip
    assert list(wrong_rows(giver(5))) == []


def test_a_draft_saved_by_two_is_one_of_theirs(at_work: Round) -> None:
    answer = at_work.answer(at_work.asked())
    people = at_work.people
    saves = [
        _then(lambda who=who, above=above: save_answer(  # type: ignore[misc]
            actor=who, answer_id=answer.pk, version=1, above=above, below=20
        ))
        for above, who in enumerate((people.lan, people.minh, people.lan, people.minh))
    ]  # fmt: skip
    assert told(together(*saves)) == {"done": 1, "ChangedMeanwhile": 3}
    assert answer.revisions.count() == 1
