"""Bodies for the national portal hold to the rules of its fields; what comes from it is read or refused by field."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.rules.national import (
    MINISTRY,
    PORTAL,
    FeeSent,
    PaperSent,
    RequestSent,
    ResultSent,
    Standing,
    lists_body,
    moment,
    progress_body,
    state_body,
)
from kientao.registers.onestop.rules.national_fields import DOSSIER, read_moment, wrong_dossier, wrong_progress
from kientao.registers.onestop.rules.portal_filing import Unreadable, read_filing
from kientao.registers.onestop.rules.reconciling import Kind, Listed, differences
from kientao.registers.onestop.rules.states import Status

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=HANOI)
_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)
_moments = st.datetimes(datetime(2015, 1, 1), datetime(2090, 1, 1), timezones=st.just(HANOI))  # noqa: DTZ001
_standing = st.builds(
    Standing,
    code=st.from_regex(r"[A-Z0-9.\-]{5,40}", fullmatch=True),
    procedure_code=st.just("1.012994"),
    procedure=st.text(min_size=1, max_size=2000),
    field_code=st.just(""),
    field=st.text(max_size=600),
    channel=st.sampled_from([1, 2, 3]),
    from_portal=st.booleans(),
    applicant=_words,
    kind=st.sampled_from([1, 2, 3, 4]),
    id_kind=st.integers(0, 5),
    id_number=st.from_regex(r"[0-9]{0,12}", fullmatch=True),
    email=st.just(""),
    phone=st.just(""),
    verified=st.booleans(),
    subject=st.text(max_size=3000),
    status=st.sampled_from([one.value for one in Status]),
    unit=st.text(min_size=1, max_size=500),
    filed=_moments,
    received=_moments,
    due=st.none() | _moments,
    ended=st.none() | _moments,
    returned=st.none() | _moments,
    way_back=st.sampled_from(["counter", "post", "online"]),
    digitised=st.booleans(),
    paid_online=st.booleans(),
)


def row(**changes: Any) -> dict[str, Any]:
    """A filing as the portal gives it."""
    return {
        "MaHoSo": "H99.002.00-260303-0007", "MaTTHC": "9.000001", "TenTTHC": "Cấp thẻ tư vấn viên pháp luật",
        "KenhThucHien": "2", "ChuHoSo": "Phan Thị Bưởi", "LoaiDoiTuong": "1", "LoaiDinhDanh": "1",
        "SoDinhDanh": "001190012345", "Email": "buoi@haison.example", "SoDienThoai": "0912345678",
        "TaiKhoanDuocXacThucVoiVNeID": "1", "TrichYeuHoSo": "Xin cấp thẻ", "NgayNopHoSo": "20260303083000",
        "TrangThaiHoSo": "1", "DonViXuLy": "H99.02", "HinhThuc": "1", **changes,
    }  # fmt: skip


@given(_standing)
def test_whatever_a_dossier_says_its_row_holds_to_the_rules(one: Standing) -> None:
    body = {**state_body(one), **lists_body([], [], [], [])}
    assert wrong_dossier(body) == {}
    assert body.keys() >= {field.name for field in DOSSIER}


@given(_words, _words, st.integers(0, 10**12), _moments, st.none() | _moments)
def test_lists_hold_to_the_rules(name: str, who: str, amount: int, at: datetime, met: datetime | None) -> None:
    lists = lists_body(
        [PaperSent("1", name, "don", digitised=2)],
        [FeeSent(name, amount, charge=True, timing="after")],
        [RequestSent("3", who, name, at, met, 1 if met else 0, at, met)],
        [ResultSent("4", name)],
    )
    body = {**row(), **lists}
    assert wrong_dossier(body) == {}
    assert lists["DanhSachLePhi"][0]["HinhThucThu"] == "4"


@given(_words, _moments, st.text(min_size=1, max_size=4000))
def test_progress_holds_to_the_rules(who: str, at: datetime, what: str) -> None:
    body = progress_body(code="H", who=who, at=at, unit="Sở", what=what, status=4, began=at, due=None)
    assert wrong_progress(body) == {}


@given(_moments)
def test_a_moment_goes_there_and_back(at: datetime) -> None:
    back = read_moment(moment(at))
    assert back is not None
    assert back.replace(tzinfo=HANOI) == at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"MaHoSo": ""}, "MaHoSo"), ({"KenhThucHien": "9"}, "KenhThucHien"), ({"KenhThucHien": 2}, "KenhThucHien"),
        ({"NgayHenTra": "2026-03-03"}, "NgayHenTra"), ({"NgayHenTra": "20260231000000"}, "NgayHenTra"),
        ({"TrichYeuHoSo": "x" * 1001}, "TrichYeuHoSo"), ({"TrangThaiHoSo": "2"}, "NgayTiepNhan"),
        ({"Khac": "x"}, "Khac"), ({"TaiLieuNop": {}}, "TaiLieuNop"),
        ({"TaiLieuNop": [{}]}, "TaiLieuNop.0.TenTepDinhKem"),
        ({"DanhSachLePhi": [{"TenPhiLePhi": "P", "HinhThucThu": "3", "Gia": "1", "LoaiPhiLePhi": "1"}]},
         "DanhSachLePhi.0.HinhThucThu"),
        ({"DanhSachLePhi": [{"TenPhiLePhi": "P", "HinhThucThu": "1", "Gia": "-5", "LoaiPhiLePhi": "1"}]},
         "DanhSachLePhi.0.Gia"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_named_by_its_field(change: dict[str, Any], field: str) -> None:
    assert field in wrong_dossier({**row(), **change})


def test_a_filing_is_read_into_our_words() -> None:
    found = read_filing(
        row(
            TaiLieuNop=[{"MaThanhPhanHoSo": "don", "TenTepDinhKem": "don.pdf", "DuongDanTaiTepTin": "files/1"}], Moi="x"
        ),
        PORTAL,
        NOW,
    )
    assert (found.code, found.procedure, found.unit) == ("H99.002.00-260303-0007", "9.000001", "H99.02")
    assert found.filed == datetime(2026, 3, 3, 8, 30, tzinfo=HANOI)
    assert (found.applicant.verified, found.applicant.wants, found.way_back) == (True, ("email", "sms"), "post")
    assert [one.component for one in found.files] == ["don"]


def test_a_telephone_that_cannot_be_rung_is_left_out_and_said() -> None:
    found = read_filing(row(SoDienThoai="abc", Email="không có"), PORTAL, NOW)
    assert (found.applicant.phone, found.applicant.email, found.applicant.wants) == ("", "", ())
    assert len(found.remarks) == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (None, "."), ([], "."), ({}, "MaHoSo"), (row(MaHoSo="12"), "MaHoSo"), (row(NgayNopHoSo=""), "NgayNopHoSo"),
        (row(NgayNopHoSo=moment(NOW + timedelta(days=2))), "NgayNopHoSo"),
        (row(NgayNopHoSo="20050301080000"), "NgayNopHoSo"), (row(LoaiDoiTuong="7"), "LoaiDoiTuong"),
        (row(ChuHoSo=None), "ChuHoSo"), (row(DonViXuLy=5), "DonViXuLy"), (row(TaiLieuNop="x"), "TaiLieuNop"),
        (row(TaiLieuNop=["x"]), "TaiLieuNop.0"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_field(body: Any, field: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_filing(body, PORTAL, NOW)
    assert field in refusal.value.errors


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*row(), "TaiLieuNop", "DanhSachLePhi"]), inner)
        ),
        max_leaves=12,
    )
)
def test_whatever_comes_is_read_or_refused(body: Any) -> None:  # fmt: skip
    with pytest.raises(Unreadable):
        read_filing(body, PORTAL, NOW)


def test_a_ministrys_codes_count_otherwise() -> None:
    assert read_filing(row(LoaiDoiTuong="0"), MINISTRY, NOW).applicant.kind == 1
    assert read_filing(row(LoaiDoiTuong="1"), MINISTRY, NOW).applicant.kind == 2
    assert read_filing(row(LoaiDoiTuong="1"), PORTAL, NOW).applicant.kind == 1


_listed = st.lists(
    st.builds(Listed, st.sampled_from("ABCDEF"), st.sampled_from(["2", "4", "9"]), st.sampled_from(["x", "y"])),
    max_size=9,
)


@given(_listed, _listed.map(lambda rows: list({one.code: one for one in rows}.values())))
def test_both_sides_agree_exactly_where_nothing_is_found(theirs: list[Listed], ours: list[Listed]) -> None:
    found = differences(theirs, ours)
    there, here = {one.code for one in theirs}, {one.code: one.status for one in ours}
    assert {one.code for one in found if one.kind is Kind.MISSING_HERE} == there - here.keys()
    assert {one.code for one in found if one.kind is Kind.MISSING_THERE} == here.keys() - there
    assert {one.code for one in found if one.kind is Kind.TWICE} == {
        one.code for one in theirs if sum(other.code == one.code for other in theirs) > 1
    }
    quiet = there & here.keys() - {one.code for one in found}
    assert all(any(one.status == here[code] for one in theirs if one.code == code) for code in quiet)
