"""A server of ours in the place of somebody's outside, in a thread: `with serving(app) as address:`."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, its name there
        """Says nothing."""


@contextmanager
def serving(app: Callable[..., Any]) -> Iterator[str]:
    """Gives the address it listens on, without a slash at the end."""
    with make_server("127.0.0.1", 0, app, server_class=_Threads, handler_class=_Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class TextGateway:
    """Takes short messages, or answers what it is told to; `hangs_up` closes the line after it has the words."""

    status: str = "200 OK"
    hangs_up: bool = False
    taken: list[dict[str, str]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        """WSGI."""
        self.tokens.append(environ.get("HTTP_AUTHORIZATION", ""))
        body = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        if self.hangs_up:
            self.taken.append(body)
            start("200 OK", [("Content-Length", "50")])
            return [b""]  # fewer bytes than promised
        if self.status.startswith("2"):
            self.taken.append(body)
        start(self.status, [("Content-Type", "application/json")])
        return [json.dumps({"id": f"tin-{len(self.taken)}"}).encode()]
