"""What a dossier costs: the request to pay with a square for the bank, and the receipt for what was paid."""

from dataclasses import dataclass
from datetime import datetime

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import (
    Align,
    Block,
    Cell,
    Column,
    Form,
    Number,
    Paragraph,
    Row,
    Run,
    SigningPlace,
    Square,
    Table,
)
from kientao.kernel.in_words import Speech, dong_in_words
from kientao.registers.onestop.papers.fields import (
    Office,
    blocks,
    cells,
    field,
    known,
    labelled,
    local,
    moment,
    who,
)
from kientao.registers.onestop.papers.form_sets import SHEET
from kientao.registers.onestop.payment.vietqr import Transfer, payload
from kientao.registers.onestop.rules.given import Applicant
from kientao.ui.numbers import whole

_COLUMNS = (
    Column("TT", 0.6, Align.CENTRE),
    Column("Khoản thu", 5),
    Column("Số tiền (đồng)", 2, Align.RIGHT),
    Column("Ghi chú", 2),
)


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee or charge in đồng; `note` says why less is asked, where it is waived or lowered."""

    name: str
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeeReceipt:
    """What was paid: the number is the receipt's own, `means` in words ("Chuyển khoản")."""

    office: Office
    code: str
    applicant: Applicant
    procedure: str
    lines: tuple[FeeLine, ...]
    paid: datetime
    means: str
    number: int | None = None
    symbol: str = "BL"
    cashier: str = ""
    reference: str = ""
    payer: str = ""


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What is to be paid, and into which account: its `owner`, its `bank` in words ("Ngân hàng …, chi nhánh …")."""

    office: Office
    code: str
    applicant: Applicant
    procedure: str
    lines: tuple[FeeLine, ...]
    asked: datetime
    transfer: Transfer
    bank: str
    owner: str
    official: str = ""


def fee_receipt(values: FeeReceipt, *, whole_numbers: bool, speech: Speech = Speech.NORTH) -> Form:
    """The receipt; `whole_numbers`: identity numbers as they are, else masked."""
    return Form(
        issuer=values.office.issuer,
        title="Biên lai thu phí, lệ phí",
        number=Number(values.number, values.symbol) if values.number is not None else None,
        place=values.office.place,
        signed=local(values.paid).date(),
        blocks=blocks(
            (field("Mã hồ sơ", values.code),),
            who(values.applicant, whole_numbers=whole_numbers),
            (field("Thủ tục hành chính", values.procedure), _table(values.lines), _total(values.lines, speech)),
            known(
                ("Hình thức nộp", values.means),
                ("Mã giao dịch", values.reference),
                ("Thời điểm nộp", moment(values.paid)),
            ),
        ),
        signing=(
            SigningPlace("Người nộp tiền", values.payer or values.applicant.agent_name or values.applicant.name),
            SigningPlace("Người thu tiền", values.cashier),
        ),
        layout=SHEET,
    )


def payment_request(values: PaymentRequest, *, whole_numbers: bool, speech: Speech = Speech.NORTH) -> Form:
    """The request with its VietQR square. Raises ValueError where the square asks for another sum than the lines."""
    total = sum(line.amount for line in values.lines)
    if values.transfer.amount != total:
        raise ValueError(f"Mã chuyển khoản ghi {values.transfer.amount} đồng, các khoản thu cộng lại {total} đồng.")
    return Form(
        issuer=values.office.issuer,
        title="Phiếu đề nghị nộp phí, lệ phí",
        place=values.office.place,
        signed=local(values.asked).date(),
        blocks=blocks(
            (field("Mã hồ sơ", values.code),),
            who(values.applicant, whole_numbers=whole_numbers),
            (field("Thủ tục hành chính", values.procedure), _table(values.lines), _total(values.lines, speech)),
            (_square(values),),
        ),
        signing=(SigningPlace("Người lập phiếu", values.official),),
        layout=SHEET,
    )


def _table(lines: tuple[FeeLine, ...]) -> Block:
    rows: list[Row] = [cells(at, one.name, whole(one.amount), one.note) for at, one in enumerate(lines, start=1)]
    total = whole(sum(one.amount for one in lines))
    rows.append((Cell("Cộng", across=2, bold=True, align=Align.CENTRE), Cell(total, bold=True), ""))
    return Table(_COLUMNS, tuple(rows))


def _total(lines: tuple[FeeLine, ...], speech: Speech) -> Paragraph:
    words = dong_in_words(sum(one.amount for one in lines), speech)
    return Paragraph((Run("Số tiền bằng chữ: "), Run(f"{words}.", bold=True, italic=True)))


def _square(values: PaymentRequest) -> Block:
    return Square(
        payload(values.transfer),
        (
            labelled("Tài khoản nhận", f"{values.transfer.account} - {one_line(values.owner)}"),
            labelled("Tại", values.bank),
            labelled("Nội dung chuyển khoản", values.transfer.purpose),
            (Run("Quét mã bằng ứng dụng ngân hàng; kiểm tra tên người nhận trước khi chuyển.", italic=True),),
        ),
        size=32,
    )
