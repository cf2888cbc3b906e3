"""Many counters and officers at the same moment: no number twice or left out, no dossier in two states."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from kientao.registers.onestop.actions.ending import refuse, return_result, withdraw
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.stepping import pass_on, send_back, take_step
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import CodeSequence, Dossier, Event, StepRun
from tests.hardship.onestop_deeds import DAY, LINKED, Counter, open_step, sign_the_letter, stage
from tests.hardship.onestop_invariants import wrongs
from tests.hardship.together import together, told
from tests.support.onestop import LICENCE
from tests.support.programme import on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
COUNTERS, EACH, ROUNDS = 8, 6, 12


@pytest.fixture
def counter() -> Iterator[Counter]:
    """The shop on the day of the deeds."""
    built = stage()
    with on(DAY):
        yield built


def _receives(counter: Counter, who: str, agency: str, code: str = LICENCE) -> Callable[[], object]:
    actor, filing = counter.actor(who), counter.shop.filing(name=f"Người của {who}")
    procedure, competent = counter.shop.procedure(code).pk, counter.shop.organisations[agency].pk

    def work() -> object:
        with on(DAY):
            for _ in range(EACH):
                receive(actor=actor, procedure_id=procedure, competent_id=competent, filing=filing)
        return None

    return work


def test_eight_counters_never_give_a_number_twice_or_leave_one_out(counter: Counter) -> None:
    before = Dossier.objects.filter(parent__isnull=True).count()
    desks = [
        _receives(counter, who, agency, code)
        for who, agency, code in (
            ("mai", "tu_phap", LICENCE), ("anh", "tu_phap", LICENCE), ("van", "tu_phap", LICENCE),
            ("mai", "tu_phap", LINKED), ("anh", "khcn", LICENCE), ("van", "khcn", LICENCE),
            ("mai", "tai_chinh", LICENCE), ("anh", "tu_phap", LINKED),
        )
    ]  # fmt: skip
    assert len(desks) == COUNTERS
    assert told(together(*desks)) == {"done": COUNTERS}
    assert Dossier.objects.filter(parent__isnull=True).count() == before + COUNTERS * EACH
    day = datetime.date.fromisoformat(DAY)
    assert sum(CodeSequence.objects.filter(date=day).values_list("last", flat=True)) == COUNTERS * EACH
    assert wrongs() == []


def _at_once(counter: Counter, dossier: Dossier, *works: Callable[[], object]) -> None:
    events = Event.objects.filter(dossier=dossier).count()
    answers = told(together(*(_on_the_day(work) for work in works)))
    assert answers["done"] == 1, answers
    assert Event.objects.filter(dossier=dossier).count() == events + 1
    assert wrongs() == []


def _on_the_day(work: Callable[[], object]) -> Callable[[], object]:
    def done() -> object:
        with on(DAY):
            return work()

    return done


def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(counter: Counter) -> None:
    yen, minh = counter.actor("yen"), counter.actor("minh")
    for _ in range(ROUNDS):
        dossier = counter.shop.dossier()
        dossier.refresh_from_db()
        step, version = open_step(dossier).pk, dossier.version
        _at_once(
            counter, dossier,
            partial(pass_on, actor=yen, step_id=step, version=version, chosen="Đủ điều kiện"),
            partial(ask_supplement, actor=minh, dossier_id=dossier.pk, version=version, reason="Thiếu", items=["Bằng"]),
            partial(refuse, actor=minh, dossier_id=dossier.pk, version=version, reason="Không đủ điều kiện"),
            partial(take_step, actor=yen, step_id=step, version=version),
        )  # fmt: skip


def test_two_counters_hand_a_result_out_once(counter: Counter) -> None:
    mai, done = counter.actor("mai"), counter.done
    _at_once(
        counter, done,
        partial(return_result, actor=mai, dossier_id=done.pk, version=done.version),
        partial(return_result, actor=mai, dossier_id=done.pk, version=done.version),
    )  # fmt: skip


def test_a_supplement_and_a_withdrawal_meet(counter: Counter) -> None:
    mai, waiting = counter.actor("mai"), counter.waiting
    _at_once(
        counter, waiting,
        partial(supplement, actor=mai, dossier_id=waiting.pk, version=waiting.version),
        partial(withdraw, actor=mai, dossier_id=waiting.pk, version=waiting.version, reason="Thôi"),
    )  # fmt: skip


def test_a_letter_is_signed_once(counter: Counter) -> None:
    answers = told(together(*[_on_the_day(partial(sign_the_letter, counter))] * 3))
    assert answers == {"done": 1, "ChangedMeanwhile": 2}
    assert wrongs() == []


def test_a_leg_that_ends_while_its_dossier_is_withdrawn_leaves_nothing_behind(counter: Counter) -> None:
    kha, mai, minh = counter.actor("kha"), counter.actor("mai"), counter.actor("minh")
    for _ in range(ROUNDS):
        linked = counter.shop.dossier(code=LINKED)
        linked.refresh_from_db()
        leg = Dossier.objects.get(parent=linked)
        step = open_step(leg).pk
        answers = together(
            _on_the_day(partial(pass_on, actor=kha, step_id=step, version=leg.version)),
            _on_the_day(partial(withdraw, actor=mai, dossier_id=linked.pk, version=linked.version, reason="Thôi")),
        )
        assert told(answers)["done"] >= 1
        assert wrongs() == []
    approved = counter.approved
    step = StepRun.objects.get(dossier=approved, state="open").pk
    _at_once(
        counter, approved,
        partial(pass_on, actor=minh, step_id=step, version=approved.version),
        partial(send_back, actor=minh, step_id=step, version=approved.version, to_key="b2", reason="Sai"),
    )  # fmt: skip
