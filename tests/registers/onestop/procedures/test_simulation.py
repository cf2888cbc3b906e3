"""Past dossiers replayed under a shorter term, by the clocks that judged them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.clock import now
from kientao.kernel.working_time import Term, Unit
from kientao.registers.onestop.actions.ending import withdraw
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.queries.simulation import shortened, simulate
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from tests.support.onestop import Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)


def _ended(office: Shop, day: str) -> Dossier:
    """Ten working days from Tuesday 3 March end on 17 March; it ends on the day."""
    dossier = office.dossier()
    with on(day, hour=10):
        return withdraw(
            actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version, reason="Không cần nữa."
        )


def _supplemented(office: Shop, day: str) -> Dossier:
    """Asked for more on 5 March, complete on 10 March."""
    dossier = office.dossier()
    with on("2026-03-05"):
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu", items=["Bản sao"]
        )
    dossier.refresh_from_db()
    with on("2026-03-10"):
        dossier = supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    with on(day, hour=10):
        return withdraw(
            actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version, reason="Không cần nữa."
        )


@pytest.mark.parametrize("clock", Clock)
def test_without_a_cut_it_gives_what_really_happened(office: Shop, clock: Clock) -> None:
    for day in ("2026-03-06", "2026-03-17", "2026-03-18", "2026-04-01"):
        _ended(office, day)
        _supplemented(office, max(day, "2026-03-11"))
    with on("2026-04-02"):
        found = simulate(office.procedure(), cut=0, since=SINCE, clock=clock)
        judged = [timeliness(one.times, now(), clock) for one in Dossier.objects.all()]
    assert (found.total, found.late) == (8, judged.count(Timeliness.LATE))
    assert found.late_then == found.late
    assert found.newly_late == ()


def test_half_the_term_would_have_made_those_late_that_took_more_than_five_days(office: Shop) -> None:
    ended = {day: _ended(office, day) for day in ("2026-03-06", "2026-03-10", "2026-03-11", "2026-03-17", "2026-03-18")}
    with on("2026-04-02"):
        found = simulate(office.procedure(), cut=50, since=SINCE, clock=Clock.APPOINTMENT)
    assert (found.total, found.late, found.late_then) == (5, 1, 3)
    assert {one.dossier for one in found.newly_late} == {ended["2026-03-11"], ended["2026-03-17"]}
    assert {one.shorter_due.date() for one in found.newly_late if one.shorter_due} == {date(2026, 3, 10)}


def test_a_supplement_counts_in_the_replay_as_it_did(office: Shop) -> None:
    """Complete on 10 March, five days then end on 17 March."""
    _supplemented(office, "2026-03-17")
    _supplemented(office, "2026-03-18")
    with on("2026-04-02"):
        found = simulate(office.procedure(), cut=50, since=SINCE, clock=Clock.APPOINTMENT)
    assert (found.total, found.late, found.late_then) == (2, 0, 1)


def test_what_is_open_or_came_before_is_left_out(office: Shop) -> None:
    office.dossier()
    _ended(office, "2026-03-06")
    with on("2026-04-02"):
        assert simulate(office.procedure(), cut=0, since=SINCE, clock=Clock.APPOINTMENT).total == 1
        assert simulate(office.procedure(), cut=0, since=date(2026, 3, 4), clock=Clock.APPOINTMENT).total == 0


def test_the_shorter_the_term_the_more_are_late_and_the_queries_stay(office: Shop) -> None:
    for day in ("2026-03-06", "2026-03-12", "2026-03-17", "2026-03-24"):
        _ended(office, day)
    with on("2026-04-02"):
        late = []
        for cut in (0, 10, 30, 50, 70, 90):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                late.append(simulate(office.procedure(), cut=cut, since=SINCE, clock=Clock.APPOINTMENT).late_then)
            assert len(asked) <= 6
    assert late == sorted(late)
    assert late[-1] > late[0]


@given(st.integers(1, 400), st.integers(0, 99))
def test_a_part_of_a_day_counts_as_a_day(amount: int, cut: int) -> None:
    short = shortened(Term(amount, Unit.WORKING_DAY), cut).amount
    assert 1 <= short <= amount
    assert short * 100 >= amount * (100 - cut) > (short - 1) * 100 or short == 1
