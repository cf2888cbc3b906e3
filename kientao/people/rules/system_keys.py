"""Keys of other systems: a name that is kept and a secret of which only the hash is. Pure."""

import hmac
import re
import secrets
from dataclasses import dataclass
from hashlib import sha256

_SHAPE = re.compile(r"kt_([0-9a-f]{12})_([A-Za-z0-9_\-]{43})")


@dataclass(frozen=True, slots=True)
class NewKey:
    """`whole` is shown once. `handle` finds the row, `secret_hash` proves it."""

    whole: str
    handle: str
    secret_hash: str


def new_key() -> NewKey:
    """256 bits nobody can guess, so that a plain hash keeps them."""
    handle, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return NewKey(f"kt_{handle}_{secret}", handle, hash_of(secret))


def parts(key: str) -> tuple[str, str] | None:
    """(handle, secret); None for what has not the shape of a key."""
    found = _SHAPE.fullmatch(key)
    return (found[1], found[2]) if found else None


def proves(secret: str, secret_hash: str) -> bool:
    """Is it the secret? Takes as long for a wrong one."""
    return hmac.compare_digest(hash_of(secret), secret_hash)


def hash_of(secret: str) -> str:
    """What is kept."""
    return sha256(secret.encode()).hexdigest()
