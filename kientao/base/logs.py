"""Logs a machine can read, one JSON object a line, tied together by the request's name, without people's data."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

from kientao.base.traces import places

_name: ContextVar[str] = ContextVar("request", default="")
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_PERSONAL = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w.-])(?:\+84|0)(?:[ .-]?\d){8,10}(?![\w-]))"
    r"|(?P<identity>(?<![\w.-])(?:\d{12}|\d{9})(?![\w-]))"
)
_QUERY = re.compile(r"\?[^\s\"']*")
_requests = logging.getLogger("kientao.requests")


@contextmanager
def request_named(name: str) -> Iterator[None]:
    """Inside, every line of the log carries the name: of a request, or of a job."""
    token = _name.set(name)
    try:
        yield
    finally:
        _name.reset(token)


def request_name() -> str:
    """The name of what is being answered or run; '' outside of both. Pages show it when something breaks."""
    return _name.get()


def named_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first of all: names each request (`X-Request-ID`, a proxy's own name is kept) and logs it.

    The line has the address's pattern, not the address, and the account's number, not its name.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex
        began = time.perf_counter()
        with request_named(name):
            response = get_response(request)
            response.headers["X-Request-ID"] = name
            match = request.resolver_match
            fields = {
                "method": request.method,
                "route": match.route if match else None,
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000),
                "account": getattr(getattr(request, "_cached_user", None), "pk", None),
            }
            _requests.info("answered", extra={"fields": fields})
        return response

    return answer


def masked(text: str) -> str:
    """The text with e-mail addresses, telephone and identity numbers, and queries of addresses blotted out."""
    return _PERSONAL.sub(lambda found: f"[{found.lastgroup}]", _QUERY.sub("?…", text))


class JsonLines(logging.Formatter):
    """at, level, logger, message, request, error (kinds and places), and the fields given as `extra={"fields": …}`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        if name := _name.get():
            line["request"] = name
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = places(record.exc_info[1])
        line.update(getattr(record, "fields", {}))
        return json.dumps(line, ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """The same for eyes: time, level, logger, message, then where an error arose."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, more for an error."""
        at = datetime.fromtimestamp(record.created).astimezone()
        name = f" [{_name.get()[:8]}]" if _name.get() else ""
        fields = "".join(f" {key}={value}" for key, value in getattr(record, "fields", {}).items())
        line = f"{at:%H:%M:%S} {record.levelname} {record.name}{name} {masked(record.getMessage())}{fields}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f"\n{places(record.exc_info[1])}"
        return line
