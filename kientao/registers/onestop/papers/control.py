"""Form 06: through whose hands the dossier went, and how each kept its time (phiếu kiểm soát quá trình)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import Align, Column, Form, SigningPlace, Table
from kientao.registers.onestop.papers.fields import Office, blocks, field, known, moment, short_moment
from kientao.registers.onestop.papers.form_sets import SHEET, FormKind, FormSet

_COLUMNS = (
    Column("TT", 0.6, Align.CENTRE),
    Column("Công việc", 2.3),
    Column("Bên giao", 2.1, group="Giao, nhận hồ sơ"),
    Column("Bên nhận", 2.1, group="Giao, nhận hồ sơ"),
    Column("Giờ, ngày", 1.6, Align.CENTRE, group="Giao, nhận hồ sơ"),
    Column("Kết quả", 1.3, Align.CENTRE),
    Column("Ghi chú", 1.8),
)


class Kept(StrEnum):
    """How a step kept its time."""

    EARLY = "Trước hạn"
    ON_TIME = "Đúng hạn"
    LATE = "Quá hạn"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """One step: who gave the dossier to whom and when; agencies stand under the names."""

    work: str
    giver: str
    receiver: str
    at: datetime | None
    kept: Kept = Kept.NONE
    note: str = ""
    giver_unit: str = ""
    receiver_unit: str = ""


@dataclass(frozen=True, slots=True)
class ControlSlip:
    """The way of one dossier."""

    office: Office
    code: str
    applicant_name: str
    procedure: str
    received: datetime
    due: datetime | None
    handovers: tuple[Handover, ...]
    decides: str = ""
    official: str = ""
    head: str = ""


def control_slip(values: ControlSlip, forms: FormSet) -> Form:
    """The form of that set."""
    own = forms.form(FormKind.CONTROL)
    rows = tuple(
        (
            str(number),
            one_line(one.work),
            _person(one.giver, one.giver_unit),
            _person(one.receiver, one.receiver_unit),
            short_moment(one.at),
            one.kept.value,
            one_line(one.note),
        )
        for number, one in enumerate(values.handovers, start=1)
    )
    return Form(
        issuer=values.office.issuer,
        title=own.title,
        mark=forms.mark(FormKind.CONTROL),
        blocks=blocks(
            (field("Mã hồ sơ", values.code), field("Tổ chức, cá nhân nộp hồ sơ", values.applicant_name)),
            (field("Thủ tục hành chính", values.procedure),),
            known(("Cơ quan giải quyết", values.decides)),
            (field("Nhận hồ sơ lúc", moment(values.received)),),
            known(("Hẹn trả kết quả lúc", moment(values.due) if values.due else "")),
            (Table(_COLUMNS, rows),),
        ),
        signing=(SigningPlace("Người lập phiếu", values.official), SigningPlace("Phụ trách bộ phận", values.head)),
        layout=SHEET,
    )


def _person(name: str, unit: str) -> str:
    return "\n".join(filter(None, (one_line(name), one_line(unit))))
