"""Dossiers of the software a province keeps: taken over once, followed, never overwritten."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions.ending import stop
from kientao.registers.onestop.imports.applying import apply_import
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import (
    Applicant,
    Dossier,
    DossierSpell,
    Event,
    Import,
    ImportPart,
    Result,
    StepRun,
    SupplementRequest,
)
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.imports.batches import (
    CODE,
    OLD,
    as_csv,
    as_json,
    as_workbook,
    dossier,
    errors_of,
    findings_of,
    row,
    sent,
    taken_over,
)
from tests.support.onestop import Shop
from tests.support.programme import on

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=HANOI)


def how(one: Dossier, clock: Clock = Clock.APPOINTMENT) -> Timeliness:
    return timeliness(one.times, timezone.now(), clock)


def test_a_dossier_of_another_system_comes_with_its_dates_and_its_history(office: Shop) -> None:
    batch = taken_over(as_json(row()))
    assert (batch.state, batch.result["new"]) == ("applied", 1)
    one = dossier()
    assert (one.elsewhere, one.elsewhere_code, one.applicant_name) == (OLD, CODE, "Phan Thị Bưởi")
    assert (one.competent, one.procedure.code) == (office.organisations["tu_phap"], "9.000001")
    assert (one.received_on, one.due, one.ended) == (
        at("2026-01-05T08:30"),
        at("2026-01-19T17:00"),
        at("2026-01-16T10:00"),
    )
    assert one.first_due == one.promised == one.statistic_due == one.due
    assert how(one) is Timeliness.EARLY
    events = list(one.events.values_list("act", "at"))
    assert events == [
        ("receive", at("2026-01-05T08:30")),
        ("finish", at("2026-01-16T10:00")),
        ("return", at("2026-01-19T09:00")),
    ]
    assert {event.recorded for event in one.events.all()} == {one.created}
    assert one.events.first().data["due"] == "given"  # type: ignore[union-attr]
    spell = DossierSpell.objects.get(dossier=one)
    assert (spell.status, spell.from_at, spell.to_at) == (Status.RETURNED, one.created, None)
    assert Applicant.objects.get(dossier=one).id_number == "001190012345"


def test_nothing_is_written_before_it_is_applied(office: Shop) -> None:
    batch = sent(as_json(row()))
    assert (batch.state, batch.rows, batch.error_count) == ("checked", 1, 0)
    assert batch.result == {"new": 1}
    assert not Dossier.objects.exists()


def test_the_same_batch_again_changes_nothing(office: Shop) -> None:
    taken_over(as_json(row()))
    before = list(Dossier.objects.values()), Event.objects.count(), DossierSpell.objects.count()
    with on("2026-03-09"):
        again = taken_over(as_json(row()))
    assert {name: again.result[name] for name in ("new", "changed", "unchanged")} == {
        "new": 0,
        "changed": 0,
        "unchanged": 1,
    }
    assert (list(Dossier.objects.values()), Event.objects.count(), DossierSpell.objects.count()) == before


def test_the_same_said_in_other_words_changes_nothing_either(office: Shop) -> None:
    taken_over(as_json(row()))
    version = dossier().version
    batch = taken_over(as_json(row(NgayTiepNhan="05/01/2026 08:30", TrangThaiHoSo="Đã trả kết quả")))
    assert (batch.result["changed"], batch.result["unchanged"]) == (0, 1)
    assert dossier().version == version


def test_a_changed_row_is_news_and_the_past_stays_as_it_was_known(office: Shop) -> None:
    open_row = row(TrangThaiHoSo="4", NgayKetThucXuLy=None, NgayTra=None)
    with on("2026-01-10"):
        taken_over(as_json(open_row))
        known_then = dossier().created
    with on("2026-01-20"):
        batch = taken_over(as_json(row()))
        told = dossier().changed
    one = dossier()
    assert batch.result["changed"] == 1
    assert [(e.act, e.at, e.recorded) for e in one.events.all()] == [
        ("receive", at("2026-01-05T08:30"), known_then),
        ("start", at("2026-01-05T08:30"), known_then),
        ("finish", at("2026-01-16T10:00"), told),
        ("return", at("2026-01-19T09:00"), told),
    ]
    assert list(DossierSpell.objects.order_by("from_at").values_list("status", "from_at", "to_at")) == [
        (4, known_then, told),
        (10, told, None),
    ]
    assert one.version == one.events.count()


def test_another_appointment_leaves_the_first_one_standing(office: Shop) -> None:
    taken_over(as_json(row(TrangThaiHoSo="4", NgayKetThucXuLy=None, NgayTra=None)))
    taken_over(as_json(row(TrangThaiHoSo="4", NgayKetThucXuLy=None, NgayTra=None, NgayHenTra="20260130170000")))
    one = dossier()
    assert (one.first_due, one.due) == (at("2026-01-19T17:00"), at("2026-01-30T17:00"))
    last = one.events.order_by("-number")[0]
    assert last.act == "correct"
    assert "due" in last.data["changed"]


def test_without_an_appointment_of_its_own_the_term_of_the_procedure_is_counted(office: Shop) -> None:
    taken_over(as_json(row(NgayHenTra=None)))
    one = dossier()
    assert one.due is not None
    assert timezone.localtime(one.due).isoformat() == "2026-01-19T17:30:00+07:00"  # ten working days
    assert one.events.first().data["due"] == "computed"  # type: ignore[union-attr]
    assert one.calendar_version


def test_an_appointment_without_a_time_is_kept_until_the_office_closes(office: Shop) -> None:
    taken_over(as_json(row(NgayHenTra="16/01/2026", NgayKetThucXuLy="16/01/2026 15:00", NgayTra=None)))
    one = dossier()
    assert one.due == at("2026-01-16T17:30")
    assert how(one) is Timeliness.ON_TIME


def test_a_dossier_without_a_receipt_date_is_not_lost(office: Shop) -> None:
    """The month it belongs to keeps all others, and this one can be found."""
    batch = taken_over(as_json(row(NgayTiepNhan=None), row(MaHoSo="H99.02-260105-0002")))
    assert Dossier.objects.count() == 2
    assert batch.error_count == 0
    assert [(number, key) for number, key, _ in findings_of(batch)] == [(1, "received")]
    one = dossier()
    assert one.received_on is None
    assert one.events.first().data["findings"] == ["received"]  # type: ignore[union-attr]


def test_the_citizens_time_is_taken_off_by_the_statistic(office: Shop) -> None:
    asked = [{"NgayBoSung": "20260112090000", "NgayTiepNhanBoSung": "20260116090000",
              "NoiDungBoSung": "Bản sao bằng", "NgayHenTraTruoc": "20260119170000"}]  # fmt: skip
    taken_over(
        as_json(
            row(DanhSachHoSoBoSung=asked, NgayHenTra="20260130170000", NgayKetThucXuLy="20260122100000", NgayTra=None)
        )
    )
    one = dossier()
    assert (one.first_due, one.due, one.requests) == (at("2026-01-19T17:00"), at("2026-01-30T17:00"), 1)
    assert one.statistic_due is not None
    assert timezone.localtime(one.statistic_due).date() == datetime.date(2026, 1, 23)
    assert SupplementRequest.objects.get(dossier=one).items == ["Bản sao bằng"]
    assert [event.act for event in one.events.all()] == ["receive", "ask-supplement", "supplement", "finish", "return"]


def test_a_dossier_that_waits_for_the_citizen_stands_still(office: Shop) -> None:
    waiting = row(TrangThaiHoSo="Chờ bổ sung", NgayKetThucXuLy=None, NgayTra=None,
                  DanhSachHoSoBoSung=[{"NgayBoSung": "20260112090000"}])  # fmt: skip
    taken_over(as_json(waiting))
    one = dossier()
    assert one.paused_since == at("2026-01-12T09:00")
    assert how(one) is Timeliness.PAUSED
    met = [{"NgayBoSung": "20260112090000", "NgayTiepNhanBoSung": "20260114100000"}]
    goes_on = waiting | {"TrangThaiHoSo": "4", "NgayHenTra": "20260126170000", "DanhSachHoSoBoSung": met}
    taken_over(as_json(goes_on))
    assert dossier().paused_since is None
    assert SupplementRequest.objects.get(dossier=one).met == at("2026-01-14T10:00")


def test_steps_and_results_come_with_their_dossier_once(office: Shop) -> None:
    whole = row(
        TienDo=[
            {"NoiDungXuLy": "Thẩm định", "NguoiXuLy": "Cao Hải Yến", "NgayBatDau": "20260105140000",
             "ThoiDiemXuLy": "20260112090000", "ChucDanh": "Chuyên viên"},
            {"NoiDungXuLy": "Ký thẻ", "NgayBatDau": "20260112090000", "ThoiDiemXuLy": "20260116100000"},
        ],
        DanhSachGiayToKetQua=[{"TenGiayTo": "Thẻ tư vấn viên", "SoKyHieu": "12/TVPL",
                               "DuongDanTepTinKetQua": "https://cu.example/12.pdf"}],
    )  # fmt: skip
    first, second = taken_over(as_json(whole)), taken_over(as_json(whole))
    assert (first.result["steps"], first.result["results"]) == (2, 1)
    assert (second.result["steps"], second.result["results"]) == (0, 0)
    steps = StepRun.objects.filter(dossier=dossier()).order_by("number")
    assert [(one.title, one.receiver, one.state) for one in steps] == [
        ("Thẩm định", "Cao Hải Yến", "done"),
        ("Ký thẻ", "", "done"),
    ]
    kept = Result.objects.get(dossier=dossier())
    assert (kept.number, kept.link, kept.holder_name) == ("12/TVPL", "https://cu.example/12.pdf", "Phan Thị Bưởi")


def test_what_another_system_handles_is_only_followed_here(office: Shop) -> None:
    taken_over(as_json(row(TrangThaiHoSo="4", NgayKetThucXuLy=None, NgayTra=None)))
    with pytest.raises(Invalid, match=OLD):
        stop(actor=office.actor("minh"), dossier_id=dossier().pk, version=dossier().version, reason="Dừng")


def test_a_dossier_of_our_own_is_not_overwritten(office: Shop) -> None:
    own = office.dossier()
    batch = sent(as_json(row(MaHoSo=own.code)))
    assert [(number, key) for number, key, _ in errors_of(batch)] == [(1, "code")]
    with pytest.raises(Invalid, match="Còn 1 dòng lỗi"):
        apply_import(actor=office.actor("son"), import_id=batch.pk, version=batch.version)


def test_one_bad_row_is_told_and_the_others_are_kept_when_somebody_says_so(office: Shop) -> None:
    batch = taken_over(as_json(row(), row(MaHoSo="H99.02-260105-0002", MaTTHC="9.000003")))
    assert (batch.result["new"], batch.result["left_out"]) == (1, 1)
    [(number, key, words)] = errors_of(batch)
    assert (number, key) == (2, "procedure")
    assert "Gần nhất: 9.000001" in words or "Gần nhất: 9.000002" in words


def test_a_code_twice_in_a_batch_is_told_with_the_first_row(office: Shop) -> None:
    batch = sent(as_json(row(), row()))
    assert errors_of(batch) == [(2, "code", f"Hồ sơ {CODE} đã có ở dòng 1: bỏ bớt một dòng.")]


def test_csv_and_workbooks_tell_the_same_as_json(office: Shop) -> None:
    cells = [CODE, "9.000001", "Đã trả kết quả", "STP", "Phan Thị Bưởi", "05/01/2026 08:30", "19/01/2026 17:00",
             "16/01/2026 10:00", "19/01/2026 09:00"]  # fmt: skip
    taken_over(as_csv(cells), "ho-so.csv")
    first = Dossier.objects.values().get()
    batch = taken_over(as_workbook(cells), "ho-so.xlsx")
    assert batch.result["unchanged"] == 1
    again = taken_over(as_json(row(SoDinhDanh=None, NgayNopHoSo=None)))
    assert (again.result["unchanged"], again.result["changed"]) == (1, 0)
    assert Dossier.objects.values().get() == first | {"elsewhere_hash": Dossier.objects.get().elsewhere_hash}


def test_only_who_follows_procedures_takes_over_and_one_at_a_time(office: Shop) -> None:
    with pytest.raises(NotAllowed, match="Cơ quan chủ trì"):
        begin_import(actor=office.actor("mai"), system=OLD, name="a.json", content=b"[]")
    batch = sent(as_json(row()), actor=office.actor("dung"))
    with pytest.raises(ChangedMeanwhile):
        apply_import(actor=office.actor("dung"), import_id=batch.pk, version=batch.version - 1)
    apply_import(actor=office.actor("dung"), import_id=batch.pk, version=batch.version)
    with pytest.raises(Invalid, match="Đã nhập"):
        apply_import(actor=office.actor("dung"), import_id=batch.pk, version=batch.version + 1)


def test_one_entry_in_the_trail_names_the_hash_and_no_citizen(office: Shop) -> None:
    batch = taken_over(as_json(row()))
    [entry] = AuditEntry.objects.filter(action="import_dossiers")
    assert batch.sha256 in entry.data
    assert "Bưởi" not in entry.data
    assert list(faults()) == []
    assert ImportPart.objects.get(batch=batch).rows == []


def test_a_file_that_cannot_be_read_fails_with_words(office: Shop) -> None:
    batch = stage(begin_import(actor=office.actor("dung"), system=OLD, name="a.json", content=b"{"))
    assert (batch.state, batch.failure) == (
        "failed",
        "Tệp JSON hỏng, không đọc được: xuất lại từ hệ thống nguồn.",
    )
    assert Import.objects.get().content is None
