"""Reads a dossier as the national portal gives it, into our words; what can't be read is said by field. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kientao.kernel.working_time import ZONE
from kientao.registers.onestop.rules.codes import is_dossier_code
from kientao.registers.onestop.rules.given import Applicant, tidied
from kientao.registers.onestop.rules.national import Codes, status_of
from kientao.registers.onestop.rules.national_fields import DOSSIER, LISTS, Field, read_moment, wrong_dossier
from kientao.registers.onestop.rules.procedure import Channel, Content
from kientao.registers.onestop.rules.states import Status

# The name of a field of ours → the portal's, for what our own rules say.
THEIRS = {
    "name": "ChuHoSo", "kind": "LoaiDoiTuong", "id_kind": "LoaiDinhDanh", "id_number": "SoDinhDanh",
    "phone": "SoDienThoai", "email": "Email", "subject": "TrichYeuHoSo", "channel": "KenhThucHien",
    "way_back": "HinhThuc", "case": "TaiLieuNop", "procedure": "MaTTHC", "competent": "DonViXuLy",
}  # fmt: skip
_FIRST_YEAR = 2012  # no calendar of an office is known before
_PHONE = re.compile(r"(0|\+84)\d{8,10}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class FileOffered:
    """A paper that came with it: for which component, under what name, from where on the portal."""

    component: str
    name: str
    address: str
    result: str = ""
    from_store: bool = False


@dataclass(frozen=True, slots=True)
class RequestOffered:
    """A supplement the citizen was asked for: when, what for, when it came, and until when it had been due."""

    asked: datetime
    words: str
    met: datetime | None = None
    due_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What the portal gives. `remarks` are sentences about what was left out."""

    code: str
    procedure: str
    unit: str
    applicant: Applicant
    channel: Channel
    subject: str
    way_back: str
    filed: datetime
    status: Status
    files: tuple[FileOffered, ...]
    received: datetime | None = None
    due: datetime | None = None
    ended: datetime | None = None
    returned: datetime | None = None
    remarks: tuple[str, ...] = ()
    requests: tuple[RequestOffered, ...] = ()


class Unreadable(ValueError):
    """`errors` has a sentence for each field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {words}" for name, words in errors.items()))
        self.errors = dict(errors)


def read_filing(body: Any, codes: Codes, now: datetime) -> Offered:
    """A row in the shape of DongBoHoSoMC. Fields it has beside those are left out. Raises Unreadable."""
    known = _only_known(body)
    errors = {name: words for name, words in wrong_dossier(known).items() if not _is_theirs(name, known, codes)}
    if not isinstance(known, Mapping) or errors.keys() & {"."}:
        raise Unreadable(errors or {".": "Phải là một đối tượng có các trường."})
    if "MaHoSo" not in errors and not is_dossier_code(known["MaHoSo"]):
        errors["MaHoSo"] = "Mã hồ sơ không đúng dạng của TT 03/2025/TT-VPCP hoặc TT 01/2018/TT-VPCP."
    filed = _moment(known.get("NgayNopHoSo", ""))
    if filed is None:
        errors.setdefault("NgayNopHoSo", "Cần ngày nộp hồ sơ dạng yyyyMMddHHmmss.")
    elif filed > now:
        errors["NgayNopHoSo"] = "Ngày nộp hồ sơ ở sau bây giờ."
    elif filed.year < _FIRST_YEAR:
        errors["NgayNopHoSo"] = f"Ngày nộp hồ sơ trước năm {_FIRST_YEAR}: xem lại."
    kind = codes.our_kind(str(known.get("LoaiDoiTuong", "")))
    if kind is None:
        errors["LoaiDoiTuong"] = f"Mã phải là một trong: {', '.join(sorted(codes.kinds.values()))}."
    if errors or filed is None or kind is None:
        raise Unreadable(errors)
    return _offered(known, codes, filed, kind)


def storable(value: Any) -> Any:
    """The same without characters that no database keeps: they never were anybody's words."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, Mapping):
        return {storable(str(key)): storable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [storable(one) for one in value]
    return value


def case_of(files: tuple[FileOffered, ...], content: Content) -> str:
    """The case whose papers came; "" where there is none, or it can't be told."""
    came = {one.component for one in files}
    fit = {
        case: sum(bool({one.key, one.code} & came) for one in content.papers(case) if one.case)
        for case in content.cases
    }
    most = max(fit.values(), default=0)
    best = [case for case, count in fit.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


def _offered(known: Mapping[str, Any], codes: Codes, filed: datetime, kind: int) -> Offered:
    given = tidied(
        Applicant(
            name=known["ChuHoSo"],
            kind=kind,
            id_kind=codes.our_id_kind(known.get("LoaiDinhDanh", "")),
            id_number=known.get("SoDinhDanh", ""),
            phone=known.get("SoDienThoai", ""),
            email=known.get("Email", ""),
            verified=known.get("TaiKhoanDuocXacThucVoiVNeID") == "1",
        )
    )
    applicant, remarks = _reachable(given)
    status = status_of(known["TrangThaiHoSo"])
    assert status is not None  # the field's codes were checked
    return Offered(
        code=known["MaHoSo"].strip().upper(),
        procedure=known["MaTTHC"].strip(),
        unit=known["DonViXuLy"].strip(),
        applicant=applicant,
        channel=Channel(int(known["KenhThucHien"])),
        subject=known.get("TrichYeuHoSo", ""),
        way_back=codes.our_way_back(known.get("HinhThuc", "")),
        filed=filed,
        status=status,
        files=tuple(_file(one) for one in known.get("TaiLieuNop", []) if one.get("IsDeleted") != "True"),
        received=_moment(known.get("NgayTiepNhan", "")),
        due=_moment(known.get("NgayHenTra", "")),
        ended=_moment(known.get("NgayKetThucXuLy", "")),
        returned=_moment(known.get("NgayTra", "")),
        remarks=remarks,
        requests=_requests(known.get("DanhSachHoSoBoSung", [])),
    )


def _reachable(one: Applicant) -> tuple[Applicant, tuple[str, ...]]:
    """A dossier isn't turned away for a telephone number: what can't be reached is left out, and said."""
    phone = one.phone if _PHONE.fullmatch(one.phone) else ""
    email = one.email if _MAIL.fullmatch(one.email) else ""
    remarks = []
    if one.phone and not phone:
        remarks.append("Bỏ số điện thoại không đúng dạng.")
    if one.email and not email:
        remarks.append("Bỏ địa chỉ thư điện tử không đúng dạng.")
    wants = (*(("email",) if email else ()), *(("sms",) if phone else ()))
    changed = Applicant(
        name=one.name, kind=one.kind, id_kind=one.id_kind, id_number=one.id_number, phone=phone, email=email,
        wants=wants, verified=one.verified,
    )  # fmt: skip
    return changed, tuple(remarks)


def _file(row: Mapping[str, str]) -> FileOffered:
    return FileOffered(
        component=row["MaThanhPhanHoSo"],
        name=row["TenTepDinhKem"],
        address=row.get("DuongDanTaiTepTin", ""),
        result=row.get("MaKetQuaThayThe", ""),
        from_store=row.get("DuocLayTuKhoDMQG") == "1",
    )


def _requests(rows: Sequence[Mapping[str, str]]) -> tuple[RequestOffered, ...]:
    """In the order they were asked."""
    found = []
    for row in rows:
        asked, met = _moment(row["NgayBoSung"]), _moment(row.get("NgayTiepNhanBoSung", ""))
        if asked is not None:
            met, before = met and max(met, asked), _moment(row.get("NgayHenTraTruoc", ""))
            found.append(RequestOffered(asked, row["NoiDungBoSung"], met, before))
    return tuple(sorted(found, key=lambda one: one.asked))


def _is_theirs(name: str, known: Any, codes: Codes) -> bool:
    """A code another interface has in its place: checked by the map instead."""
    return name == "LoaiDoiTuong" and isinstance(known, Mapping) and codes.our_kind(str(known.get(name))) is not None


def _moment(text: Any) -> datetime | None:
    found = read_moment(text)
    return found.replace(tzinfo=ZONE) if found else None


def _only_known(body: Any) -> Any:
    """Without fields nobody agreed on: a newer portal may say more."""
    if not isinstance(body, Mapping):
        return body
    kept = {field.name: body[field.name] for field in DOSSIER if field.name in body}
    for name, fields in LISTS.items():
        if name in body:
            rows = body[name]
            kept[name] = [_row(row, fields) for row in rows] if isinstance(rows, list) else rows
    return kept


def _row(row: Any, fields: tuple[Field, ...]) -> Any:
    names = {field.name for field in fields}
    return {key: value for key, value in row.items() if key in names} if isinstance(row, Mapping) else row
