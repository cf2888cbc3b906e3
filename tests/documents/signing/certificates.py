"""Keys and certificates made for one test: nobody outside trusts them, and none is kept."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "mật khẩu thử 1"
NOW = datetime(2026, 3, 2, 8, 5, tzinfo=UTC)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def key(kind: str = "rsa", number: int = 0) -> Key:
    """A key; the same kind and number give the same one in this process."""
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65537, 1024 if kind == "weak" else 2048)


@cache
def root(name: str = "Tổ chức chứng thực thử nghiệm") -> x509.Certificate:
    """A root that vouches for others."""
    own = key("rsa", 99)
    return _certificate(name, name, own, own, NOW - timedelta(days=3000), NOW + timedelta(days=3000), authority=True)


def root_der() -> bytes:
    """The root as a list of trusted ones holds it."""
    return root().public_bytes(serialization.Encoding.DER)


def signer(
    name: str = "Lê Quang Minh",
    *,
    kind: str = "rsa",
    first: datetime = NOW - timedelta(days=100),
    last: datetime = NOW + timedelta(days=265),
    self_made: bool = False,
    password: str = PASSWORD,
    may_sign: bool = True,
) -> bytes:
    """A PKCS#12 file with the key and certificate of one person."""
    own = key(kind, hash(name) % 7)
    issuer, vouches = (name, own) if self_made else ("Tổ chức chứng thực thử nghiệm", key("rsa", 99))
    certificate = _certificate(name, issuer, own, vouches, first, last, may_sign=may_sign)
    others = None if self_made else [root()]
    locked = serialization.BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(name.encode(), own, certificate, others, locked)


def _certificate(
    name: str,
    issuer: str,
    own: Key,
    vouches: Key,
    first: datetime,
    last: datetime,
    *,
    authority: bool = False,
    may_sign: bool = True,
) -> x509.Certificate:
    usage = x509.KeyUsage(may_sign and not authority, may_sign and not authority, not may_sign, False, False, authority,
                          authority, False, False)  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(vouches.public_key()), critical=False)
        .sign(vouches, hashes.SHA256())
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Sở Xây dựng tỉnh Kiên An"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )
