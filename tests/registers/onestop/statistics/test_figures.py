"""Figures of a period: every count opens exactly its rows, months add up, and what was is not changed by what came."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kientao.kernel.period import Period
from kientao.registers.onestop.actions.ending import refuse
from kientao.registers.onestop.actions.offline import enter_late, make_paper_book
from kientao.registers.onestop.actions.supplementing import ask_supplement
from kientao.registers.onestop.models import Dossier, DossierSpell, Procedure
from kientao.registers.onestop.queries.figures import (
    GROUPS,
    Counts,
    Scope,
    counted,
    recorded_after,
    rows_behind,
    total,
)
from kientao.registers.onestop.rules.figures import COLUMNS, Group, checks
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.statistics import values
from tests.registers.onestop.statistics.conftest import MOMENT, Many
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MARCH = Period.month(2026, 3)


def sums(office: Shop, scope: Scope) -> Counts:
    return total(counted(office.cast.son, scope).values())


def test_every_figure_opens_exactly_the_rows_it_counts_on_a_thousand_cuts(office: Shop, many: Many) -> None:
    many(500)
    chance = random.Random(3)
    agencies = list(Dossier.objects.values_list("competent", flat=True).distinct())
    cuts = 0
    with on("2026-07-20"):
        while cuts < 1000:
            first = MOMENT.date() + timedelta(days=chance.randint(-100, 30))
            scope = Scope(
                Period(first, first + timedelta(days=chance.randint(0, 60))),
                chance.choice(list(Clock)),
                recorded=chance.choice((None, MOMENT.date())),
                agencies=tuple(chance.sample(agencies, chance.randint(0, 2))),
                channel=chance.choice((None, None, 2)),
            )
            counts = sums(office, scope)
            for measure in Group:
                rows, _ = rows_behind(office.cast.son, scope, measure)
                assert rows.count() == counts.of(measure), (scope, measure)
                cuts += 1
            assert all(check.holds for check in checks({number: counts.of(one) for number, one in COLUMNS}))


def test_groups_add_up_to_the_whole(office: Shop, many: Many) -> None:
    many(300)
    Procedure.objects.filter(code=COPY).update(field="")
    with on("2026-07-20"):
        scope = Scope(Period.year(2026))
        whole = sums(office, scope)
        for by in GROUPS:
            assert total(counted(office.cast.son, scope, by).values()).seen == whole.seen, by


def test_the_months_add_up_to_the_year(office: Shop, many: Many) -> None:
    many(500)
    flows = (Group.RECEIVED, Group.ENDED, Group.DONE_EARLY, Group.DONE_ON_TIME, Group.OVERDUE)
    with on("2027-01-05"):
        year = sums(office, Scope(Period.year(2026)))
        months = [sums(office, Scope(Period.month(2026, month))) for month in range(1, 13)]
    for measure in flows:
        assert sum(one.of(measure) for one in months) == year.of(measure), measure


def test_a_dossier_without_a_field_is_counted_as_unclassified(office: Shop) -> None:
    Procedure.objects.filter(pk=office.dossier().procedure_id).update(field="")
    found = counted(office.cast.son, Scope(MARCH), "field")
    assert {name: counts.of(Group.ALL) for name, counts in found.items()} == {"": 1}
    assert sums(office, Scope(MARCH, field="")).of(Group.ALL) == 1


def test_received_on_friday_and_ended_on_saturday_counts_nothing_received_and_one_ended(office: Shop) -> None:
    with on("2026-03-06"):
        dossier = office.dossier()
    with on("2026-03-07"):
        dossier.refresh_from_db()
        refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Không đủ điều kiện")
        found = sums(office, Scope(Period(date(2026, 3, 7), date(2026, 3, 7))))
    assert (found.of(Group.RECEIVED), found.of(Group.ENDED), found.of(Group.CARRIED)) == (0, 1, 1)


def test_an_old_period_gives_the_same_whatever_happened_since(office: Shop) -> None:
    dossier = office.dossier()
    february_to_march = Scope(MARCH, recorded=date(2026, 3, 31))
    with on("2026-04-01"):
        before = sums(office, february_to_march)
    with on("2026-04-10"):
        dossier.refresh_from_db()
        refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Không đủ điều kiện")
        after = sums(office, february_to_march)
    assert after.seen == before.seen
    assert after.of(Group.OPEN_LATE) == 1


def test_what_is_recorded_afterwards_is_a_difference_and_changes_nothing_that_was_told(office: Shop) -> None:
    with on("2026-03-30"):
        make_paper_book(actor=office.actor("anh"), prefix="BD-", count=5)
        received = MOMENT.replace(month=3, day=30, hour=10)
    told = Scope(MARCH, recorded=date(2026, 3, 31))
    with on("2026-04-02"):
        enter_late(
            actor=office.actor("anh"), procedure_id=office.procedure(COPY).pk,
            competent_id=office.organisations["ben_da"].pk, filing=office.filing(), paper_number="BD-1",
            received=received,
        )  # fmt: skip
        assert sums(office, told).of(Group.RECEIVED) == 0
        assert sums(office, replace(told, recorded=None)).of(Group.RECEIVED) == 1
        assert recorded_after(office.cast.son, told).count() == 1
        assert sums(office, Scope(Period.month(2026, 4))).of(Group.RECEIVED) == 0


def test_closing_a_month_leaves_the_next_one_live(office: Shop) -> None:
    with on("2026-04-01"):
        office.dossier()
        assert sums(office, Scope(MARCH, recorded=date(2026, 3, 31))).of(Group.RECEIVED) == 0
        assert sums(office, Scope(Period.month(2026, 4))).of(Group.RECEIVED) == 1


def test_a_row_without_a_receipt_date_is_left_out_alone(office: Shop) -> None:
    whole, broken = office.dossier(), office.dossier()
    Dossier.objects.filter(pk=broken.pk).update(received_on=None)
    DossierSpell.objects.filter(dossier=broken).update(received_on=None)
    rows, key = rows_behind(office.cast.son, Scope(MARCH), Group.ALL)
    assert list(rows.values_list(key, flat=True)) == [whole.pk]


def test_a_series_goes_on_over_the_day_on_which_a_tier_ended(office: Shop) -> None:
    """What an agency decided before 1 July 2025 is counted the same way as what its successors decided after."""
    dossier, other = office.dossier(), office.dossier()
    for one, agency, day in ((dossier, "van_son", date(2025, 6, 20)), (other, "ben_da", date(2025, 7, 2))):
        moment = MOMENT.replace(year=day.year, month=day.month, day=day.day)
        changes = {"competent": office.organisations[agency], "received_on": moment}
        Dossier.objects.filter(pk=one.pk).update(**changes, created=moment)
        DossierSpell.objects.filter(dossier=one).update(**changes, from_at=moment)
    monthly = [sums(office, Scope(Period.month(2025, month))).of(Group.RECEIVED) for month in (6, 7)]
    assert monthly == [1, 1]
    assert sums(office, Scope(Period(date(2025, 6, 1), date(2025, 7, 31)))).of(Group.RECEIVED) == 2


def test_both_rates_keep_their_fractions(office: Shop) -> None:
    dossier = office.dossier()
    office.dossier()
    with on("2026-03-04"):
        dossier.refresh_from_db()
        refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Không đủ điều kiện")
    with on("2026-03-31"):
        found = values(sums(office, Scope(MARCH, Clock.APPOINTMENT)))
    assert (found["on-time-of-ended"].part, found["on-time-of-ended"].whole) == (1, 1)
    assert (found["on-time-of-due"].part, found["on-time-of-due"].whole) == (1, 2)


def test_waiting_for_the_citizen_counts_with_on_time_in_the_form_and_apart_elsewhere(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-05"):
        dossier.refresh_from_db()
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu", items=["Ảnh"]
        )
    with on("2026-03-31"):
        found = sums(office, Scope(MARCH))
    assert (found.of(Group.WAITING), found.of(Group.ON_TIME), found.of(Group.ENDED)) == (1, 1, 0)


def test_who_sees_nothing_counts_nothing_and_an_agency_counts_its_own(office: Shop) -> None:
    office.dossier()
    assert counted(office.actor("hoa"), Scope(MARCH)) == {}
    assert total(counted(office.actor("minh"), Scope(MARCH)).values()).of(Group.ALL) == 1
    assert total(counted(office.actor("phuc"), Scope(MARCH)).values()).of(Group.ALL) == 0
    with on("2026-03-20"):
        told = Scope(MARCH, recorded=date(2026, 3, 10))
        assert total(counted(office.actor("minh"), told).values()).of(Group.ALL) == 1
        assert total(counted(office.actor("phuc"), told).values()).of(Group.ALL) == 0
