"""Form 03: the dossier isn't accepted, and why (phiếu từ chối tiếp nhận giải quyết hồ sơ)."""

from dataclasses import dataclass
from datetime import datetime

from kientao.documents.writing.content import Form, Number, Paragraph, SigningPlace
from kientao.registers.onestop.papers.fields import Office, blocks, field, known, local, text, who
from kientao.registers.onestop.papers.form_sets import FormKind, FormSet
from kientao.registers.onestop.rules.given import Applicant


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is refused and why, in the official's words; `go_to` names who is competent, where that is the reason."""

    office: Office
    applicant: Applicant
    procedure: str
    reason: str
    refused: datetime
    code: str = ""
    go_to: str = ""
    official: str = ""
    number: int | None = None


def refusal(values: Refusal, forms: FormSet, *, whole_numbers: bool) -> Form:
    """The form of that set; `whole_numbers`: identity numbers as they are, else masked."""
    own = forms.form(FormKind.REFUSAL)
    return Form(
        issuer=values.office.issuer,
        title=own.title,
        number=Number(values.number, own.symbol) if values.number is not None else None,
        place=values.office.place,
        signed=local(values.refused).date(),
        mark=forms.mark(FormKind.REFUSAL),
        blocks=blocks(
            known(("Mã hồ sơ", values.code)),
            who(values.applicant, whole_numbers=whole_numbers),
            (
                field("Thủ tục hành chính", values.procedure),
                Paragraph(f"{values.office.name} không tiếp nhận, giải quyết hồ sơ này vì:"),
                *text(values.reason),
            ),
            known(("Nơi có thẩm quyền giải quyết", values.go_to)),
            (Paragraph("Thông báo để ông (bà), tổ chức được biết và thực hiện."),),
        ),
        signing=(
            SigningPlace("Người nộp hồ sơ", values.applicant.agent_name or values.applicant.name),
            SigningPlace("Người tiếp nhận hồ sơ", values.official),
        ),
        layout=forms.layout(),
    )
