"""Gateways for short messages: SMS and Zalo, over HTTP or recorded for practice."""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from kientao.base.clock import now
from kientao.registers.onestop.models import RecordedText
from kientao.registers.onestop.outside.http import NoAnswer, NotReached, post_json

RECORD = "record"
_TRY_AGAIN = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Sent:
    """Taken. `reference` is the gateway's name for it."""

    reference: str = ""


@dataclass(frozen=True, slots=True)
class Temporary:
    """Not taken now. `down`: the gateway itself can't be reached, so the others needn't be tried at this moment."""

    words: str
    down: bool = False


@dataclass(frozen=True, slots=True)
class Permanent:
    """Never taken: there is no such number, or the text is refused."""

    words: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody knows whether it was taken."""

    words: str


Outcome = Sent | Temporary | Permanent | Unsure


class Gateway(Protocol):
    """Sends one text to one number."""

    def send(self, to: str, text: str, key: str) -> Outcome:
        """`key` names the message, for gateways that know a repeated one."""


@dataclass(frozen=True, slots=True)
class HttpGateway:
    """POSTs {"to", "text", "key"} with a bearer token; 2xx has taken it, 4xx never will."""

    url: str
    token: str
    seconds: float = 20

    def send(self, to: str, text: str, key: str) -> Outcome:
        """See Gateway."""
        try:
            answer = post_json(
                self.url,
                {"to": to, "text": text, "key": key},
                headers={"Authorization": f"Bearer {self.token}"},
                seconds=self.seconds,
            )
        except NotReached as error:
            return Temporary(f"Không kết nối được cổng nhắn tin ({error}).", down=True)
        except NoAnswer as error:
            return Unsure(f"Đứt kết nối khi đang gửi ({error}).")
        if answer.is_good:
            return Sent(str(answer.json().get("id", ""))[:120])
        if 400 <= answer.status < 500 and answer.status not in _TRY_AGAIN:
            return Permanent(f"Cổng nhắn tin từ chối ({answer.status}).")
        return Temporary(f"Cổng nhắn tin trả lời {answer.status}.")


@dataclass(frozen=True, slots=True)
class RecordingGateway:
    """Writes down what would go out; for practice, and until a gateway is contracted."""

    channel: str

    def send(self, to: str, text: str, key: str) -> Outcome:
        """See Gateway."""
        row = RecordedText.objects.create(channel=self.channel, to=to[:200], text=text, at=now())
        return Sent(f"record-{row.pk}")


def gateway_of(channel: str) -> Gateway | None:
    """The one the operator set for "sms" or "zalo"; None where there is none."""
    url, token = settings.ONESTOP_GATEWAYS.get(channel, ("", ""))
    if not url:
        return None
    return RecordingGateway(channel) if url == RECORD else HttpGateway(url, token)


def is_open(channel: str) -> bool:
    """Can messages go out this way at all?"""
    if channel == "email":
        return bool(settings.EMAIL_HOST)
    return bool(settings.ONESTOP_GATEWAYS.get(channel, ("", ""))[0])
