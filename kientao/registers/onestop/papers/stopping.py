"""Form 05: work on the dossier stops, at whose wish and from when (thông báo dừng giải quyết hồ sơ)."""

from dataclasses import dataclass
from datetime import date, datetime

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import AdministrativeDocument, Number, Paragraph
from kientao.documents.writing.signing import Issuer, Signer
from kientao.documents.writing.wording import Undated, small
from kientao.registers.onestop.papers.fields import local, moment, text
from kientao.registers.onestop.papers.form_sets import FormKind, FormSet

_NOTICE = "Thông báo"


@dataclass(frozen=True, slots=True)
class Stopping:
    """The notice. `asked` is the day of the citizen's request, None where the office stops by itself."""

    issuer: Issuer
    signer: Signer
    place: str
    symbol: str
    code: str
    applicant_name: str
    procedure: str
    received: datetime
    stopped: datetime
    reason: str
    asked: date | None = None
    handed_back: tuple[str, ...] = ()
    number: int | None = None
    signed: date | None = None
    filing: str = "VT"


def stopping(values: Stopping, forms: FormSet) -> AdministrativeDocument:
    """A notice after NĐ 30/2020/NĐ-CP that carries the mark of the form. Raises NoSuchForm for the annex of 2018."""
    own = forms.form(FormKind.STOP)
    stopped = local(values.stopped).date()
    return AdministrativeDocument(
        issuer=values.issuer,
        number=Number(values.number, values.symbol),
        place=values.place,
        signed=values.signed or Undated(stopped.year, stopped.month),
        kind=_NOTICE,
        about=small(own.title.removeprefix(f"{_NOTICE} ")),
        mark=forms.mark(FormKind.STOP),
        blocks=(_which(values), Paragraph("Lý do dừng:"), *text(values.reason), *_back(values)),
        signer=values.signer,
        receivers=(one_line(values.applicant_name),),
        filing=values.filing,
    )


def _which(values: Stopping) -> Paragraph:
    asked = f"Theo đề nghị ngày {values.asked:%d/%m/%Y} của người nộp hồ sơ, " if values.asked else ""
    issuer = one_line(values.issuer.name)
    return Paragraph(
        f"{asked}{issuer} dừng giải quyết hồ sơ mã số {one_line(values.code)} của {one_line(values.applicant_name)} "
        f"về thủ tục “{one_line(values.procedure)}”, tiếp nhận ngày {local(values.received):%d/%m/%Y}, "
        f"kể từ {moment(values.stopped)}."
    )


def _back(values: Stopping) -> tuple[Paragraph, ...]:
    if not values.handed_back:
        return ()
    return (Paragraph(f"Giấy tờ trả lại: {'; '.join(one_line(name) for name in values.handed_back)}."),)
