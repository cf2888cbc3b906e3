"""A dossier from the counter to its result: received, appraised, approved, handed out."""

import datetime
import json

import pytest
from django.utils import timezone

from kientao.base.audit_words import sentence
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.registers.onestop.actions.ending import return_result
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.stepping import pass_on, take_step
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Charge, Dossier, DossierSpell, Event, StepRun
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from kientao.registers.onestop.rules.states import Status
from tests.support.onestop import Shop
from tests.support.programme import on


def open_step(dossier: Dossier) -> StepRun:
    return StepRun.objects.get(dossier=dossier, state="open")


def again(dossier: Dossier) -> Dossier:
    dossier.refresh_from_db()
    return dossier


def test_a_complete_dossier_is_received_numbered_dated_and_passed_on(office: Shop) -> None:
    dossier = again(office.dossier())
    assert dossier.code == "H99.002.00-260303-0001"
    assert Status(dossier.status) is Status.PROCESSING
    assert dossier.due is not None
    assert timezone.localtime(dossier.due).isoformat() == "2026-03-17T17:30:00+07:00"
    assert (dossier.received_at, dossier.competent) == (
        office.organisations["trung_tam"],
        office.organisations["tu_phap"],
    )
    assert [(run.key, run.state) for run in dossier.steps.order_by("number")] == [("b1", "done"), ("b2", "open")]
    assert [event.act for event in dossier.events.all()] == ["receive", "start"]


def test_a_fee_that_is_waived_at_the_counter_leaves_its_reason_in_the_trail(office: Shop) -> None:
    office.dossier(waived="Hộ nghèo")
    told = AuditEntry.objects.get(action="dossier-receive")
    assert sentence(told.action, json.loads(told.data)).endswith("miễn phí vì Hộ nghèo")
    assert Charge.objects.get().waived == "Hộ nghèo"


def test_it_goes_through_its_steps_to_the_citizen(office: Shop) -> None:
    dossier = office.dossier()
    yen, minh, mai = office.actor("yen"), office.actor("minh"), office.actor("mai")
    with on("2026-03-05"):
        take_step(actor=yen, step_id=open_step(dossier).pk, version=again(dossier).version)
        with pytest.raises(Invalid, match="Chọn một hướng"):
            pass_on(actor=yen, step_id=open_step(dossier).pk, version=again(dossier).version)
        pass_on(actor=yen, step_id=open_step(dossier).pk, version=again(dossier).version, chosen="Đủ điều kiện")
    with on("2026-03-06"):
        with pytest.raises(Invalid, match="Chưa có kết quả"):
            pass_on(actor=minh, step_id=open_step(dossier).pk, version=again(dossier).version)
        record_result(
            actor=minh, dossier_id=dossier.pk, version=again(dossier).version, name="Thẻ tư vấn viên pháp luật",
            number="12/TVPL", issued_on=datetime.date(2026, 3, 6),
        )  # fmt: skip
        pass_on(actor=minh, step_id=open_step(dossier).pk, version=again(dossier).version)
    assert Status(again(dossier).status) is Status.DONE
    with on("2026-03-09"):
        with pytest.raises(Invalid, match=r"50\.000 đồng"):
            return_result(actor=mai, dossier_id=dossier.pk, version=dossier.version)
        Charge.objects.filter(dossier=dossier).update(paid=dossier.done)
        return_result(actor=mai, dossier_id=dossier.pk, version=dossier.version, recipient="Phan Thị Bưởi")
        assert Status(again(dossier).status) is Status.RETURNED
        assert timeliness(dossier.times, dossier.returned or dossier.filed, Clock.APPOINTMENT) is Timeliness.EARLY
    assert Event.objects.filter(dossier=dossier).count() == 7
    assert DossierSpell.objects.filter(dossier=dossier, to_at__isnull=True).count() == 1


def test_a_supplement_begins_the_appointment_anew_and_is_taken_off_the_statistic(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-10"):
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=again(dossier).version,
            reason="Thiếu bản sao bằng", items=["Bản sao bằng cử nhân luật"],
        )  # fmt: skip
    assert Status(again(dossier).status) is Status.SUPPLEMENT
    with on("2026-03-16"):
        supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    again(dossier)
    assert dossier.due is not None
    assert dossier.statistic_due is not None
    assert timezone.localtime(dossier.due).date() == datetime.date(2026, 3, 30)
    assert timezone.localtime(dossier.statistic_due).date() == datetime.date(2026, 3, 23)
    assert timezone.localtime(dossier.first_due or dossier.filed).date() == datetime.date(2026, 3, 17)
    with on("2026-03-18"), pytest.raises(Invalid, match="chỉ được yêu cầu 1 lần"):
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=dossier.version, reason="Nữa", items=["Ảnh"]
        )


def test_a_stranger_does_nothing_with_it(office: Shop) -> None:
    dossier = office.dossier()
    with pytest.raises(NotAllowed, match="Sở Tư pháp"):
        take_step(actor=office.actor("kha"), step_id=open_step(dossier).pk, version=again(dossier).version)
    assert not Dossier.objects.visible_to(office.actor("hoa")).exists()
