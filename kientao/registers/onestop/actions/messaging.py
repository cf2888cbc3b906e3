"""Sends what waits for citizens. Each message is handed over once: what was cut off is told, never sent again alone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import F

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.jobs.times import back_off
from kientao.base.mail.server import Down, Refused, Session
from kientao.base.mail.server import Unsure as LineBroke
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.registers.onestop.models import Message
from kientao.registers.onestop.outside.gateways import (
    Gateway,
    Outcome,
    Permanent,
    Sent,
    Temporary,
    Unsure,
    gateway_of,
)
from kientao.registers.onestop.policies.outside import may_resend

TRIES = 8
_FIRST_WAIT = timedelta(minutes=5)
_CUT_OFF = timedelta(minutes=10)  # longer than any gateway takes to answer
_GIVE_UP = timedelta(days=3)
_AT_ONCE = 2000  # in one run; the next run goes on
_LATER = "Chưa gửi: cổng đang không kết nối được."


@dataclass(slots=True)
class Run:
    """What came of a run. `down` has why a channel wasn't reached."""

    sent: int = 0
    failed: int = 0
    unsure: int = 0
    down: dict[str, str] = field(default_factory=dict)


def send_waiting() -> Run:
    """Everything that is due, channel by channel: one that is down holds up no other."""
    moment, run = now(), Run()
    run.unsure = Message.objects.filter(state="sending", claimed__lt=moment - _CUT_OFF).update(
        state="unsure", error="Máy dừng khi đang gửi.", version=F("version") + 1
    )
    for channel in ("email", "sms", "zalo"):
        waiting = Message.objects.filter(state="waiting", channel=channel, next_try__lte=moment)
        due = list(waiting.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])
        if due:
            _send_channel(channel, due, run)
    Message.objects.filter(state="waiting", made__lt=moment - _GIVE_UP).update(
        state="failed", error="Không gửi được trong 3 ngày.", version=F("version") + 1
    )
    return run


@transaction.atomic
def resend(*, actor: Actor, message_id: int, version: int) -> Message:
    """Sends one again that failed or of which nobody knows. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    message = _opened(actor, message_id, version)
    if message.state not in ("failed", "unsure", "dropped"):
        raise Invalid({"": "Tin này đang chờ gửi hoặc đã gửi: không gửi lại."})
    message.state, message.next_try, message.tries, message.made = "waiting", now(), 0, now()
    return _changed(actor, message, "resend_message")


@transaction.atomic
def drop(*, actor: Actor, message_id: int, version: int) -> Message:
    """It isn't sent any more. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    message = _opened(actor, message_id, version)
    if message.state not in ("waiting", "failed", "unsure"):
        raise Invalid({"": "Chỉ bỏ được tin chưa gửi."})
    message.state, message.next_try = "dropped", None
    return _changed(actor, message, "drop_message")


def _opened(actor: Actor, message_id: int, version: int) -> Message:
    message = locked_row(Message.objects.select_related("dossier__competent", "dossier__received_at"), message_id)
    require(may_resend(actor, message.dossier))
    if message.version != version:
        raise ChangedMeanwhile
    return message


def _changed(actor: Actor, message: Message, action: str) -> Message:
    message.version += 1
    message.error = ""
    message.save(update_fields=["state", "next_try", "tries", "made", "error", "version"])
    record(
        actor=actor, action=action, subject=f"Dossier {message.dossier_id}",
        data={"code": message.dossier.code, "channel": message.get_channel_display()},
    )  # fmt: skip
    return message


def _send_channel(channel: str, due: list[int], run: Run) -> None:
    way: Gateway | _Mail | None = (
        gateway_of(channel) if channel != "email" else _Mail() if settings.EMAIL_HOST else None
    )
    if way is None:
        return
    try:
        for at, pk in enumerate(due):
            if down := _send(way, pk, run):
                run.down[channel] = down
                left = Message.objects.filter(pk__in=due[at + 1 :], state="waiting")
                left.update(next_try=now() + _FIRST_WAIT, error=_LATER, version=F("version") + 1)
                return
    finally:
        if isinstance(way, _Mail):
            way.close()


def _send(way: "Gateway | _Mail", pk: int, run: Run) -> str:
    """Why the channel is down; "" when it isn't."""
    message, claim = Message.objects.filter(pk=pk, state="waiting").first(), _Claim(pk)
    if message is None:
        return ""
    if isinstance(way, _Mail):
        outcome = way.hand_over(message, claim)
    else:
        outcome = way.send(message.to, message.text, message.key) if claim() else None
    if outcome is None:
        return ""
    _note(message, claim, outcome, run)
    return outcome.words if isinstance(outcome, Temporary) and outcome.down else ""


@dataclass(slots=True)
class _Claim:
    """Asked right before the words are given: yes for one of all runs, and only once."""

    pk: int
    taken: bool = False

    def __call__(self) -> bool:
        waiting = Message.objects.filter(pk=self.pk, state="waiting")
        self.taken = bool(
            waiting.update(state="sending", claimed=now(), tries=F("tries") + 1, version=F("version") + 1)
        )
        return self.taken


def _note(message: Message, claim: _Claim, outcome: Outcome, run: Run) -> None:
    """Only what is ours to change: since we claimed it, or while it waits."""
    mine = Message.objects.filter(pk=message.pk, state="sending" if claim.taken else "waiting")
    tries = message.tries + 1
    match outcome:
        case Sent(reference):
            mine.update(state="sent", sent=now(), reference=reference, error="", version=F("version") + 1)
            run.sent += 1
        case Unsure(words):
            mine.update(state="unsure", error=words[:500], version=F("version") + 1)
            run.unsure += 1
        case Permanent(words):
            mine.update(state="failed", error=words[:500], tries=tries, version=F("version") + 1)
            run.failed += 1
        case Temporary(words):
            mine.update(
                state="failed" if tries >= TRIES else "waiting", error=words[:500], tries=tries,
                next_try=now() + back_off(_FIRST_WAIT, tries), version=F("version") + 1,
            )  # fmt: skip
            run.failed += 1


class _Mail:
    """E-mail through the operator's server, one connection for a run."""

    def __init__(self) -> None:
        self._session: Session | None = None

    def close(self) -> None:
        """The run is over."""
        if self._session is not None:
            self._session.close()

    def hand_over(self, message: Message, claim: _Claim) -> Outcome | None:
        """None when somebody else has it."""
        try:
            content = _composed(message, now()).as_bytes(policy=SMTP)
            session = self._session = self._session or Session()
            taken = session.hand_over(_sender(), message.to, content, claim)
        except ValueError:
            return Permanent("Địa chỉ thư không hợp lệ.")
        except Refused as refused:
            words = f"{str(refused).capitalize()}."
            return Permanent(words) if refused.final else Temporary(words)
        except Down as down:
            self._session = None
            return Temporary(f"{str(down).capitalize()}.", down=True)
        except LineBroke:
            self._session = None
            return Unsure("Đứt kết nối khi đang gửi.")
        return Sent() if taken else None


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _composed(message: Message, at: datetime) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["To"], mail["From"] = message.subject, message.to, settings.DEFAULT_FROM_EMAIL
    mail["Date"] = formatdate(at.timestamp(), localtime=True)
    mail["Message-ID"] = make_msgid(f"onestop-{message.pk}", domain=_sender().rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{message.text}\nThư này do hệ thống gửi tự động, không trả lời vào địa chỉ này.\n", cte="base64")
    return mail
