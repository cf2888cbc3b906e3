"""What is handed to the public post: dossiers and results with their item numbers, signed by both sides."""

from dataclasses import dataclass
from datetime import datetime

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import Align, Column, Form, Number, Paragraph, SigningPlace, Table
from kientao.documents.writing.wording import counted
from kientao.registers.onestop.papers.fields import Office, blocks, cells, field, known, local, moment
from kientao.registers.onestop.papers.form_sets import SHEET

_COLUMNS = (
    Column("TT", 0.5, Align.CENTRE),
    Column("Số hiệu bưu gửi", 2),
    Column("Mã hồ sơ", 2.2),
    Column("Nội dung", 1.5),
    Column("Người nhận, địa chỉ, điện thoại", 3),
    Column("Ghi chú", 1.1),
)


@dataclass(frozen=True, slots=True)
class PostalItem:
    """One item; `content` says what is in it ("Kết quả", "Hồ sơ gốc, 05 tờ")."""

    number: str
    code: str
    content: str
    receiver: str
    address: str
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PostalHandover:
    """One hand-over, of one item or of a whole day's."""

    office: Office
    items: tuple[PostalItem, ...]
    at: datetime
    post_office: str
    given_by: str = ""
    postman: str = ""
    number: int | None = None
    symbol: str = "PGBC"


def postal_handover(values: PostalHandover) -> Form:
    """The slip."""
    rows = tuple(
        (*cells(at, one.number, one.code, one.content), _to(one), one_line(one.note))
        for at, one in enumerate(values.items, start=1)
    )
    return Form(
        issuer=values.office.issuer,
        title="Phiếu giao nhận hồ sơ, kết quả qua dịch vụ bưu chính công ích",
        number=Number(values.number, values.symbol) if values.number is not None else None,
        place=values.office.place,
        signed=local(values.at).date(),
        blocks=blocks(
            (field("Bên giao", values.office.reached), field("Bên nhận", values.post_office)),
            known(("Nhân viên bưu chính", values.postman)),
            (field("Thời điểm giao nhận", moment(values.at)), Table(_COLUMNS, rows)),
            (Paragraph(f"Tổng số: {counted(len(rows))} bưu gửi, còn nguyên niêm phong."),),
        ),
        signing=(SigningPlace("Bên giao", values.given_by), SigningPlace("Bên nhận", values.postman)),
        layout=SHEET,
    )


def _to(item: PostalItem) -> str:
    return "\n".join(filter(None, (one_line(item.receiver), one_line(item.address), one_line(item.phone))))
