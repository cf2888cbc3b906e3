"""Doubts about records: what was planted is found, and an ordinary dossier raises none."""

from datetime import timedelta

import pytest

from kientao.base.actor import SYSTEM
from kientao.kernel.period import Period
from kientao.registers.onestop.actions.apologising import draft_apologies, sign_apology
from kientao.registers.onestop.actions.offline import confirm_late, enter_late, make_paper_book
from kientao.registers.onestop.actions.stepping import take_step
from kientao.registers.onestop.models import Apology, Dossier, Event, FormGiven, StepRun
from kientao.registers.onestop.queries.quality import DOUBTS, IN_BULK, by_key, doubtful
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.imports.batches import as_json, row, taken_over
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db
YEAR = Period.year(2026)


def found(office: Shop, key: str, who: str = "son") -> set[int]:
    doubt = by_key(key)
    assert doubt is not None
    return set(doubtful(office.actor(who), doubt, YEAR).values_list("pk", flat=True))


def ended(dossier: Dossier, status: Status, **changes: object) -> None:
    """Written past the actions: what is doubted is what they don't let through, or what came from elsewhere."""
    due = dossier.due
    assert due is not None
    Dossier.objects.filter(pk=dossier.pk).update(
        **{"status": status.value, "ended": due - timedelta(days=3), **changes}
    )


def test_an_ordinary_dossier_raises_only_that_its_receipt_wasnt_printed(office: Shop) -> None:
    office.dossier()
    assert {one.key for one in DOUBTS if found(office, one.key)} == {"thieu-giay-tiep-nhan"}


def test_a_printed_receipt_settles_it(office: Shop) -> None:
    dossier = office.dossier()
    FormGiven(
        dossier=dossier, form="01", annex="TT 03/2025/TT-VPCP", number=1, values={}, given=dossier.filed, given_by="Mai"
    ).save()
    assert not found(office, "thieu-giay-tiep-nhan")


def test_many_done_just_before_their_hour_are_found_and_few_are_not(office: Shop) -> None:
    dossiers = [office.dossier() for _ in range(IN_BULK)]
    for number, one in enumerate(dossiers):
        assert one.due is not None
        ended(one, Status.DONE, ended=one.due - timedelta(minutes=number))
    assert found(office, "xong-sat-han") == {one.pk for one in dossiers}
    ended(dossiers[0], Status.DONE)
    assert not found(office, "xong-sat-han")


def test_an_end_that_was_recorded_later_is_found(office: Shop) -> None:
    dossier, honest = office.dossier(), office.dossier()
    for one, days in ((dossier, 5), (honest, 0)):
        ended(one, Status.RETURNED)
        Event(
            dossier=one, number=99, act="return", at=one.filed, recorded=one.filed + timedelta(days=days), actor="x"
        ).save()
    assert found(office, "ghi-lui-ngay") == {dossier.pk}


def test_a_result_without_a_file_is_found(office: Shop) -> None:
    dossier = office.dossier()
    ended(dossier, Status.DONE)
    assert found(office, "thieu-tep-ket-qua") == {dossier.pk}


def test_late_without_a_letter_is_found_until_it_is_signed(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-18"):
        assert found(office, "tre-khong-thu") == {dossier.pk}
        draft_apologies(actor=SYSTEM)
        assert found(office, "tre-khong-thu") == {dossier.pk}
        letter = Apology.objects.get()
        sign_apology(
            actor=office.actor("minh"), apology_id=letter.pk, version=letter.version, cause="Chậm", fault="own",
            new_due=dossier.filed + timedelta(days=30), number="1/TXL",
        )  # fmt: skip
        assert not found(office, "tre-khong-thu")


def test_what_was_entered_late_is_found_until_it_is_confirmed(office: Shop) -> None:
    make_paper_book(actor=office.actor("anh"), prefix="BD-", count=5)
    with on("2026-03-04"):
        dossier = enter_late(
            actor=office.actor("anh"), procedure_id=office.procedure(COPY).pk,
            competent_id=office.organisations["ben_da"].pk, filing=office.filing(), paper_number="BD-1",
            received=office.dossier().filed - timedelta(days=1),
        )  # fmt: skip
        assert found(office, "nhap-sau-chua-xac-nhan") == {dossier.pk}
        confirm_late(actor=office.actor("van"), dossier_id=dossier.pk, version=dossier.version)
        assert not found(office, "nhap-sau-chua-xac-nhan")


def test_a_missing_receipt_date_is_on_the_list_and_everything_else_is_counted(office: Shop) -> None:
    dossier = office.dossier()
    Dossier.objects.filter(pk=dossier.pk).update(received_on=None)
    assert found(office, "thieu-ngay-nhan") == {dossier.pk}


def test_a_step_nobody_took_for_a_day_is_found(office: Shop) -> None:
    dossier = office.dossier()
    assert not found(office, "buoc-chua-ai-nhan")
    with on("2026-03-05"):
        assert found(office, "buoc-chua-ai-nhan") == {dossier.pk}
        step = StepRun.objects.get(dossier=dossier, state="open")
        dossier.refresh_from_db()
        take_step(actor=office.actor("yen"), step_id=step.pk, version=dossier.version)
        assert not found(office, "buoc-chua-ai-nhan")


def test_an_ended_dossier_with_open_steps_is_found(office: Shop) -> None:
    dossier = office.dossier()
    ended(dossier, Status.STOPPED)
    assert found(office, "xong-con-buoc-mo") == {dossier.pk}


def test_an_agency_sees_doubts_about_its_own_dossiers_alone(office: Shop) -> None:
    dossier = office.dossier()
    assert found(office, "thieu-giay-tiep-nhan", "minh") == {dossier.pk}
    assert found(office, "thieu-giay-tiep-nhan", "phuc") == set()


def test_no_letter_is_missed_where_another_system_sends_it_or_the_whole_dossier_does(office: Shop) -> None:
    taken_over(as_json(row(TrangThaiHoSo="4", NgayKetThucXuLy=None, NgayTra=None)))
    own, leg = office.dossier(), office.dossier()
    Dossier.objects.filter(pk=leg.pk).update(parent=own)
    with on("2026-03-18"):
        assert found(office, "tre-khong-thu") == {own.pk}
