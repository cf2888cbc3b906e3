"""The signer's key and certificate, from a PKCS#12 file (.p12, .pfx)."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pkcs12 as structure
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import SimpleSigner

from kientao.documents.signing.refusals import CannotSign

_SMALLEST_RSA = 2048
_MAY_SIGN = {"digital_signature", "non_repudiation"}


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose certificate it is, who gave it out, and how long it holds."""

    name: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_to: datetime
    self_made: bool


def holder_of(certificate: x509.Certificate) -> Holder:
    """What the certificate says."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Holder(
        name=_named(subject, "common_name") or certificate.subject.human_friendly,
        organisation=_named(subject, "organization_name"),
        issuer=_named(issuer, "common_name") or certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:X}",
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
        self_made=certificate.subject == certificate.issuer,
    )


def signer_from(data: bytes, password: str) -> SimpleSigner:
    """The key ready to sign. Raises CannotSign for a wrong password, a damaged file, or a key that may not sign."""
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, password.encode("utf-8"))
    except ValueError:
        raise CannotSign(
            "Mật khẩu của tệp chứng thư số không đúng."
            if _is_pkcs12(data)
            else "Tệp không phải chứng thư số dạng PKCS#12 (.p12, .pfx) hoặc đã hỏng."
        ) from None
    if key is None or certificate is None:
        raise CannotSign("Tệp chứng thư số không có khóa riêng để ký.")
    if not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise CannotSign("Khóa ký phải là RSA hoặc ECDSA.")
    if isinstance(key, RSAPrivateKey) and key.key_size < _SMALLEST_RSA:
        raise CannotSign(f"Khóa RSA dài {key.key_size} bit là quá yếu, cần từ {_SMALLEST_RSA} bit.")
    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(data, (), password.encode("utf-8"))
    except (ValueError, SigningError):
        raise CannotSign("Tệp chứng thư số không dùng được để ký.") from None
    return signer


def check_term(certificate: x509.Certificate, at: datetime) -> None:
    """Raises CannotSign outside the certificate's term, or where it isn't one for signing."""
    holder = holder_of(certificate)
    if at > holder.valid_to:
        raise CannotSign(f"Chứng thư số của {holder.name} đã hết hạn ngày {holder.valid_to:%d/%m/%Y}.")
    if at < holder.valid_from:
        raise CannotSign(f"Chứng thư số của {holder.name} đến ngày {holder.valid_from:%d/%m/%Y} mới có hiệu lực.")
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & _MAY_SIGN:
        raise CannotSign(f"Chứng thư số của {holder.name} không được cấp để ký.")


def _is_pkcs12(data: bytes) -> bool:
    try:
        return bool(structure.Pfx.load(data, strict=True)["version"].native == "v3")
    except ValueError:
        return False


def _named(name: dict[str, object], part: str) -> str:
    """One part of a distinguished name; several of one kind are joined."""
    value = name.get(part, "")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
