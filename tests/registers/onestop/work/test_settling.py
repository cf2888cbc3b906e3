"""Rules and hours are settled from a date on; dates given stay until somebody has them counted again."""

import datetime
from dataclasses import replace

import pytest
from django.utils import timezone

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid, NotAllowed
from kientao.registers.onestop.actions.replaying import recount
from kientao.registers.onestop.actions.settling_hours import drop_hours, set_day, set_week
from kientao.registers.onestop.actions.settling_rules import set_agency_code, settle_rules
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Dossier, DossierSpell, Event, OfficeHours, StepRun
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.replayed import counted_otherwise, moves
from kientao.registers.onestop.queries.rules_in_force import rules_of, rules_on
from kientao.registers.onestop.rules.office_rules import OfficeRules
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db
SHUT = {"name": "Nghỉ bão", "hours": "", "counted": False, "legal_act": "Công điện 12/CĐ-UBND"}
WEEK = ["07:30-11:30, 13:30-17:30"] * 5 + ["07:30-11:30", ""]
DAYS = [True] * 5 + [False, False]


def shut(day: str, organisation_id: int | None = None) -> OfficeHours:
    return set_day(actor=SYSTEM, organisation_id=organisation_id, day=datetime.date.fromisoformat(day), **SHUT)  # type: ignore[arg-type]


def due(dossier: Dossier) -> str:
    dossier.refresh_from_db()
    return f"{timezone.localtime(dossier.due):%Y-%m-%d}" if dossier.due else ""


def test_a_day_on_which_the_office_is_shut_moves_only_the_dossiers_it_touches_and_only_when_asked(office: Shop) -> None:
    long, other = office.dossier(), office.dossier(agency="tai_chinh")
    short = office.dossier(who="anh", code=COPY, agency="ben_da")
    shut("2026-03-10")
    assert due(long) == "2026-03-17"
    found = list(moves(counted_otherwise(office.cast.son), Calendars()))
    assert {one.dossier.pk for one in found} == {long.pk, other.pk}
    done = recount(actor=office.cast.son, dossier_ids=[long.pk, other.pk, short.pk])
    assert {one.pk for one in done} == {one.dossier.pk for one in found}
    assert [due(long), due(other)] == ["2026-03-18", "2026-03-18"]
    for one in found:
        one.dossier.refresh_from_db()
        assert one.dossier.due == one.after
    assert not list(moves(counted_otherwise(office.cast.son), Calendars()))


def test_the_old_date_stays_in_the_history_and_the_first_one_for_good(office: Shop) -> None:
    dossier = office.dossier()
    first = dossier.first_due
    shut("2026-03-10")
    recount(actor=office.cast.son, dossier_ids=[dossier.pk])
    dossier.refresh_from_db()
    event = Event.objects.filter(dossier=dossier).latest("number")
    assert (event.act, event.data["before"], event.data["after"]) == ("recount", "17:30 17/03/2026", "17:30 18/03/2026")
    assert dossier.first_due == first
    assert dossier.promised == dossier.due
    assert DossierSpell.objects.filter(dossier=dossier, to_at__isnull=False, due=first).exists()


def test_an_agencys_own_day_moves_its_own_dossiers_alone(office: Shop) -> None:
    own, other = office.dossier(), office.dossier(agency="tai_chinh")
    shut("2026-03-10", office.organisations["tai_chinh"].pk)
    assert [one.dossier.pk for one in moves(counted_otherwise(office.cast.son), Calendars())] == [other.pk]
    assert [one.pk for one in recount(actor=office.cast.son, dossier_ids=[own.pk, other.pk])] == [other.pk]


def test_a_dossier_that_waits_for_its_citizen_is_counted_again_too(office: Shop) -> None:
    dossier = office.dossier()
    dossier.refresh_from_db()
    ask_supplement(
        actor=office.actor("yen"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu", items=["Ảnh"]
    )
    shut("2026-03-10")
    assert len(recount(actor=office.cast.son, dossier_ids=[dossier.pk])) == 1
    assert due(dossier) == "2026-03-18"


def test_what_ended_is_never_counted_again(office: Shop) -> None:
    dossier = office.dossier()
    Dossier.objects.filter(pk=dossier.pk).update(status=8, ended=dossier.filed)
    shut("2026-03-10")
    assert recount(actor=office.cast.son, dossier_ids=[dossier.pk]) == []


def test_only_who_settles_rules_has_dates_counted_again(office: Shop) -> None:
    with pytest.raises(NotAllowed):
        recount(actor=office.actor("yen"), dossier_ids=[office.dossier().pk])


def test_a_head_sets_the_hours_of_the_own_agency_alone(office: Shop) -> None:
    phuc, here = office.actor("phuc"), office.organisations["ben_da"].pk
    week = {"since": datetime.date(2026, 4, 1), "name": "Giờ mùa hè", "legal_act": "01/TB-UBND"}
    set_week(actor=phuc, organisation_id=here, hours=WEEK, counted=DAYS, **week)  # type: ignore[arg-type]
    assert Calendars().of(here).name == "Lịch làm việc riêng: Giờ mùa hè"
    with pytest.raises(NotAllowed):
        set_week(actor=phuc, organisation_id=None, hours=WEEK, counted=DAYS, **week)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hours": ["7h30-11h30", *WEEK[1:]]}, "day_0"),
        ({"hours": ["11:30-07:30", *WEEK[1:]]}, "day_0"),
        ({"hours": ["07:30-11:30, 10:00-12:00", *WEEK[1:]]}, "day_0"),
        ({"hours": ["", *WEEK[1:]]}, "day_0"),
        ({"counted": [False] * 7}, ""),
        ({"name": " "}, "name"),
        ({"legal_act": ""}, "legal_act"),
        ({"since": datetime.date(1999, 1, 1)}, "date"),
    ],
)
def test_hours_that_make_no_sense_are_refused_by_name(office: Shop, changes: dict[str, object], field: str) -> None:
    given = {
        "since": datetime.date(2026, 4, 1), "name": "Mùa hè", "hours": WEEK, "counted": DAYS, "legal_act": "01/TB",
    } | changes  # fmt: skip
    with pytest.raises(Invalid) as refusal:
        set_week(actor=SYSTEM, organisation_id=None, **given)  # type: ignore[arg-type]
    assert list(refusal.value.errors) == [field]
    assert not OfficeHours.objects.exists()


def test_hours_are_taken_back_only_before_they_hold(office: Shop) -> None:
    coming, held = shut("2026-03-10"), shut("2026-03-02")
    drop_hours(actor=SYSTEM, hours_id=coming.pk)
    with pytest.raises(Invalid, match="được giữ lại"):
        drop_hours(actor=SYSTEM, hours_id=held.pk)
    with pytest.raises(Invalid, match="đã có giờ"):
        shut("2026-03-02")


def test_new_rules_hold_for_new_dossiers_and_the_others_keep_theirs(office: Shop) -> None:
    before = office.dossier()
    rules = replace(OfficeRules(), most_requests=2)
    settle_rules(actor=office.cast.son, valid_from=datetime.date(2026, 4, 1), rules=rules, legal_act="9/QĐ-UBND")
    with on("2026-04-01"):
        after = office.dossier()
    assert [rules_of(one.rules).most_requests for one in (before, after)] == [1, 2]
    assert rules_on(datetime.date(2026, 3, 31)).rules == OfficeRules()


@pytest.mark.parametrize(
    ("rules", "day", "field"),
    [
        (OfficeRules(most_requests=99), "2026-04-01", "most_requests"),
        (OfficeRules(system_owner="x"), "2026-04-01", "system_owner"),
        (OfficeRules(early_days=2), "2026-03-02", "valid_from"),
        (OfficeRules(), "2026-04-01", ""),
    ],
)
def test_rules_out_of_bounds_are_refused(office: Shop, rules: OfficeRules, day: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        settle_rules(
            actor=office.cast.son, valid_from=datetime.date.fromisoformat(day), rules=rules, legal_act="9/QĐ-UBND"
        )
    assert list(refusal.value.errors) == [field]


def test_rules_are_not_settled_by_an_agency(office: Shop) -> None:
    with pytest.raises(NotAllowed):
        settle_rules(
            actor=office.actor("minh"), valid_from=datetime.date(2026, 4, 1), rules=OfficeRules(early_days=2),
            legal_act="x",
        )  # fmt: skip


def test_an_agencys_code_holds_for_numbers_from_its_date(office: Shop) -> None:
    here = office.organisations["tu_phap"].pk
    set_agency_code(actor=office.cast.son, organisation_id=here, code="h99.77", valid_from=datetime.date(2026, 3, 10))
    assert office.dossier().code.startswith("H99.002.00-")
    with on("2026-03-10"):
        assert office.dossier().code.startswith("H99.077.00-")
    with pytest.raises(Invalid, match="QĐ 20/2020"):
        set_agency_code(actor=office.cast.son, organisation_id=here, code="STP", valid_from=datetime.date(2026, 5, 1))


def test_what_the_calendar_moves_is_told_apart_from_what_a_supplement_moves(office: Shop) -> None:
    dossier = office.dossier()
    shut("2026-03-10")
    with on("2026-03-05"):
        ask_supplement(
            actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu", items=["Bằng"]
        )
    events = {event.act: event for event in Event.objects.filter(dossier=dossier)}
    assert events["recount"].data["after"] == "17:30 18/03/2026"
    assert events["recount"].number < events["ask-supplement"].number
    dossier.refresh_from_db()
    assert dossier.calendar_version == Calendars().of(dossier.competent_id).version


def test_a_step_that_begins_tomorrow_gets_no_more_time_by_a_pause_today(office: Shop) -> None:
    with on("2026-03-03", 16):
        dossier = office.dossier()
        step = StepRun.objects.get(dossier=dossier, state="open")
        ask_supplement(
            actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu", items=["Bằng"]
        )
        dossier.refresh_from_db()
        supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    again = StepRun.objects.get(pk=step.pk)
    assert step.started > dossier.created
    assert again.due == step.due
