"""How our words and the national portal's are one another's: versioned code maps, and bodies made by them. Pure.

The moments of a body are those of Việt Nam, `yyyyMMddHHmmss`; every value is a text, an empty one says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kientao.kernel.working_time import ZONE
from kientao.people.rules.masking import masked_email, masked_number, masked_phone
from kientao.registers.onestop.rules.given import (
    CITIZEN_ID,
    ENTERPRISE_CODE,
    NO_ID,
    OTHER_ID,
    PASSPORT,
    TAX_CODE,
)
from kientao.registers.onestop.rules.national_fields import MOMENT
from kientao.registers.onestop.rules.states import Act, Status

DOSSIER_SERVICE, PROGRESS_SERVICE = "DongBoHoSoMC", "CapNhatTienDoHoSoMC"
NEW_SERVICE, ANSWER_SERVICE, LIST_SERVICE = "LayHoSoMoi", "KetQuaTiepNhanHoSo", "LayDanhSachHoSo"
EXISTS, UNKNOWN, NO_SESSION, WRONG = 2, 3, 11, 1  # error codes of the exchange
_PERSONAL = {"SoDinhDanh": masked_number, "SoDienThoai": masked_phone, "Email": masked_email}
_STATE = frozenset(
    {
        Act.RECEIVE,
        Act.REFUSE,
        Act.ASK_SUPPLEMENT,
        Act.SUPPLEMENT,
        Act.ASK_PAYMENT,
        Act.PAY,
        Act.APOLOGISE,
        Act.EXTEND,
        Act.WITHDRAW,
        Act.STOP,
        Act.FINISH,
        Act.RETURN,
        Act.TRANSFER,
        Act.CORRECT,
    }
)
_PROGRESS = frozenset({Act.START, Act.STEP})


@dataclass(frozen=True, slots=True)
class Codes:
    """One version of the codes of an interface: ours → theirs."""

    version: str
    kinds: Mapping[int, str]
    id_kinds: Mapping[int, str]
    ways_back: Mapping[str, str]
    timings: Mapping[str, str]

    def our_kind(self, code: str) -> int | None:
        """Who asks; None for a code it doesn't have."""
        return next((ours for ours, theirs in self.kinds.items() if theirs == code), None)

    def our_id_kind(self, code: str) -> int:
        """Which paper; none for a code it doesn't have."""
        return next((ours for ours, theirs in self.id_kinds.items() if theirs == code), NO_ID)

    def our_way_back(self, code: str) -> str:
        """How the result comes back; at the counter where nothing is said."""
        return next((ours for ours, theirs in self.ways_back.items() if theirs == code), "counter")


_IDS = {CITIZEN_ID: "1", PASSPORT: "2", ENTERPRISE_CODE: "3", TAX_CODE: "4", OTHER_ID: "5"}
_BACK = {"counter": "0", "post": "1", "online": "2"}
_TIMINGS = {"before": "1", "after": "4"}
PORTAL = Codes("DVCQG-1", {1: "1", 2: "2", 3: "3", 4: "4"}, _IDS, _BACK, _TIMINGS)
MINISTRY = Codes("BO-1", {1: "0", 2: "1", 3: "2"}, _IDS, _BACK, _TIMINGS)  # a ministry's interface counts from 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A dossier as the portal is told of it. `due` is the appointment, which an apology never moves."""

    code: str
    procedure_code: str
    procedure: str
    field_code: str
    field: str
    channel: int
    from_portal: bool
    applicant: str
    kind: int
    id_kind: int
    id_number: str
    email: str
    phone: str
    verified: bool
    subject: str
    status: int
    unit: str
    filed: datetime
    received: datetime | None = None
    due: datetime | None = None
    ended: datetime | None = None
    returned: datetime | None = None
    way_back: str = "counter"
    digitised: bool = False
    paid_online: bool = False


@dataclass(frozen=True, slots=True)
class PaperSent:
    """A component as it was handed in."""

    key: str
    name: str
    component: str
    deleted: bool = False
    digitised: int = 0
    result: str = ""


@dataclass(frozen=True, slots=True)
class FeeSent:
    """What is owed."""

    name: str
    amount: int
    code: str = ""
    charge: bool = False
    timing: str = "before"


@dataclass(frozen=True, slots=True)
class RequestSent:
    """A request for supplements. `state`: 0 waits, 1 met, 2 dropped."""

    key: str
    who: str
    what: str
    asked: datetime
    met: datetime | None = None
    state: int = 0
    due_before: datetime | None = None
    due_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class ResultSent:
    """What came out."""

    key: str
    name: str
    code: str = ""


def service_of(act: Act) -> str:
    """Which service tells of the event; "" where the portal needn't know."""
    return DOSSIER_SERVICE if act in _STATE else PROGRESS_SERVICE if act in _PROGRESS else ""


def state_body(one: Standing, codes: Codes = PORTAL) -> dict[str, Any]:
    """A row of DongBoHoSoMC without its lists."""
    return {
        "MaHoSo": one.code,
        "MaTTHC": one.procedure_code,
        "TenTTHC": one.procedure[:1000],
        "MaLinhVuc": one.field_code,
        "TenLinhVuc": one.field[:250],
        "KenhThucHien": str(one.channel),
        "NoiNopHoSo": "1" if one.from_portal else "2",
        "MaCSDL": "",
        "ChuHoSo": one.applicant,
        "LoaiDoiTuong": codes.kinds[one.kind],
        "MaDoiTuong": "",
        "LoaiDinhDanh": codes.id_kinds.get(one.id_kind, ""),
        "SoDinhDanh": one.id_number,
        "Email": one.email,
        "SoDienThoai": one.phone,
        "TaiKhoanDuocXacThucVoiVNeID": _flag(one.verified),
        "TrichYeuHoSo": one.subject[:1000],
        "NgayNopHoSo": moment(one.filed),
        "NgayTiepNhan": moment(one.received),
        "NgayHenTra": moment(one.due),
        "TrangThaiHoSo": str(one.status),
        "NgayTra": moment(one.returned),
        "HinhThuc": codes.ways_back[one.way_back],
        "NgayKetThucXuLy": moment(one.ended),
        "DonViXuLy": one.unit[:250],
        "HoSoCoThanhPhanSoHoa": _flag(one.digitised),
        "DuocThanhToanTrucTuyen": "2" if one.paid_online else "0",
    }


def masked(body: Mapping[str, Any]) -> dict[str, Any]:
    """A body as people read it: the citizen's number and how to reach them are masked."""
    return {**body, **{name: mask(str(body[name])) for name, mask in _PERSONAL.items() if name in body}}


def lists_body(
    papers: Iterable[PaperSent],
    fees: Iterable[FeeSent],
    requests: Iterable[RequestSent],
    results: Iterable[ResultSent],
    codes: Codes = PORTAL,
) -> dict[str, Any]:
    """The lists of a row of DongBoHoSoMC."""
    return {
        "TaiLieuNop": [_paper(one) for one in papers],
        "DanhSachLePhi": [_fee(one, codes) for one in fees],
        "DanhSachHoSoBoSung": [_request(one) for one in requests],
        "DanhSachGiayToKetQua": [
            {
                "TenGiayTo": one.name[:500],
                "GiayToId": one.key,
                "DuongDanTepTinKetQua": "",
                "MaGiayToKetQua": one.code,
            }
            for one in results
        ],
    }


def progress_body(
    *, code: str, who: str, at: datetime, unit: str, what: str, status: int, began: datetime | None,
    due: datetime | None, title: str = "",
) -> dict[str, Any]:  # fmt: skip
    """A row of CapNhatTienDoHoSoMC."""
    return {
        "MaHoSo": code,
        "NguoiXuLy": who,
        "ChucDanh": title[:200],
        "ThoiDiemXuLy": moment(at),
        "PhongBanXuLy": unit[:250],
        "NoiDungXuLy": what[:1000],
        "TrangThai": str(status),
        "NgayBatDau": moment(began),
        "NgayKetThucTheoQuyDinh": moment(due),
    }


def moment(at: datetime | None) -> str:
    """ "20260303090000"."""
    return at.astimezone(ZONE).strftime(MOMENT) if at else ""


def status_of(code: str) -> Status | None:
    """TrangThaiHoSo; None for one there is not."""
    return Status(int(code)) if code.isascii() and code.isdecimal() and int(code) in set(Status) else None


def _paper(one: PaperSent) -> dict[str, str]:
    return {
        "TepDinhKemId": one.key,
        "TenTepDinhKem": one.name[:250],
        "MaThanhPhanHoSo": one.component,
        "DuongDanTaiTepTin": "",
        "IsDeleted": str(one.deleted),
        "DuocSoHoa": _flag(one.digitised == 1),
        "DuocTaiSuDung": _flag(one.digitised == 3),
        "DuocLayTuKhoDMQG": _flag(one.digitised == 2),
        "MaKetQuaThayThe": one.result,
    }


def _fee(one: FeeSent, codes: Codes) -> dict[str, str]:
    return {
        "TenPhiLePhi": one.name,
        "MaPhiLePhi": one.code,
        "HinhThucThu": codes.timings[one.timing],
        "Gia": str(one.amount),
        "LoaiPhiLePhi": "2" if one.charge else "1",
    }


def _request(one: RequestSent) -> dict[str, str]:
    return {
        "HoSoBoSungId": one.key,
        "NguoiYeuCauBoSung": one.who,
        "NoiDungBoSung": one.what[:4000],
        "NgayBoSung": moment(one.asked),
        "NgayTiepNhanBoSung": moment(one.met),
        "TrangThaiBoSung": str(one.state),
        "NgayHenTraTruoc": moment(one.due_before),
        "NgayHenTraMoi": moment(one.due_after),
    }


def _flag(value: bool) -> str:
    return "1" if value else "0"
