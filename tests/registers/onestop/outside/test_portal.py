"""The national portal: what citizens filed there is taken in once, what happens here is told there in order."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from kientao.base.actor import SYSTEM
from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions import filing as filing_actions
from kientao.registers.onestop.actions import reconciling, syncing
from kientao.registers.onestop.actions.answering import accept_filed
from kientao.registers.onestop.actions.ending import refuse
from kientao.registers.onestop.actions.filing import file_from_portal
from kientao.registers.onestop.actions.portal_inbox import SYSTEM_FIELD, fetch_filed
from kientao.registers.onestop.actions.reconciling import check_portal
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.settling_rules import set_agency_code
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.actions.supplementing import ask_supplement
from kientao.registers.onestop.actions.syncing import drop_sync, resend_sync, send_syncs
from kientao.registers.onestop.models import (
    Charge,
    Digitised,
    Dossier,
    Paper,
    PortalFiling,
    StepRun,
    StepState,
    Sync,
)
from kientao.registers.onestop.outside import national
from kientao.registers.onestop.outside.stand_in.portal import PortalStandIn
from kientao.registers.onestop.queries.counter_queue import to_answer
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.outside.test_national_rules import row
from tests.support.onestop import Shop
from tests.support.programme import on

PAPER = b"%PDF-1.4 not really"
TEXT = "Đơn đề nghị cấp thẻ tư vấn viên pháp luật".encode()

pytestmark = pytest.mark.django_db


def _filed(office: Shop, **changes: Any) -> PortalFiling:
    return file_from_portal(actor=SYSTEM, body=row(**changes))


def test_the_centre_answers_what_is_filed_for_the_agencies_it_serves(office: Shop) -> None:
    centre = office.organisations["trung_tam"]
    settled: dict[str, Any] = {"organisation_id": office.organisations["tu_phap"].pk, "code": "H99.02"}
    with pytest.raises(Invalid, match="không hoạt động"):
        set_agency_code(actor=office.cast.son, **settled, valid_from=today(), counter_id=0)
    set_agency_code(actor=office.cast.son, **settled, valid_from=today(), counter_id=centre.pk)
    _filed(office)
    dossier = Dossier.objects.get()
    assert (dossier.received_at, dossier.received_on) == (centre, None)
    assert list(to_answer(office.actor("mai"))) == [dossier]
    assert not to_answer(office.actor("anh"))
    for paper in Paper.objects.filter(dossier=dossier):
        paper.present = True
        paper.save()
    accept_filed(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    dossier.refresh_from_db()
    assert (Status(dossier.status), dossier.received_at) == (Status.PROCESSING, centre)


def test_a_filing_becomes_a_dossier_that_is_answered_within_eight_working_hours(office: Shop) -> None:
    filing = _filed(office, TaiLieuNop=[{"MaThanhPhanHoSo": "don", "TenTepDinhKem": "don.txt"}])
    assert (filing.state, filing.errors) == ("taken", {})
    dossier = Dossier.objects.get()
    assert (dossier.code, dossier.status, dossier.channel) == ("H99.002.00-260303-0007", Status.FILED, 2)
    assert dossier.competent == office.organisations["tu_phap"]
    assert dossier.answer_by is not None
    assert f"{dossier.answer_by.astimezone():%d/%m/%Y}" == "04/03/2026"
    assert dossier.received_on is None
    assert dossier.applicant.verified
    assert {one.key: one.present for one in Paper.objects.filter(dossier=dossier)} == {"don": True, "bang": False}
    assert Charge.objects.get(dossier=dossier).amount == 50_000


def test_the_same_filing_is_taken_once_and_another_with_its_code_makes_no_second_dossier(office: Shop) -> None:
    first = _filed(office)
    assert _filed(office).pk == first.pk
    other = _filed(office, TrichYeuHoSo="Sửa lại")
    assert other.pk != first.pk
    assert (Dossier.objects.count(), other.dossier) == (1, first.dossier)
    assert "đã có" in other.remarks[0]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"MaTTHC": "1.999999"}, "MaTTHC"), ({"DonViXuLy": "Sở Không Có"}, "DonViXuLy"), ({"MaHoSo": "x"}, "MaHoSo"),
        ({"SoDinhDanh": "12"}, "SoDinhDanh"), ({"KenhThucHien": "3"}, "KenhThucHien"),
        ({"NgayNopHoSo": "20200101000000"}, "MaTTHC"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_kept_with_a_sentence_for_its_field(
    office: Shop, changes: dict[str, Any], field: str
) -> None:
    filing = _filed(office, **changes)
    assert filing.state == "refused"
    assert list(filing.errors) == [field]
    assert not Dossier.objects.exists()
    assert PortalFiling.objects.get(pk=filing.pk).body["ChuHoSo"] == "Phan Thị Bưởi"


def test_an_agency_is_known_by_either_shape_of_its_code_or_by_its_name(office: Shop) -> None:
    for number, unit in enumerate(("H99.02", "000.00.02.H99", "Sở Tư pháp")):
        filing = _filed(office, MaHoSo=f"H99.002.00-260303-001{number}", DonViXuLy=unit)
        assert filing.dossier is not None
        assert filing.dossier.competent == office.organisations["tu_phap"]


def test_characters_no_database_keeps_do_not_stop_a_filing(office: Shop) -> None:
    filing = _filed(office, TrichYeuHoSo="Xin\x00 cấp \ud800thẻ", TenTTHC="\x00")
    assert filing.state == "refused"  # nothing is left of the procedure's name
    taken = _filed(office, TrichYeuHoSo="Xin\x00 cấp \ud800thẻ")
    assert taken.dossier is not None
    assert taken.dossier.subject == "Xin cấp thẻ"


def test_only_the_system_files(office: Shop) -> None:
    with pytest.raises(NotAllowed):
        file_from_portal(actor=office.actor("mai"), body=row())


def test_what_waits_there_is_fetched_with_its_papers_and_answered_for(office: Shop, portal: PortalStandIn) -> None:
    files = [
        {"MaThanhPhanHoSo": "don", "TenTepDinhKem": "don.txt", "DuongDanTaiTepTin": "files/1"},
        {"MaThanhPhanHoSo": "bang", "TenTepDinhKem": "bang.txt", "DuongDanTaiTepTin": "files/khong-co"},
    ]
    portal.file(row(TaiLieuNop=files))
    portal.file(row(MaHoSo="H99.002.00-260303-0008", MaTTHC="1.999999"))
    portal.files["1"] = TEXT
    run = fetch_filed(actor=SYSTEM)
    assert (run.taken, run.refused, run.files, run.down) == (1, 1, 1, "")
    assert portal.answers["H99.002.00-260303-0007"][0] == "1"
    assert "MaTTHC" in portal.answers["H99.002.00-260303-0008"][1]
    kept = Paper.objects.get(key="don")
    assert kept.file is not None
    assert (kept.file.size, kept.digitised) == (len(TEXT), Digitised.YES)
    missing = Paper.objects.get(key="bang")
    assert not missing.present
    assert "không có tệp" in PortalFiling.objects.get(state="taken").remarks[0]
    assert fetch_filed(actor=SYSTEM).taken == 0


def _filed_there(portal: PortalStandIn, number: int) -> str:
    """A filing with one paper, the file of that number; its code."""
    code = f"H99.002.00-260303-{number:04}"
    paper = {"MaThanhPhanHoSo": "don", "TenTepDinhKem": "don.txt", "DuongDanTaiTepTin": f"files/{number}"}
    portal.file(row(MaHoSo=code, TaiLieuNop=[paper]))
    portal.files[str(number)] = TEXT
    return code


@pytest.mark.parametrize("status", ["400 Bad Request", "403 Forbidden", "410 Gone", "302 Found"])
def test_a_file_the_portal_will_never_give_counts_as_missing_and_holds_up_nobody(
    office: Shop, portal: PortalStandIn, status: str
) -> None:
    codes = [_filed_there(portal, number) for number in (1, 2)]
    portal.bad_files["1"] = status
    run = fetch_filed(actor=SYSTEM)
    assert (run.taken, run.files, run.down) == (2, 1, "")
    assert sorted(portal.answers) == codes
    assert status[:3] in PortalFiling.objects.get(code=codes[0]).remarks[0]
    assert not Paper.objects.get(dossier__code=codes[0], key="don").present


def test_a_file_that_is_too_big_counts_as_missing_and_holds_up_nobody(
    office: Shop, portal: PortalStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [_filed_there(portal, number) for number in (1, 2)]
    portal.files["1"] = b"x" * 2000
    monkeypatch.setattr(national, "_MOST_FILE", 1000)
    run = fetch_filed(actor=SYSTEM)
    assert (run.taken, run.files, run.down) == (2, 1, "")
    assert sorted(portal.answers) == codes
    assert "26 MB" in PortalFiling.objects.get(code=codes[0]).remarks[0]


def test_a_file_that_does_not_come_today_holds_up_no_other_filing_and_is_given_up_in_the_end(
    office: Shop, portal: PortalStandIn
) -> None:
    bad, good = _filed_there(portal, 1), _filed_there(portal, 2)
    portal.bad_files["1"] = "500 Internal Server Error"
    run = fetch_filed(actor=SYSTEM)
    assert (run.taken, run.files) == (2, 1)
    assert "500" in run.down
    assert list(portal.answers) == [good]
    with on("2026-03-04"):
        fetch_filed(actor=SYSTEM)
    assert Paper.objects.get(dossier__code=bad, key="don").present  # it may still come
    with on("2026-03-07"):
        assert fetch_filed(actor=SYSTEM).down == ""
    assert list(portal.answers) == [good, bad]
    assert not Paper.objects.get(dossier__code=bad, key="don").present


def test_files_that_do_not_come_hold_up_no_later_filing(office: Shop, portal: PortalStandIn) -> None:
    for number in range(1, 6):
        _filed_there(portal, number)
        portal.bad_files[str(number)] = "503 Service Unavailable"
    run = fetch_filed(actor=SYSTEM)
    assert (run.taken, run.files) == (5, 0)  # each is a dossier already
    with on("2026-03-04"):
        later = _filed_there(portal, 9)
        assert fetch_filed(actor=SYSTEM).files == 1
    assert list(portal.answers) == [later]


def test_an_answer_the_portal_does_not_take_holds_up_no_other_filing(office: Shop, portal: PortalStandIn) -> None:
    bad, good = _filed_there(portal, 1), _filed_there(portal, 2)
    portal.refuse = bad
    run = fetch_filed(actor=SYSTEM)
    assert (run.taken, run.files) == (2, 2)
    assert "Không nhận câu trả lời" in run.down
    assert list(portal.answers) == [good]


def test_a_paper_from_another_host_is_not_fetched(office: Shop, portal: PortalStandIn) -> None:
    paper = {"MaThanhPhanHoSo": "don", "TenTepDinhKem": "d.txt", "DuongDanTaiTepTin": "http://127.0.0.1:9/secret"}
    portal.file(row(TaiLieuNop=[paper]))
    fetch_filed(actor=SYSTEM)
    assert "không thuộc Cổng" in PortalFiling.objects.get().remarks[0]


def test_a_supplement_that_comes_through_the_portal_puts_the_dossier_back_in_the_queue(office: Shop) -> None:
    dossier = _filed(office).dossier
    assert dossier is not None
    ask_supplement(
        actor=SYSTEM, dossier_id=dossier.pk, version=dossier.version, reason="Thiếu bằng", items=["Bằng cử nhân"]
    )
    later = _filed(office, TaiLieuNop=[{"MaThanhPhanHoSo": "bang", "TenTepDinhKem": "bang.pdf"}])
    assert later.remarks == ["Đã ghi nhận bổ sung."]
    dossier.refresh_from_db()
    assert dossier.status == Status.FILED


def test_the_papers_of_a_supplement_are_fetched_too(office: Shop, portal: PortalStandIn) -> None:
    portal.file(row())
    fetch_filed(actor=SYSTEM)
    dossier = Dossier.objects.get()
    ask_supplement(
        actor=SYSTEM, dossier_id=dossier.pk, version=dossier.version, reason="Thiếu bằng", items=["Bằng cử nhân"]
    )
    paper = {"MaThanhPhanHoSo": "bang", "TenTepDinhKem": "bang.txt", "DuongDanTaiTepTin": "files/2"}
    portal.file(row(TaiLieuNop=[paper]))
    portal.files["2"] = TEXT
    with on("2026-03-04"):
        assert fetch_filed(actor=SYSTEM).files == 1
    kept = Paper.objects.get(dossier=dossier, key="bang")
    assert kept.present
    assert kept.file is not None
    dossier.refresh_from_db()
    assert dossier.answer_by is not None
    assert f"{dossier.answer_by:%d/%m}" == "05/03"


def test_a_filing_that_meets_somebody_at_the_counter_is_not_answered_for_and_comes_again(
    office: Shop, portal: PortalStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faster(*given: object, **named: object) -> None:
        raise ChangedMeanwhile("Mai")

    monkeypatch.setattr(filing_actions, "_made", faster)
    portal.file(row())
    fetch_filed(actor=SYSTEM)
    assert portal.answers == {}
    monkeypatch.undo()
    assert fetch_filed(actor=SYSTEM).taken == 1
    assert list(portal.answers) == ["H99.002.00-260303-0007"]


def test_a_dossier_of_a_ministrys_system_is_followed_and_not_worked_on(office: Shop, portal: PortalStandIn) -> None:
    theirs = row(LoaiDoiTuong="0", TrangThaiHoSo="4", NgayTiepNhan="20260303084000", NgayHenTra="20260310170000")
    portal.file({**theirs, SYSTEM_FIELD: "Hệ thống hộ tịch điện tử"})
    fetch_filed(actor=SYSTEM)
    dossier = Dossier.objects.get()
    assert (dossier.elsewhere, dossier.status) == ("Hệ thống hộ tịch điện tử", Status.PROCESSING)
    assert dossier.due is not None
    assert not Sync.objects.exists()
    with pytest.raises(Invalid, match="chỉ theo dõi"):
        refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Thử")
    portal.file({**theirs, "TrangThaiHoSo": "9", "NgayKetThucXuLy": "20260309100000", SYSTEM_FIELD: dossier.elsewhere})
    with on("2026-03-12"):
        fetch_filed(actor=SYSTEM)
    dossier.refresh_from_db()
    assert dossier.status == Status.DONE
    assert dossier.ended is not None
    assert f"{dossier.ended:%d/%m}" == "09/03"
    assert dossier.first_due == dossier.due


def _worked(office: Shop) -> Dossier:
    """From the counter to the result."""
    dossier = office.dossier()
    yen, minh = office.actor("yen"), office.actor("minh")
    with on("2026-03-05"):
        dossier.refresh_from_db()
        record_result(
            actor=yen, dossier_id=dossier.pk, version=dossier.version, name="Thẻ tư vấn viên", number="7/TVV",
            issued_on=dossier.created.date(),
        )  # fmt: skip
        for who, way in ((yen, "Đủ điều kiện"), (minh, "")):
            dossier.refresh_from_db()
            step = StepRun.objects.get(dossier=dossier, state=StepState.OPEN)
            pass_on(actor=who, step_id=step.pk, version=dossier.version, chosen=way)
    dossier.refresh_from_db()
    return dossier


def test_everything_that_happens_is_told_in_order_and_passes_the_portals_rules(
    office: Shop, portal: PortalStandIn
) -> None:
    dossier = _worked(office)
    with on("2026-03-05", 10):
        run = send_syncs()
    assert (run.refused, run.down) == (0, "")
    assert [(service, status) for code, service, status in portal.order if code == dossier.code] == [
        ("DongBoHoSoMC", "2"), ("CapNhatTienDoHoSoMC", "4"), ("CapNhatTienDoHoSoMC", "4"),
        ("CapNhatTienDoHoSoMC", "4"), ("DongBoHoSoMC", "9"),
    ]  # fmt: skip
    there = portal.dossiers[dossier.code]
    assert there["NgayHenTra"].startswith("20260317")
    assert there["DanhSachGiayToKetQua"][0]["TenGiayTo"] == "Thẻ tư vấn viên"
    assert there["DanhSachLePhi"][0]["Gia"] == "50000"
    assert not Sync.objects.exclude(state="sent").exists()
    assert send_syncs().sent == 0


def test_without_a_portal_nothing_is_queued(office: Shop, settings: LazySettings) -> None:
    settings.ONESTOP_NATIONAL = {}
    office.dossier()
    assert not Sync.objects.exists()
    assert send_syncs().sent == 0


def test_a_refused_one_holds_up_its_own_dossier_and_no_other_until_it_is_mended(
    office: Shop, portal: PortalStandIn
) -> None:
    bad, good = office.dossier(), office.dossier()
    portal.refuse = bad.code
    run = send_syncs()
    assert run.refused == 1
    assert {code for code, _, _ in portal.order} == {good.code}
    refused = Sync.objects.get(state="refused")
    assert "không được nhận" in refused.error
    assert Sync.objects.filter(dossier=bad, state="waiting").exists()
    portal.refuse = ""
    assert send_syncs().sent == 0
    with pytest.raises(NotAllowed):
        resend_sync(actor=office.actor("mai"), sync_id=refused.pk, version=refused.version)
    resend_sync(actor=office.actor("son"), sync_id=refused.pk, version=refused.version)
    send_syncs()
    assert portal.dossiers.keys() == {bad.code, good.code}
    assert [service for code, service, _ in portal.order if code == bad.code] == ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"]


def test_dossiers_that_are_held_up_take_no_place_of_those_that_are_not(
    office: Shop, portal: PortalStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "_AT_ONCE", 2)
    held = [office.dossier() for _ in range(2)]
    for dossier in held:
        portal.refuse = dossier.code
        send_syncs()
    assert Sync.objects.filter(state="waiting").count() == 2
    good = office.dossier()
    assert send_syncs().sent == 2
    assert [code for code, _, _ in portal.order] == [good.code, good.code]


def test_what_follows_a_refused_one_waits_though_something_earlier_goes_again(
    office: Shop, portal: PortalStandIn
) -> None:
    dossier = office.dossier()
    first, second = Sync.objects.filter(dossier=dossier).order_by("pk")
    later = Sync.objects.create(
        dossier=dossier, event=99, service=second.service, body=second.body, made=first.made, next_try=first.next_try
    )
    Sync.objects.filter(pk=second.pk).update(state="refused")
    assert send_syncs().sent == 1
    later.refresh_from_db()
    assert later.state == "waiting"


def test_one_that_can_never_go_is_left_out_with_a_reason(office: Shop, portal: PortalStandIn) -> None:
    dossier = office.dossier()
    portal.refuse = dossier.code
    send_syncs()
    refused = Sync.objects.get(state="refused")
    with pytest.raises(Invalid, match="vì sao"):
        drop_sync(actor=office.actor("son"), sync_id=refused.pk, version=refused.version, reason=" ")
    drop_sync(actor=office.actor("son"), sync_id=refused.pk, version=refused.version, reason="Đã nhập tay trên Cổng")
    assert send_syncs().refused == 1  # its progress goes, and the portal doesn't know the dossier


def test_a_portal_that_is_down_gets_everything_later_in_order(office: Shop, portal: PortalStandIn) -> None:
    first, second = office.dossier(), office.dossier()
    portal.broken = True
    run = send_syncs()
    assert run.sent == 0
    assert "503" in run.down
    assert not Sync.objects.exclude(state="waiting").exists()
    portal.broken = False
    with on("2026-03-04"):
        send_syncs()
    for dossier in (first, second):
        told = [service for code, service, _ in portal.order if code == dossier.code]
        assert told == ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"]


def test_a_session_that_runs_out_is_opened_again(office: Shop, portal: PortalStandIn) -> None:
    portal.session_calls = 1
    office.dossier()
    assert send_syncs().sent == 2


def test_a_machine_that_stopped_after_sending_updates_what_the_portal_has(office: Shop, portal: PortalStandIn) -> None:
    dossier = office.dossier()
    send_syncs()
    Sync.objects.filter(dossier=dossier).update(state="waiting")  # nobody noted it
    with on("2026-03-03", 10):
        assert send_syncs().refused == 0
    assert not Sync.objects.exclude(state="sent").exists()


def test_a_dossier_filed_there_is_updated_and_not_made_again(office: Shop, portal: PortalStandIn) -> None:
    portal.file(row())
    fetch_filed(actor=SYSTEM)
    dossier = Dossier.objects.get()
    refuse(actor=SYSTEM, dossier_id=dossier.pk, version=dossier.version, reason="Không thuộc thẩm quyền")
    assert send_syncs().refused == 0
    assert portal.dossiers[dossier.code]["TrangThaiHoSo"] == "3"
    assert portal.dossiers[dossier.code]["NoiNopHoSo"] == "1"


def test_comparing_finds_what_is_missing_twice_and_different_with_its_agency(
    office: Shop, portal: PortalStandIn
) -> None:
    synced, missing, differs, twice = (office.dossier() for _ in range(4))
    send_syncs()
    portal.dossiers["H99.002.00-260303-9999"] = {**portal.dossiers[synced.code]}
    del portal.dossiers[missing.code]
    portal.dossiers[differs.code]["TrangThaiHoSo"] = "9"
    portal.doubled = [twice.code]
    for one in (synced, twice):
        one.refresh_from_db()
        portal.dossiers[one.code]["TrangThaiHoSo"] = str(one.status)
    with pytest.raises(NotAllowed):
        check_portal(actor=office.actor("mai"), first=synced.created.date(), last=synced.created.date())
    day = synced.created.astimezone().date()
    check = check_portal(actor=office.actor("son"), first=day, last=day)
    assert (check.theirs, check.ours) == (4, 4)
    assert {(one["code"], one["kind"]) for one in check.found} == {
        ("H99.002.00-260303-9999", "missing-here"), (missing.code, "missing-there"), (differs.code, "differs"),
        (twice.code, "twice"),
    }  # fmt: skip
    assert {one["owner"] for one in check.found if one["code"] == missing.code} == {"Sở Tư pháp"}


def test_a_comparison_that_goes_wrong_keeps_some_of_it_and_says_how_much_more_there_is(
    office: Shop, portal: PortalStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciling, "MOST_KEPT", 3)
    for _ in range(5):
        office.dossier()
    day = Dossier.objects.all()[0].created.astimezone().date()
    check = check_portal(actor=office.actor("son"), first=day, last=day)
    assert (len(check.found), check.differing, check.counts) == (3, 5, {"missing-there": 5})


def test_an_export_is_lines_the_portal_would_take(
    office: Shop, portal: PortalStandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _worked(office)
    office.dossier()
    file = tmp_path / "thang-3.jsonl"
    call_command("export_national", "2026-03-01", "2026-03-31", str(file))
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [one["TrangThaiHoSo"] for one in rows] == ["9", "4"]
    assert "Đã xuất 2 hồ sơ, 0 trường sai." in capsys.readouterr().out
