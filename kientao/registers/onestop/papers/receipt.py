"""Form 01: the dossier is accepted, and the citizen is promised a moment (giấy tiếp nhận và hẹn trả kết quả)."""

from dataclasses import dataclass
from datetime import datetime

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import Align, Block, Column, Form, Number, Run, SigningPlace, Square, Table
from kientao.documents.writing.wording import counted
from kientao.registers.onestop.papers.fields import (
    Office,
    blocks,
    cells,
    field,
    known,
    labelled,
    local,
    moment,
    side,
    who,
)
from kientao.registers.onestop.papers.form_sets import FormKind, FormSet
from kientao.registers.onestop.rules.given import Applicant

_PAPERS = (
    Column("TT", 0.6, Align.CENTRE),
    Column("Tên giấy tờ", 5),
    Column("Bản chính", 0.9, Align.CENTRE),
    Column("Bản sao", 0.9, Align.CENTRE),
    Column("Ghi chú", 2),
)
_NO_DUE = "theo thông báo của cơ quan giải quyết"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One component as it was handed in."""

    name: str
    originals: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the receipt says. `term` in words ("05 ngày làm việc"); `due` None where no moment can be promised.

    `track`: what the square says, the address where the dossier is followed or only its code. `official` receives.
    """

    office: Office
    code: str
    applicant: Applicant
    procedure: str
    papers: tuple[PaperLine, ...]
    received: datetime
    due: datetime | None
    term: str = ""
    request: str = ""
    decides: str = ""
    sets: int = 1
    return_at: str = ""
    way_back: str = ""
    fee: str = ""
    book: str = ""
    entry: int | None = None
    number: int | None = None
    official: str = ""
    track: str = ""
    notes: tuple[str, ...] = ()


def receipt(values: Receipt, forms: FormSet, *, whole_numbers: bool) -> Form:
    """The form of that set; `whole_numbers`: identity numbers as they are, else masked."""
    own = forms.form(FormKind.RECEIPT)
    return Form(
        issuer=values.office.issuer,
        title=own.title,
        number=Number(values.number, own.symbol) if values.number is not None else None,
        place=values.office.place,
        signed=local(values.received).date(),
        mark=forms.mark(FormKind.RECEIPT),
        blocks=blocks(
            (_square(values),),
            who(values.applicant, whole_numbers=whole_numbers),
            _asked(values),
            _papers(values),
            _promise(values),
        ),
        signing=(
            SigningPlace("Người nộp hồ sơ", values.applicant.agent_name or values.applicant.name),
            SigningPlace("Người tiếp nhận hồ sơ", values.official),
        ),
        notes=values.notes,
        layout=forms.layout(),
    )


def _square(values: Receipt) -> Block:
    return Square(
        one_line(values.track) or one_line(values.code),
        (
            (Run("Mã hồ sơ: "), Run(one_line(values.code), bold=True)),
            labelled("Nơi tiếp nhận", values.office.reached),
            (Run("Quét mã này để theo dõi việc giải quyết hồ sơ.", italic=True),),
        ),
        size=20 if values.office.reached else 16,
    )


def _asked(values: Receipt) -> tuple[Block, ...]:
    return (
        field("Thủ tục hành chính", values.procedure),
        *known(("Nội dung yêu cầu giải quyết", values.request), ("Cơ quan giải quyết", values.decides)),
    )


def _papers(values: Receipt) -> tuple[Block, ...]:
    rows = tuple(
        cells(number, one.name, one.originals or "", one.copies or "", one.note)
        for number, one in enumerate(values.papers, start=1)
    )
    count = side(("Số lượng hồ sơ", f"{counted(values.sets)} bộ"), ("Thời hạn giải quyết", values.term))
    if not rows:
        return count
    return (field("Thành phần hồ sơ nộp gồm", f"{counted(len(rows))} loại giấy tờ"), Table(_PAPERS, rows), *count)


def _promise(values: Receipt) -> tuple[Block, ...]:
    entry = "" if values.entry is None else str(values.entry)
    return (
        field("Nhận hồ sơ lúc", moment(values.received)),
        field("Hẹn trả kết quả lúc", moment(values.due) if values.due else _NO_DUE),
        *known(("Nhận kết quả tại", values.return_at)),
        *side(("Cách nhận kết quả", values.way_back), ("Phí, lệ phí", values.fee)),
        *side(("Vào Sổ theo dõi hồ sơ, quyển số", values.book), ("số thứ tự", entry)),
    )
