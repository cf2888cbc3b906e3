"""Form 04: the office is late, says so itself and names a new moment (văn bản xin lỗi và đề nghị gia hạn)."""

from dataclasses import dataclass
from datetime import date, datetime

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import AdministrativeDocument, Number, Paragraph
from kientao.documents.writing.signing import Issuer, Signer
from kientao.documents.writing.wording import Undated, small
from kientao.registers.onestop.papers.fields import local, moment, text
from kientao.registers.onestop.papers.form_sets import FormKind, FormSet


@dataclass(frozen=True, slots=True)
class Apology:
    """The letter. `symbol` stands behind its number; number and day None are left to the registry.

    `one_stop` receives it too, and tells the citizen. `address_as` stands before the name, "" for an organisation.
    `cause` in the words of who is responsible; `fault` names the coordinating agency where it was late, "" where the
    issuer itself was. `term` in words ("05 ngày làm việc").
    """

    issuer: Issuer
    signer: Signer
    place: str
    symbol: str
    code: str
    applicant_name: str
    procedure: str
    received: datetime
    due: datetime
    new_due: datetime
    cause: str
    drafted: date
    term: str = ""
    fault: str = ""
    one_stop: str = ""
    number: int | None = None
    signed: date | None = None
    filing: str = "VT"
    address_as: str = "Ông (bà)"


def apology(values: Apology, forms: FormSet) -> AdministrativeDocument:
    """An official letter after NĐ 30/2020/NĐ-CP that carries the mark of the form."""
    own = forms.form(FormKind.APOLOGY)
    return AdministrativeDocument(
        issuer=values.issuer,
        number=Number(values.number, values.symbol),
        place=values.place,
        signed=values.signed or Undated(values.drafted.year, values.drafted.month),
        kind="",
        about=_about(own.title),
        mark=forms.mark(FormKind.APOLOGY),
        blocks=(_taken(values), _late(values), *text(values.cause), *_asked(values), _sorry(values)),
        signer=values.signer,
        receivers=("Như trên", *((values.one_stop,) if values.one_stop else ())),
        filing=values.filing,
        to=tuple(filter(None, (_addressee(values), one_line(values.one_stop)))),
    )


def _about(title: str) -> str:
    """The title of the form as a subject: without the word for the paper."""
    for paper in ("Văn bản ", "Phiếu ", "Thư "):
        title = title.removeprefix(paper)
    return small(title)


def _addressee(values: Apology) -> str:
    return one_line(f"{values.address_as} {values.applicant_name}")


def _taken(values: Apology) -> Paragraph:
    whose, what = one_line(values.applicant_name), one_line(values.procedure)
    return Paragraph(
        f"Ngày {local(values.received):%d/%m/%Y}, hồ sơ mã số {one_line(values.code)} của {whose} về thủ tục “{what}” "
        f"được tiếp nhận, hẹn trả kết quả lúc {moment(values.due)}."
    )


def _late(values: Apology) -> Paragraph:
    whose = f" do {one_line(values.fault)} chưa hoàn thành phần việc của mình" if values.fault else ""
    return Paragraph(f"Đến nay hồ sơ chưa giải quyết xong{whose}. Nguyên nhân cụ thể:")


def _asked(values: Apology) -> tuple[Paragraph, ...]:
    longer = f"thêm {one_line(values.term)}, " if values.term else ""
    return (
        Paragraph(
            f"{one_line(values.issuer.name)} đề nghị được kéo dài thời gian giải quyết {longer}"
            f"và hẹn trả kết quả lúc {moment(values.new_due)}."
        ),
    )


def _sorry(values: Apology) -> Paragraph:
    return Paragraph(
        f"{one_line(values.issuer.name)} thành thật xin lỗi {one_line(values.applicant_name)} vì sự chậm trễ này và "
        "mong nhận được sự thông cảm."
    )
