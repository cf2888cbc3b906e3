"""Talks to the mail server so that it is always known whether it has taken a mail."""

import smtplib
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Self

from django.conf import settings

_TAKEN = 250


class Down(Exception):
    """The server can't be reached or doesn't let us in: no mail was lost."""


class Refused(Exception):
    """The server did not take this mail. `final`: it never will."""

    def __init__(self, code: int) -> None:
        super().__init__(f"máy chủ thư trả lời {code}")
        self.final = 500 <= code < 600


class Unsure(Exception):
    """The line broke after the words were given: nobody knows whether the server has taken them."""


class Session:
    """One connection. Raises Down when it can't be opened."""

    def __init__(self) -> None:
        try:
            self._smtp = self._opened()
        except (OSError, smtplib.SMTPException) as error:
            raise Down(f"không kết nối được máy chủ thư ({type(error).__name__})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Hangs up."""
        self._smtp.close()

    def hand_over(self, sender: str, to: str, content: bytes, claim: Callable[[], bool]) -> bool:
        """`claim` is asked when nothing but the words is missing; False leaves the mail to whoever has it.

        Raises Refused, Down (nothing was taken) and Unsure.
        """
        try:
            self._command(self._smtp.mail(sender))
            self._command(self._smtp.rcpt(to))
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            raise Down("máy chủ thư ngắt kết nối") from error
        if not claim():
            self._forget()
            return False
        try:
            code, _ = self._smtp.data(content)
        except smtplib.SMTPDataError as error:  # it did not want to hear the words
            self._forget()
            raise Refused(error.smtp_code) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure(type(error).__name__) from error
        if code != _TAKEN:
            self._forget()
            raise Refused(code)
        return True

    def _opened(self) -> smtplib.SMTP:
        host, port, seconds = settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT
        trusted = ssl.create_default_context()
        smtp = (
            smtplib.SMTP_SSL(host, port, timeout=seconds, context=trusted)
            if settings.EMAIL_USE_SSL
            else smtplib.SMTP(host, port, timeout=seconds)
        )
        if settings.EMAIL_USE_TLS:
            smtp.starttls(context=trusted)
        smtp.ehlo_or_helo_if_needed()
        if settings.EMAIL_HOST_USER:
            smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        return smtp

    def _command(self, answer: tuple[int, bytes]) -> None:
        code = answer[0]
        if code in (_TAKEN, 251):
            return
        if code == 421:
            raise Down("máy chủ thư đang bận")
        self._forget()
        raise Refused(code)

    def _forget(self) -> None:
        try:
            self._smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()
