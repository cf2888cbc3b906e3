"""Where the antivirus program listens, as the operator writes it. Asked by the settings, so it imports no models."""

import os
import re
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

_HOST_AND_PORT = re.compile(r"(?P<host>\[[0-9a-fA-F:]+\]|[^\s:/\[\]]+):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class ClamdAddress:
    """A socket on this machine (`path`), else `host` and `port`."""

    path: str = ""
    host: str = ""
    port: int = 0


def clamd_address(variable: str) -> ClamdAddress | None:
    """`host:port`, `[::1]:3310`, `unix:/run/clamav/clamd.ctl` or the bare path; None where the variable is unset.

    Raises ImproperlyConfigured, naming the variable.
    """
    given = os.environ.get(variable, "").strip()
    if not given:
        return None
    path = given.removeprefix("unix:")
    if path.startswith("/"):
        return ClamdAddress(path=path)
    found = _HOST_AND_PORT.fullmatch(given)
    if found is None or not 0 < int(found["port"]) < 65_536:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần máy:cổng (127.0.0.1:3310) hoặc unix:/đường/dẫn.")
    return ClamdAddress(host=found["host"].strip("[]"), port=int(found["port"]))


def stores_unscanned(variable: str) -> bool:
    """May a file be kept unscanned while the program doesn't answer? `store` says yes; `refuse`, or nothing, no.

    Raises ImproperlyConfigured, naming the variable.
    """
    given = os.environ.get(variable, "").strip()
    if given not in {"", "refuse", "store"}:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần refuse (từ chối) hoặc store (lưu, đánh dấu chưa quét).")
    return given == "store"
