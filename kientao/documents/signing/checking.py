"""What the signatures of a PDF are worth: who, when, what they cover, what came after, and who vouches for them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from asn1crypto import pem, x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import DisallowedAlgorithmError, SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from kientao.documents.signing.keys import Holder, holder_of
from kientao.documents.signing.reading import DAMAGED, opened
from kientao.documents.signing.refusals import CannotCheck, broken_file

_ANY_SIGNING = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
# What may follow a signature. Nothing at all (NONE) and yet a longer file: bytes that belong to no revision.
_HARMLESS = (ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
_STAMP = "/DocTimeStamp"
_MARK = b"/ByteRange"  # stands in every signature, never packed


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """One signature, in the order they were made.

    `at` is what the signer's machine said unless `stamped` (by a time stamp whose maker is trusted). `intact`: what
    was signed is as it was; `covers_all`: nothing follows behind it; `changed`: what follows is more than further
    signatures. `trusted`: a given root vouches for the certificate at that moment. `problems` say what is wrong,
    `notes` what a reader should know.
    """

    field: str
    holder: Holder | None
    at: datetime | None
    stamped: bool
    intact: bool
    covers_all: bool
    changed: bool
    trusted: bool
    expired: bool
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """What was signed stands there unchanged, whoever signed it."""
        return self.intact and not self.changed

    @property
    def good(self) -> bool:
        """Nothing is wrong with it."""
        return not self.problems


def check_pdf(pdf: bytes, *, now: datetime, roots: Sequence[bytes] = ()) -> list[SignatureCheck]:
    """Every signature of the file; [] for one that isn't signed. `roots`: certificates (DER or PEM) that are trusted.

    Nobody is asked: whether a certificate was withdrawn isn't known. Raises CannotCheck for an unreadable file.
    """
    anchors = [_certificate(root) for root in roots]
    reader = opened(pdf)
    try:
        found = list(reader.embedded_signatures)
    except DAMAGED:
        raise CannotCheck(broken_file()) from None
    checked = [_checked(one, anchors, now) for one in found if one.sig_object.get("/Type") != _STAMP]
    if pdf.count(_MARK) > len(found):
        checked.append(_unreadable("", "Tệp còn chữ ký không nhận ra được, có thể đã bị làm hỏng."))
    return checked


def _certificate(data: bytes) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data)


def _checked(signature: EmbeddedPdfSignature, roots: list[x509.Certificate], now: datetime) -> SignatureCheck:
    field = str(signature.field_name)
    try:
        holder = holder_of(signature.signer_cert)
        claimed = signature.self_reported_timestamp
        context = _context(roots, claimed if claimed is not None and claimed <= now else now)
        status = asyncio.run(
            async_validate_pdf_signature(signature, context, _context(roots, now), key_usage_settings=_ANY_SIGNING)
        )
    except DisallowedAlgorithmError:
        return _unreadable(field, "Chữ ký dùng thuật toán không còn an toàn.")
    except (SignatureValidationError, *DAMAGED):
        return _unreadable(field, "Chữ ký bị hỏng, không đọc được.")
    return _judged(field, holder, status, now)


def _context(roots: list[x509.Certificate], moment: datetime) -> ValidationContext:
    """Trusts the given roots and nobody else, and never asks the network."""
    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail", moment=moment)


def _judged(field: str, holder: Holder, status: PdfSignatureStatus, now: datetime) -> SignatureCheck:
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact and stamp.trusted)
    at = stamp.timestamp if stamp and stamped else status.signer_reported_dt
    covers_all = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    level = status.modification_level
    changed = status.coverage < SignatureCoverageLevel.ENTIRE_REVISION or not (
        covers_all or (level in _HARMLESS and status.docmdp_ok)
    )
    intact = bool(status.intact and status.valid)
    moment = at if at is not None and at <= now else now
    expired = not holder.valid_from <= moment <= holder.valid_to
    made = SignatureCheck(
        field=field,
        holder=holder,
        at=at,
        stamped=stamped,
        intact=intact,
        covers_all=covers_all,
        changed=changed,
        trusted=bool(status.trusted),
        expired=expired,
        problems=(),
    )
    return _with_words(made, holder, now)


def _with_words(made: SignatureCheck, holder: Holder, now: datetime) -> SignatureCheck:
    problems = []
    if not made.intact:
        problems.append("Nội dung đã bị sửa sau khi ký, hoặc chữ ký không phải của chứng thư số này.")
    elif made.changed:
        problems.append("Sau khi ký, văn bản đã bị thêm hoặc sửa nội dung.")
    if made.at is not None and made.at > now:
        problems.append(f"Thời điểm ký {_moment(made.at)} ở sau thời điểm kiểm tra.")
    if made.expired:
        problems.append(
            f"Khi ký, chứng thư số không có hiệu lực (từ {holder.valid_from:%d/%m/%Y} đến {holder.valid_to:%d/%m/%Y})."
        )
    elif not made.trusted:
        problems.append(
            "Chứng thư số tự tạo, không do tổ chức chứng thực nào cấp."
            if holder.self_made
            else f"Chưa tin cậy tổ chức cấp chứng thư số ({holder.issuer})."
        )
    return replace(made, problems=tuple(problems), notes=tuple(_notes(made, holder, now)))


def _notes(made: SignatureCheck, holder: Holder, now: datetime) -> list[str]:
    notes = []
    if made.at is None:
        notes.append("Chữ ký không ghi thời điểm ký.")
    elif not made.stamped:
        notes.append("Thời điểm ký theo máy của người ký, không có dấu thời gian.")
    if made.whole and not made.covers_all:
        notes.append("Sau chữ ký này văn bản được ký thêm.")
    if not made.expired and now > holder.valid_to:
        notes.append(f"Chứng thư số đã hết hạn ngày {holder.valid_to:%d/%m/%Y}; khi ký thì còn hiệu lực.")
    notes.append("Chưa kiểm tra chứng thư số có bị thu hồi hay không.")
    return notes


def _unreadable(field: str, why: str) -> SignatureCheck:
    return SignatureCheck(
        field=field,
        holder=None,
        at=None,
        stamped=False,
        intact=False,
        covers_all=False,
        changed=False,
        trusted=False,
        expired=False,
        problems=(why,),
    )


def _moment(at: datetime) -> str:
    return f"{at:%H:%M %d/%m/%Y}"
