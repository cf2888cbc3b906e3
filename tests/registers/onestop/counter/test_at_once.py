"""The same form sent many times at the same moment, and an answer given twice: one dossier, one receipt."""

import uuid
from collections.abc import Callable, Iterator

import pytest

from kientao.registers.onestop.actions.answering import accept_filed
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.supplementing import supplement
from kientao.registers.onestop.actions.turning_away import file_refused
from kientao.registers.onestop.models import Charge, CodeSequence, Dossier, Event
from kientao.registers.onestop.rules.given import PaperGiven
from tests.hardship.onestop_invariants import wrongs
from tests.hardship.together import together, told
from tests.registers.onestop.counter.test_turned_away import incomplete
from tests.support.onestop import Shop, shop
from tests.support.programme import on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
DAY, TIMES = "2026-03-03", 6


@pytest.fixture
def at_work() -> Iterator[Shop]:
    """On the day."""
    with on(DAY):
        yield shop()


def _then(work: Callable[[], object]) -> Callable[[], object]:
    def done() -> object:
        with on(DAY):
            return work()

    return done


@pytest.mark.parametrize("action", [receive, file_refused])
def test_a_form_that_comes_many_times_at_once_makes_one_dossier(at_work: Shop, action: Callable[..., Dossier]) -> None:
    given = {
        "actor": at_work.actor("mai"), "procedure_id": at_work.procedure().pk, "request_id": uuid.uuid4(),
        "competent_id": at_work.organisations["tu_phap"].pk, "filing": at_work.filing(),
    }  # fmt: skip
    if action is file_refused:
        given["reason"] = "Không thuộc thẩm quyền"
    answers = together(*[_then(lambda: action(**given).pk)] * TIMES)
    assert len(set(answers)) == 1
    assert Dossier.objects.count() == 1
    assert CodeSequence.objects.get().last == 1
    assert wrongs() == []


def test_a_filed_dossier_is_accepted_once(at_work: Shop) -> None:
    dossier, mai = incomplete(at_work), at_work.actor("mai")
    version = Dossier.objects.get(pk=dossier.pk).version
    supplement(actor=mai, dossier_id=dossier.pk, version=version, papers=(PaperGiven("bang", copies=1),))
    seen = Dossier.objects.get(pk=dossier.pk).version
    answers = told(together(*[_then(lambda: accept_filed(actor=mai, dossier_id=dossier.pk, version=seen))] * TIMES))
    assert answers == {"done": 1, "ChangedMeanwhile": TIMES - 1}
    assert Event.objects.filter(dossier=dossier, act="receive").count() == 1
    assert Charge.objects.filter(dossier=dossier).count() == 1
    assert wrongs() == []
