"""A mail server of ours: it takes mail over a real connection, or refuses it, or breaks the line."""

import asyncio
import contextlib
import email
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.servers import free_port


@dataclass
class PostOffice:
    """`taken` are the mails whose words it has in hands, as (address, message)."""

    port: int = 0
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuse_recipient: str = ""  # the answer to RCPT, "550 No such user"
    refuse_words: str = ""  # the answer to the words
    break_after_words: bool = False
    slow_seconds: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        """The address of the one it is for."""
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The words."""
        if self.refuse_words:
            return self.refuse_words
        content = envelope.content
        assert isinstance(content, bytes)
        message = email.message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        with self.lock:
            self.taken += [(to, message) for to in envelope.rcpt_tos]
        if self.slow_seconds:
            time.sleep(self.slow_seconds)  # the words are here, the answer takes its time
        if self.break_after_words:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 Taken"

    def to(self, address: str) -> list[EmailMessage]:
        """What somebody got."""
        return [message for to, message in self.taken if to == address]


@contextlib.contextmanager
def post_office() -> Iterator[PostOffice]:
    """Listens on this machine, in a thread of its own."""
    office = PostOffice(port=free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
