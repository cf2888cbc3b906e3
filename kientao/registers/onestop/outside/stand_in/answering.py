"""What the stand-ins share: reading a request, answering it."""

import html
import json
from collections.abc import Callable, Iterable
from typing import Any

Start = Callable[..., Any]
Environ = dict[str, Any]
_MOST = 4 * 1024 * 1024


def body_of(environ: Environ) -> bytes:
    """What was sent."""
    length = environ.get("CONTENT_LENGTH") or "0"
    found: bytes = environ["wsgi.input"].read(min(int(length), _MOST))
    return found


def as_json(start: Start, value: Any, status: str = "200 OK") -> Iterable[bytes]:
    """The value."""
    start(status, [("Content-Type", "application/json; charset=utf-8")])
    return [json.dumps(value, ensure_ascii=False).encode()]


def as_page(start: Start, title: str, inside: str) -> Iterable[bytes]:
    """A plain page."""
    start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    words = html.escape(title)
    page = (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{words}</title><h1>{words}</h1>{inside}</html>"
    )
    return [page.encode()]


def nothing(start: Start) -> Iterable[bytes]:
    """There is nothing there."""
    return as_json(start, {"error": "not found"}, "404 Not Found")
