"""Form 02: what is missing, asked for once and completely (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ)."""

from dataclasses import dataclass
from datetime import date, datetime

from kientao.documents.writing.content import Form, Number, Paragraph, SigningPlace
from kientao.documents.writing.wording import in_words
from kientao.registers.onestop.papers.fields import Office, blocks, field, known, listed, local, text, who
from kientao.registers.onestop.papers.form_sets import FormKind, FormSet
from kientao.registers.onestop.rules.given import Applicant


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is asked for: `items` one line each, `reason` in the official's words; `code` "" before it was accepted."""

    office: Office
    code: str
    applicant: Applicant
    procedure: str
    items: tuple[str, ...]
    reason: str
    asked: datetime
    answer_by: date | None = None
    official: str = ""
    phone: str = ""
    number: int | None = None


def supplement(values: Supplement, forms: FormSet, *, whole_numbers: bool) -> Form:
    """The form of that set; `whole_numbers`: identity numbers as they are, else masked."""
    own = forms.form(FormKind.SUPPLEMENT)
    return Form(
        issuer=values.office.issuer,
        title=own.title,
        number=Number(values.number, own.symbol) if values.number is not None else None,
        place=values.office.place,
        signed=local(values.asked).date(),
        mark=forms.mark(FormKind.SUPPLEMENT),
        blocks=blocks(
            known(("Mã hồ sơ", values.code)),
            who(values.applicant, whole_numbers=whole_numbers),
            (
                field("Thủ tục hành chính", values.procedure),
                Paragraph("Đề nghị bổ sung, hoàn thiện hồ sơ với những nội dung sau:"),
                *listed(values.items),
            ),
            (Paragraph("Lý do:"), *text(values.reason)),
            (_when(values), _whom(values)),
        ),
        signing=(
            SigningPlace("Người nộp hồ sơ", values.applicant.agent_name or values.applicant.name),
            SigningPlace("Người hướng dẫn", values.official),
        ),
        layout=forms.layout(),
    )


def _when(values: Supplement) -> Paragraph:
    if values.answer_by is None:
        return Paragraph("Thời hạn giải quyết được tính theo quy định kể từ khi hồ sơ được bổ sung đầy đủ.")
    return Paragraph(f"Hồ sơ bổ sung nộp chậm nhất {in_words(values.answer_by)}.")


def _whom(values: Supplement) -> Paragraph:
    person = " ".join(filter(None, ("ông (bà)", values.official)))
    phone = "\u00a0".join((values.phone or values.office.phone).split())  # never parted by a line's end
    at = f", số điện thoại {phone}" if phone else ""
    return Paragraph(f"Cần hướng dẫn thêm, xin liên hệ {person if values.official else values.office.name}{at}.")
