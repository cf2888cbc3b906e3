"""Signing a PDF: one more signature behind everything that is there, nothing before it is touched."""

from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from kientao.documents.printing.sheet import Box
from kientao.documents.signing.checking import check_pdf
from kientao.documents.signing.free_place import free_place, unused_field
from kientao.documents.signing.keys import check_term, signer_from
from kientao.documents.signing.reading import DAMAGED
from kientao.documents.signing.refusals import CannotCheck, CannotSign, broken_file
from kientao.documents.signing.stamp import stamp
from kientao.documents.writing.cleaning import one_line


def sign_pdf(
    pdf: bytes,
    pkcs12: bytes,
    password: str,
    *,
    reason: str,
    place: str,
    name: str,
    at: datetime,
    where: Box | None = None,
) -> bytes:
    """The file with one more visible signature (PAdES, level B) of the key in `pkcs12`.

    `name` is who signs as the page shows it, `at` the moment with its zone; `where` the room on the page, else the
    lower right corner of the last page, above signatures that are there. Nothing is fetched: no time stamp, no list of
    withdrawn certificates. Raises CannotSign, in words for the office.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()}: a signature has a moment with a zone")
    signer = signer_from(pkcs12, password)
    certificate = signer.signing_cert
    assert certificate is not None
    check_term(certificate, at)
    _check_file(pdf, at)
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        box = where or free_place(writer.prev)
        field = unused_field(writer.prev)
        meta = PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            reason=one_line(reason) or None,
            location=one_line(place) or None,
            name=one_line(name) or None,
            subfilter=SigSeedSubFilter.PADES,
        )
        shown = _Page(stamp(box.width, box.height, name=name, reason=reason, place=place, at=at))
        right, top = box.left + box.width, box.bottom + box.height
        corners = (round(box.left), round(box.bottom), round(right), round(top))
        new = SigFieldSpec(field, on_page=box.page, box=corners)
        look = StaticStampStyle(background=shown, border_width=0)
        made = _SignerAt(at, signature_meta=meta, signer=signer, stamp_style=look, new_field_spec=new)
        return bytes(made.sign_pdf(writer).getvalue())
    except SigningError:
        raise CannotSign("Văn bản không cho ký thêm: chữ ký trước đã khóa nội dung.") from None
    except DAMAGED:
        raise CannotSign(broken_file()) from None


def _check_file(pdf: bytes, at: datetime) -> None:
    """A page that was changed after a signature isn't signed again."""
    try:
        before = check_pdf(pdf, now=at)
    except CannotCheck as reason:
        raise CannotSign(str(reason)) from None
    if not all(one.whole for one in before):
        raise CannotSign("Văn bản đã bị sửa sau khi ký, không ký tiếp lên bản này.")


class _SignerAt(PdfSigner):
    """Signs at a moment it is told."""

    def __init__(self, at: datetime, **given: Any) -> None:
        super().__init__(**given)
        self._at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


class _Page(PdfContent):
    """The first page of a PDF, drawn into another one."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Stamp"] = drawn
        left, bottom, right, top = map(float, drawn.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Stamp Do"
