"""The fields of what goes to the national portal, and what is wrong with a body that breaks them. Pure.

Names follow existing implementations of the exchange; which are required and how long each may be is as agreed with the
stand-in until the circular's own list is at hand: it is declared here and nowhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

MOMENT = "%Y%m%d%H%M%S"
_MOMENT = re.compile(r"\d{14}")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: every value is a text. `codes` are the ones a code field takes."""

    name: str
    kind: Literal["text", "moment", "code", "number"] = "text"
    longest: int = 500
    required: bool = False
    codes: frozenset[str] = frozenset()


def _codes(name: str, values: str, *, required: bool = False) -> Field:
    return Field(name, "code", 20, required, frozenset(values.split()))


DOSSIER = (
    Field("MaHoSo", longest=60, required=True),
    Field("MaTTHC", longest=40, required=True),
    Field("TenTTHC", longest=1000, required=True),
    Field("MaLinhVuc", longest=60),
    Field("TenLinhVuc", longest=250),
    _codes("KenhThucHien", "1 2 3", required=True),
    _codes("NoiNopHoSo", "1 2"),
    Field("MaCSDL", longest=60),
    Field("ChuHoSo", longest=300, required=True),
    _codes("LoaiDoiTuong", "1 2 3 4", required=True),
    Field("MaDoiTuong", longest=40),
    _codes("LoaiDinhDanh", "1 2 3 4 5"),
    Field("SoDinhDanh", longest=40),
    Field("Email", longest=254),
    Field("SoDienThoai", longest=20),
    _codes("TaiKhoanDuocXacThucVoiVNeID", "0 1"),
    Field("TrichYeuHoSo", longest=1000),
    Field("NgayNopHoSo", "moment"),
    Field("NgayTiepNhan", "moment"),
    Field("NgayHenTra", "moment"),
    _codes("TrangThaiHoSo", "1 2 3 4 5 6 7 8 9 10", required=True),
    Field("NgayTra", "moment"),
    _codes("HinhThuc", "0 1 2"),
    Field("NgayKetThucXuLy", "moment"),
    Field("DonViXuLy", longest=250, required=True),
    _codes("HoSoCoThanhPhanSoHoa", "0 1"),
    _codes("DuocThanhToanTrucTuyen", "0 1 2"),
)
LISTS: Mapping[str, tuple[Field, ...]] = {
    "TaiLieuNop": (
        Field("TepDinhKemId", longest=60),
        Field("TenTepDinhKem", longest=250, required=True),
        Field("MaThanhPhanHoSo", longest=60, required=True),
        Field("DuongDanTaiTepTin", longest=1000),
        _codes("IsDeleted", "True False"),
        _codes("DuocSoHoa", "0 1"),
        _codes("DuocTaiSuDung", "0 1"),
        _codes("DuocLayTuKhoDMQG", "0 1"),
        Field("MaKetQuaThayThe", longest=80),
    ),
    "DanhSachLePhi": (
        Field("TenPhiLePhi", longest=500, required=True),
        Field("MaPhiLePhi", longest=60),
        _codes("HinhThucThu", "1 2 4", required=True),
        Field("Gia", "number", 15, required=True),
        _codes("LoaiPhiLePhi", "1 2", required=True),
    ),
    "DanhSachHoSoBoSung": (
        Field("HoSoBoSungId", longest=60, required=True),
        Field("NguoiYeuCauBoSung", longest=200, required=True),
        Field("NoiDungBoSung", longest=4000, required=True),
        Field("NgayBoSung", "moment", required=True),
        Field("NgayTiepNhanBoSung", "moment"),
        _codes("TrangThaiBoSung", "0 1 2", required=True),
        Field("NgayHenTraTruoc", "moment"),
        Field("NgayHenTraMoi", "moment"),
    ),
    "DanhSachGiayToKetQua": (
        Field("TenGiayTo", longest=500, required=True),
        Field("GiayToId", longest=60, required=True),
        Field("DuongDanTepTinKetQua", longest=1000),
        Field("MaGiayToKetQua", longest=60),
    ),
}
PROGRESS = (
    Field("MaHoSo", longest=60, required=True),
    Field("NguoiXuLy", longest=200, required=True),
    Field("ChucDanh", longest=200),
    Field("ThoiDiemXuLy", "moment", required=True),
    Field("PhongBanXuLy", longest=250),
    Field("NoiDungXuLy", longest=1000, required=True),
    _codes("TrangThai", "1 2 3 4 5 6 7 8 9 10", required=True),
    Field("NgayBatDau", "moment"),
    Field("NgayKetThucTheoQuyDinh", "moment"),
)
_AFTER_RECEIPT = frozenset(["2", "4", "6", "9", "10"])


def wrong_dossier(body: Any) -> dict[str, str]:
    """A sentence for each field of a DongBoHoSoMC row that breaks its rule; empty when it may go."""
    found = _wrong(body, DOSSIER, "", known=frozenset(LISTS))
    if not isinstance(body, Mapping):
        return found
    if str(body.get("TrangThaiHoSo")) in _AFTER_RECEIPT and not body.get("NgayTiepNhan"):
        found.setdefault("NgayTiepNhan", "Hồ sơ đã tiếp nhận phải có ngày tiếp nhận.")
    for name, fields in LISTS.items():
        rows = body.get(name, [])
        if not isinstance(rows, list):
            found[name] = "Phải là danh sách."
            continue
        for number, row in enumerate(rows):
            found |= _wrong(row, fields, f"{name}.{number}.")
    return found


def wrong_progress(body: Any) -> dict[str, str]:
    """The same of a CapNhatTienDoHoSoMC row."""
    return _wrong(body, PROGRESS, "")


def read_moment(text: Any) -> datetime | None:
    """A moment as it is written there, without its zone; None for what is none."""
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.strptime(text, MOMENT)  # noqa: DTZ007, the portal's hours are those of Việt Nam
    except ValueError:
        return None


def _wrong(body: Any, fields: tuple[Field, ...], place: str, known: frozenset[str] = frozenset()) -> dict[str, str]:
    if not isinstance(body, Mapping):
        return {place.rstrip(".") or ".": "Phải là một đối tượng có các trường."}
    found = {
        f"{place}{name}": "Trường không có trong quy định." for name in body.keys() - {f.name for f in fields} - known
    }
    for field in fields:
        said = _wrong_value(field, body.get(field.name, ""))
        if said:
            found[f"{place}{field.name}"] = said
    return found


def _wrong_value(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        return "Giá trị phải là chuỗi ký tự."
    if not value:
        return "Trường bắt buộc đang trống." if field.required else ""
    if len(value) > field.longest:
        return f"Dài {len(value)} ký tự, tối đa {field.longest}."
    if field.kind == "moment" and read_moment(value) is None:
        return "Thời điểm phải có dạng yyyyMMddHHmmss."
    if field.kind == "number" and not (value.isascii() and value.isdecimal()):
        return "Phải là số nguyên không âm."
    if field.kind == "code" and value not in field.codes:
        return f"Mã phải là một trong: {', '.join(sorted(field.codes))}."
    return ""
