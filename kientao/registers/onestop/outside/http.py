"""One request to a server outside, so that it is known whether it can have taken it. Follows nowhere, waits a while."""

import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MOST_BYTES = 4 * 1024 * 1024
_CHUNK = 65536


class NotReached(Exception):
    """Nothing was sent: the server can't be reached."""


class NoAnswer(Exception):
    """The request went out and no answer came: nobody knows whether it was taken."""


class TooMuch(NoAnswer):
    """More came than was asked for: it would again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    body: bytes

    @property
    def is_good(self) -> bool:
        """It took the request."""
        return 200 <= self.status < 300

    def json(self) -> Mapping[str, Any]:
        """The object it answered with; an empty one where it is none."""
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def ask(
    method: str, url: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None, seconds: float = 20,
    most: int = MOST_BYTES,
) -> Answer:  # fmt: skip
    """Raises NotReached, NoAnswer; TooMuch when more than `most` bytes come."""
    parts = urlsplit(url)
    line = _opened(parts.scheme, parts.hostname or "", parts.port, seconds)
    try:
        line.request(
            method, f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", body, dict(headers or {})
        )
        response = line.getresponse()
        return Answer(response.status, _read(response, most))
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
    finally:
        line.close()


def post_json(
    url: str, value: Any, *, headers: Mapping[str, str] | None = None, seconds: float = 20, most: int = MOST_BYTES
) -> Answer:
    """The value as JSON. Raises NotReached, NoAnswer, TooMuch."""
    kind = {"Content-Type": "application/json; charset=utf-8"}
    body = json.dumps(value, ensure_ascii=False).encode()
    return ask("POST", url, body=body, headers={**kind, **(headers or {})}, seconds=seconds, most=most)


def _opened(scheme: str, host: str, port: int | None, seconds: float) -> http.client.HTTPConnection:
    try:
        line = (
            http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
            if scheme == "https"
            else http.client.HTTPConnection(host, port, timeout=seconds)
        )
        line.connect()
    except (OSError, http.client.HTTPException) as error:
        raise NotReached(type(error).__name__) from error
    return line


def _read(response: http.client.HTTPResponse, most: int) -> bytes:
    found = bytearray()
    while chunk := response.read(_CHUNK):
        found += chunk
        if len(found) > most:
            raise TooMuch("answered too much")
    if response.length:  # fewer bytes came than were promised
        raise http.client.IncompleteRead(bytes(found), response.length)
    return bytes(found)
