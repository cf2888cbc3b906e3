"""What another system calls its fields: Vietnamese headings and the national names (DongBoHoSoMC). Pure."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from kientao.base.sheets.headings import Column
from kientao.kernel.key import bare


class Kind(StrEnum):
    """What the rows of a table are."""

    DOSSIERS = "dossiers"
    STEPS = "steps"
    RESULTS = "results"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"dossiers": "Hồ sơ", "steps": "Các bước", "results": "Kết quả"}[self]


_CODE = Column("code", "Mã hồ sơ", ("MaHoSo", "Mã số hồ sơ", "Số hồ sơ"))


def _optional(key: str, label: str, *also: str) -> Column:
    return Column(key, label, also, required=False)


DOSSIERS: Sequence[Column] = (
    _CODE,
    Column("procedure", "Mã thủ tục", ("MaTTHC", "Mã TTHC", "Mã thủ tục hành chính")),
    Column("status", "Trạng thái", ("TrangThaiHoSo", "Trạng thái hồ sơ", "Tình trạng")),
    _optional("competent", "Cơ quan giải quyết", "DonViXuLy", "Đơn vị xử lý", "Đơn vị giải quyết", "MaDonViXuLy"),
    _optional("received_at", "Nơi tiếp nhận", "NoiTiepNhan", "Đơn vị tiếp nhận", "Cơ quan tiếp nhận", "MaNoiTiepNhan"),
    _optional("channel", "Kênh thực hiện", "KenhThucHien", "Hình thức nộp", "Kênh tiếp nhận", "Hình thức tiếp nhận"),
    _optional("name", "Chủ hồ sơ", "ChuHoSo", "Người nộp", "Họ tên người nộp", "Tên người nộp"),
    _optional("kind", "Loại đối tượng", "LoaiDoiTuong"),
    _optional("id_kind", "Loại định danh", "LoaiDinhDanh", "Loại giấy tờ"),
    _optional("id_number", "Số định danh", "SoDinhDanh", "Số căn cước", "Số CCCD", "Số giấy tờ"),
    _optional("phone", "Số điện thoại", "SoDienThoai", "Điện thoại"),
    _optional("email", "Thư điện tử", "Email"),
    _optional("address", "Địa chỉ", "DiaChi"),
    _optional("subject", "Trích yếu", "TrichYeuHoSo", "Trích yếu hồ sơ"),
    _optional("filed", "Ngày nộp", "NgayNopHoSo", "Ngày nộp hồ sơ"),
    _optional("received", "Ngày tiếp nhận", "NgayTiepNhan"),
    _optional("due", "Ngày hẹn trả", "NgayHenTra", "Ngày hẹn trả kết quả", "Hạn trả kết quả"),
    _optional("done", "Ngày kết thúc xử lý", "NgayKetThucXuLy", "Ngày xử lý xong", "Ngày có kết quả"),
    _optional("returned", "Ngày trả", "NgayTra", "Ngày trả kết quả"),
    _optional("way_back", "Hình thức trả", "HinhThuc", "Hình thức trả kết quả"),
    _optional("asked", "Ngày yêu cầu bổ sung", "NgayYeuCauBoSung"),
    _optional("met", "Ngày bổ sung xong", "NgayTiepNhanBoSung", "Ngày nhận bổ sung"),
    _optional("requests", "Số lần yêu cầu bổ sung", "SoLanYeuCauBoSung", "Số lần bổ sung"),
)
STEPS: Sequence[Column] = (
    _CODE,
    Column("title", "Nội dung xử lý", ("NoiDungXuLy", "Tên bước", "Bước xử lý")),
    Column("started", "Ngày bắt đầu", ("NgayBatDau", "Thời điểm bắt đầu")),
    _optional("due", "Hạn của bước", "NgayKetThucTheoQuyDinh", "Ngày kết thúc theo quy định"),
    _optional("finished", "Thời điểm xử lý", "ThoiDiemXuLy", "Ngày xử lý", "Ngày kết thúc"),
    _optional("officer", "Người xử lý", "NguoiXuLy"),
    _optional("post", "Chức danh", "ChucDanh", "Chức vụ"),
    _optional("division", "Phòng ban xử lý", "PhongBanXuLy", "Phòng, ban"),
    _optional("agency", "Cơ quan thực hiện", "DonViThucHien"),
)
RESULTS: Sequence[Column] = (
    _CODE,
    Column("title", "Tên giấy tờ", ("TenGiayTo", "Tên kết quả")),
    _optional("kind_code", "Mã giấy tờ kết quả", "MaGiayToKetQua"),
    _optional("number", "Số, ký hiệu", "SoKyHieu", "Số kết quả"),
    _optional("issued", "Ngày ban hành", "NgayBanHanh", "Ngày cấp"),
    _optional("link", "Đường dẫn tệp kết quả", "DuongDanTepTinKetQua"),
)
COLUMNS: Mapping[Kind, Sequence[Column]] = {Kind.DOSSIERS: DOSSIERS, Kind.STEPS: STEPS, Kind.RESULTS: RESULTS}
LABELS: Mapping[Kind, Mapping[str, str]] = {
    kind: {column.key: column.label for column in columns} for kind, columns in COLUMNS.items()
}
SUPPLEMENTS, PROGRESS, PAPERS = "danhsachhosobosung", "tiendo", "danhsachgiaytoketqua"  # lists inside a JSON dossier

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def plain(name: str) -> str:
    """A field's name as it is compared: "Mã hồ sơ" and "MaHoSo" are both mahoso."""
    return _NOT_A_LETTER.sub("", bare(name))


def keys_of(kind: Kind) -> dict[str, str]:
    """Plain name → our key, for what comes by name."""
    return {plain(name): one.key for one in COLUMNS[kind] for name in (one.label, one.key, *one.also)}
