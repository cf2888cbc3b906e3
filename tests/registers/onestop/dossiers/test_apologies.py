"""Late dossiers: a letter before the legal hour, one new date, and lateness that no letter cures."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.base.refusal import Invalid, NotAllowed
from kientao.registers.onestop.actions.apologising import draft_apologies, drop_apology, sign_apology, suggested_date
from kientao.registers.onestop.actions.ending import withdraw
from kientao.registers.onestop.actions.prolonging import prolong
from kientao.registers.onestop.actions.settling_rules import settle_rules
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Apology, Dossier
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from kientao.registers.onestop.rules.office_rules import OfficeRules, SupplementEffect
from tests.registers.onestop.imports.batches import as_json, row, taken_over
from tests.support.onestop import Shop
from tests.support.programme import on

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NEW = datetime.datetime(2026, 3, 20, 17, 30, tzinfo=HANOI)


def sign(office: Shop, apology: Apology, **changes: object) -> Apology:
    words = {
        "cause": "Chờ xác minh lý lịch", "fault": "own", "new_due": NEW, "number": "12/STP-XL", **changes
    }  # fmt: skip
    return sign_apology(actor=office.actor("minh"), apology_id=apology.pk, version=apology.version, **words)  # type: ignore[arg-type]


def test_the_draft_is_there_the_morning_of_the_day_it_must_be_signed(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-13"):
        assert draft_apologies(actor=SYSTEM) == []
    with on("2026-03-16", hour=7):
        [apology] = draft_apologies(actor=SYSTEM)
        assert draft_apologies(actor=SYSTEM) == []
    assert apology.dossier == dossier
    assert timezone.localtime(apology.sign_by).isoformat() == "2026-03-16T17:30:00+07:00"


def test_the_head_signs_and_the_citizen_is_promised_a_new_date_while_the_due_date_stays(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16"):
        [apology] = draft_apologies(actor=SYSTEM)
    with on("2026-03-16"):
        with pytest.raises(NotAllowed):
            sign_apology(
                actor=office.actor("yen"), apology_id=apology.pk, version=apology.version, cause="x", fault="own",
                new_due=NEW, number="1",
            )  # fmt: skip
        sign(office, apology)
    dossier.refresh_from_db()
    assert (dossier.promised, dossier.reappointments) == (NEW, 1)
    assert dossier.due == dossier.first_due
    assert timeliness(dossier.times, NEW, Clock.APPOINTMENT) is Timeliness.OPEN_LATE


def test_it_is_done_at_most_once(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16"):
        [apology] = draft_apologies(actor=SYSTEM)
        sign(office, apology)
        assert draft_apologies(actor=SYSTEM) == []
    Apology.objects.filter(pk=apology.pk).update(state="dropped")
    with on("2026-03-18"):
        [second] = draft_apologies(actor=SYSTEM)
        with pytest.raises(Invalid, match="chỉ được hẹn lại 1 lần"):
            sign(office, second)
    assert Dossier.objects.get(pk=dossier.pk).promised == NEW


def test_what_is_missing_in_the_letter_is_said_field_by_field(office: Shop) -> None:
    office.dossier()
    with on("2026-03-16"):
        [apology] = draft_apologies(actor=SYSTEM)
        with pytest.raises(Invalid) as refusal:
            sign(office, apology, cause=" ", fault="", number="", new_due=apology.due_before)
    assert refusal.value.errors.keys() == {"cause", "fault", "number", "new_due"}


def test_a_late_dossier_keeps_its_draft_until_a_letter_is_signed(office: Shop) -> None:
    office.dossier()
    with on("2026-03-18"):
        [apology] = draft_apologies(actor=SYSTEM)
        with pytest.raises(Invalid, match="phải có thư xin lỗi"):
            drop_apology(actor=office.actor("minh"), apology_id=apology.pk, version=1, reason="Sắp xong")


def test_a_suggested_date_is_a_working_one(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16"):
        assert suggested_date(dossier) == NEW


def test_a_late_dossier_stays_late_after_an_extension(office: Shop) -> None:
    dossier = office.dossier()
    words = {"amount": 5, "unit": "working-day", "document": "15/TB-STP", "ground": "Điều 9 khoản 2"}
    with on("2026-03-18"), pytest.raises(Invalid, match="đã quá hạn"):
        prolong(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, **words)  # type: ignore[arg-type]
    with on("2026-03-16"):
        dossier.refresh_from_db()
        prolong(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, **words)  # type: ignore[arg-type]
    dossier.refresh_from_db()
    assert dossier.due is not None
    assert timezone.localdate(dossier.due) == datetime.date(2026, 3, 24)
    assert timezone.localdate(dossier.first_due) == datetime.date(2026, 3, 17)
    assert dossier.prolongations.get().due_after == dossier.due


def test_a_draft_is_dropped_when_the_appointment_was_kept(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16"):
        [apology] = draft_apologies(actor=SYSTEM)
        dossier.refresh_from_db()
        withdraw(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version, reason="Thôi")
        assert draft_apologies(actor=SYSTEM) == []
    apology.refresh_from_db()
    assert apology.state == "dropped"


def test_a_letter_the_head_dropped_isnt_drafted_again_until_its_date_has_passed(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16", hour=7):
        [apology] = draft_apologies(actor=SYSTEM)
        drop_apology(
            actor=office.actor("minh"), apology_id=apology.pk, version=apology.version, reason="Xong trong hôm nay"
        )
        assert draft_apologies(actor=SYSTEM) == []
    with on("2026-03-17", hour=16):
        assert draft_apologies(actor=SYSTEM) == []
    with on("2026-03-17", hour=18):
        assert [one.dossier for one in draft_apologies(actor=SYSTEM)] == [dossier]


def test_no_letter_is_drafted_for_what_another_system_handles_or_for_a_leg(office: Shop) -> None:
    taken_over(as_json(row(TrangThaiHoSo="4", NgayKetThucXuLy=None, NgayTra=None)))
    leg, own = office.dossier(), office.dossier()
    Dossier.objects.filter(pk=leg.pk).update(parent=own)
    with on("2026-03-18"):
        assert Dossier.objects.filter(due__lt=now(), ended=None).count() == 3
        assert [one.dossier for one in draft_apologies(actor=SYSTEM)] == [own]


@pytest.mark.parametrize(("lead", "morning"), [(2, "2026-03-13"), (5, "2026-03-10"), (9, "2026-03-04")])
def test_a_letter_is_drafted_as_long_ahead_as_the_office_settled(office: Shop, lead: int, morning: str) -> None:
    rules = replace(OfficeRules(), apology_lead_days=lead)
    settle_rules(actor=SYSTEM, valid_from=datetime.date(2026, 3, 3), rules=rules, legal_act="7/QĐ-UBND")
    dossier = office.dossier()
    day = datetime.date.fromisoformat(morning)
    with on((day - datetime.timedelta(days=1)).isoformat(), hour=23):
        assert draft_apologies(actor=SYSTEM) == []
    with on(morning, hour=7):
        assert [one.dossier for one in draft_apologies(actor=SYSTEM)] == [dossier]


def test_a_letter_due_weeks_before_its_date_is_drafted_in_time(office: Shop) -> None:
    rules = replace(OfficeRules(), apology_lead_days=30)
    settle_rules(actor=SYSTEM, valid_from=datetime.date(2026, 3, 3), rules=rules, legal_act="7/QĐ-UBND")
    dossier = office.dossier()
    dossier.refresh_from_db()
    prolong(
        actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, amount=28, unit="working-day",
        document="15/TB-STP", ground="Điều 9",
    )  # fmt: skip
    dossier.refresh_from_db()
    with on("2026-03-13"):
        [apology] = draft_apologies(actor=SYSTEM)
        assert apology.due_before == dossier.due
        assert apology.due_before > now() + datetime.timedelta(days=40)


def test_dossiers_whose_hour_hasnt_come_are_neither_locked_nor_asked_about(office: Shop) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert draft_apologies(actor=SYSTEM) == []
        return len(queries)

    office.dossier()
    with on("2026-03-13"):
        one = asked()
    for _ in range(3):
        office.dossier()
    with on("2026-03-13"):
        assert asked() == one


def test_no_due_date_takes_back_the_later_day_a_letter_gave(office: Shop) -> None:
    rules = replace(OfficeRules(), supplement=SupplementEffect.PAUSE)
    settle_rules(actor=SYSTEM, valid_from=datetime.date(2026, 3, 3), rules=rules, legal_act="7/QĐ-UBND")
    dossier = office.dossier()
    with on("2026-03-16"):
        [apology] = draft_apologies(actor=SYSTEM)
        sign(office, apology)
        dossier.refresh_from_db()
        prolong(
            actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, amount=1, unit="working-day",
            document="15/TB-STP", ground="Điều 9 khoản 2",
        )  # fmt: skip
        dossier.refresh_from_db()
        assert timezone.localdate(dossier.due) == datetime.date(2026, 3, 18)
        assert dossier.promised == NEW
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu", items=["Ảnh"]
        )
    with on("2026-03-17"):
        dossier.refresh_from_db()
        supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
        dossier.refresh_from_db()
        assert timezone.localdate(dossier.due) == datetime.date(2026, 3, 19)
        assert dossier.promised == NEW
