"""Dossiers of a ministry's system: followed as it tells of them, judged like all others, overwritten by nobody else."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.registers.onestop.actions.filing import file_from_portal
from kientao.registers.onestop.models import Dossier, PortalFiling
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.imports.batches import as_json, taken_over
from tests.registers.onestop.outside.test_national_rules import row
from tests.support.onestop import Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def _followed(status: str, system: str = "Hệ thống hộ tịch", **changes: Any) -> PortalFiling:
    usual = {"LoaiDoiTuong": "0", "NgayTiepNhan": "20260303084000", "NgayHenTra": "20260310170000"}
    body = row(**{**usual, "TrangThaiHoSo": status, **changes})
    return file_from_portal(actor=SYSTEM, body=body, system=system)


def _how(dossier: Dossier) -> set[Timeliness]:
    return {timeliness(_now(dossier).times, now(), clock) for clock in Clock}


def _now(dossier: Dossier) -> Dossier:
    dossier.refresh_from_db()
    return dossier


def test_a_dossier_of_a_ministry_that_waits_for_its_citizen_is_not_late(office: Shop) -> None:
    dossier = _followed("4").dossier
    assert dossier is not None
    assert _how(dossier) == {Timeliness.OPEN}
    with on("2026-03-05"):
        _followed("5")
    with on("2026-03-12"):
        assert _how(dossier) == {Timeliness.PAUSED}
        assert dossier.requests == 1
        _followed("5", TrichYeuHoSo="Nhắc lại")
        assert _now(dossier).paused_since == dossier.requests_made.get().asked
        assert timezone.localdate(dossier.paused_since) == date(2026, 3, 5)
    with on("2026-03-13"):
        _followed("4", TrichYeuHoSo="Đã bổ sung")
        assert _now(dossier).paused_since is None
        met = dossier.requests_made.get().met
        assert met is not None
        assert timezone.localdate(met) == date(2026, 3, 13)
        assert dossier.statistic_due is not None
        assert timezone.localdate(dossier.statistic_due) > date(2026, 3, 13)  # the citizen's days are taken off


def test_a_ministry_that_tells_when_it_asked_is_believed(office: Shop) -> None:
    request = {
        "HoSoBoSungId": "1", "NguoiYeuCauBoSung": "Cán bộ", "NoiDungBoSung": "Thiếu bằng",
        "NgayBoSung": "20260306090000", "TrangThaiBoSung": "0", "NgayHenTraTruoc": "20260310170000",
    }  # fmt: skip
    with on("2026-03-20"):
        dossier = _followed("5", DanhSachHoSoBoSung=[request]).dossier
        assert dossier is not None
        assert _how(dossier) == {Timeliness.PAUSED}
        met = {**request, "NgayTiepNhanBoSung": "20260316090000", "TrangThaiBoSung": "1"}
        _followed("4", DanhSachHoSoBoSung=[met, {**request, "NgayBoSung": "20260318090000"}])
    assert _now(dossier).requests == 2
    assert [(one.number, one.met is None) for one in dossier.requests_made.order_by("number")] == [
        (1, False), (2, True),
    ]  # fmt: skip


def test_a_dossier_of_a_ministry_can_be_early_and_is_judged_like_one_that_is_imported(office: Shop) -> None:
    with on("2026-03-06"):
        told = _followed("9", NgayKetThucXuLy="20260306080000").dossier
        assert told is not None
        assert _how(told) == {Timeliness.EARLY}
        body = [{
            "MaHoSo": "G01.900.001-260303-0001", "MaTTHC": "9.000001", "TrangThaiHoSo": "9", "ChuHoSo": "Phan Thị Bưởi",
            "NgayNopHoSo": "20260303083000", "NgayTiepNhan": "20260303084000", "NgayHenTra": "20260310170000",
            "NgayKetThucXuLy": "20260306080000", "DonViXuLy": "Sở Tư pháp",
        }]  # fmt: skip
        taken_over(as_json(*body))
    imported = Dossier.objects.get(code=body[0]["MaHoSo"])
    assert _now(told).times == imported.times
    assert (told.first_due, told.promised) == (imported.first_due, imported.promised)
    assert (told.calendar_version, told.rules) == (imported.calendar_version, imported.rules)


def test_a_dossier_without_a_moment_is_due_by_the_term_of_its_procedure(office: Shop) -> None:
    dossier = _followed("4", NgayHenTra="").dossier
    assert dossier is not None
    assert _now(dossier).due == office.dossier().due


def test_a_system_writes_over_no_dossier_that_another_one_handles(office: Shop) -> None:
    dossier = _followed("4").dossier
    assert dossier is not None
    other = _followed("9", "Hệ thống đất đai")
    assert other.state == "refused"
    assert "Hệ thống hộ tịch" in other.errors["MaHoSo"]
    assert (_now(dossier).status, dossier.elsewhere) == (Status.PROCESSING, "Hệ thống hộ tịch")
