"""Sends what waits. A mail is given to the server once: better one that must be looked at than two that arrive."""

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.policy import SMTP
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kientao.base.calendar.days import office_calendar
from kientao.base.clock import now
from kientao.base.jobs.times import back_off
from kientao.base.mail.server import Down, Refused, Session, Unsure
from kientao.kernel.working_days import Calendar
from kientao.programme.mail.composing import compose
from kientao.programme.mail.gathering import wishes_of
from kientao.programme.models import Mail, Notice
from kientao.programme.rules.mailing import Wish, may_mail

_TRIES = 8
_FIRST_WAIT = timedelta(minutes=5)
_CUT_OFF = timedelta(minutes=10)  # longer than any server takes to answer
_GIVE_UP = timedelta(days=3)
_AT_ONCE = 2000  # mails in one run; the next run goes on


@dataclass(slots=True)
class Sent:
    """What came of a run. `down` is why the server wasn't reached, "" when it was."""

    sent: int = 0
    failed: int = 0
    unsure: int = 0
    down: str = ""


def send_waiting() -> Sent:
    """Everything that is due. Without a server configured nothing happens: mail waits, and after days is given up."""
    moment, result = now(), Sent()
    result.unsure = _found_cut_off(moment)
    Mail.objects.filter(state="waiting", made_at__lt=moment - _GIVE_UP).update(
        state="failed", error="Không gửi được trong 3 ngày."
    )
    due = list(
        Mail.objects.filter(state="waiting", next_try__lte=moment)
        .order_by("kind", "pk")
        .values_list("pk", flat=True)[:_AT_ONCE]
    )
    if not due or not settings.EMAIL_HOST:
        return result
    calendar = office_calendar(timezone.localdate(moment), timezone.localdate(moment) + timedelta(days=1))
    try:
        _send_all(due, calendar, result)
    except Down as down:
        result.down = str(down)
        Mail.objects.filter(pk__in=due, state="waiting").update(
            error=f"Chưa gửi: {down}.", next_try=now() + _FIRST_WAIT
        )
    return result


def _send_all(due: list[int], calendar: Calendar, result: Sent) -> None:
    """Opens another connection after one that broke."""
    left = deque(due)
    while left:
        with Session() as session, suppress(Unsure):
            while left:
                _send(session, left.popleft(), calendar, result)


def _send(session: Session, pk: int, calendar: Calendar, result: Sent) -> None:
    mail = Mail.objects.select_related("account").filter(pk=pk, state="waiting").first()
    if mail is None:
        return
    wish = wishes_of([mail.account_id]).get(mail.account_id, Wish())
    if not may_mail(wish, timezone.localtime(now()), calendar):
        return
    notices = list(mail.notices.filter(read_at__isnull=True).select_related("organisation").order_by("at", "pk"))
    if not notices or not mail.account.is_active:
        Mail.objects.filter(pk=pk, state="waiting").update(state="empty")
        return
    sender, mine = parseaddr(settings.DEFAULT_FROM_EMAIL)[1], _Claim(pk)
    try:
        content = compose(mail, notices, mail.account.email).as_bytes(policy=SMTP)
        taken = session.hand_over(sender, mail.account.email, content, mine)
    except ValueError:
        _failed(mail, mine, "Địa chỉ thư không hợp lệ.", final=True)
        result.failed += 1
    except Refused as refused:
        _failed(mail, mine, f"{str(refused).capitalize()}.", final=refused.final)
        result.failed += 1
    except Down as down:  # it goes behind the others: should this mail be the cause, they aren't held up
        _failed(mail, mine, f"{str(down).capitalize()}.", final=False)
        raise
    except Unsure:
        Mail.objects.filter(pk=pk, state="sending").update(state="unsure", error="Đứt kết nối khi đang gửi.")
        result.unsure += 1
        raise
    else:
        if taken:
            _done(pk)
            result.sent += 1


@dataclass(slots=True)
class _Claim:
    """Asked right before the words are given: yes for one of all that come, and only once."""

    pk: int
    taken: bool = False

    def __call__(self) -> bool:
        waiting = Mail.objects.filter(pk=self.pk, state="waiting")
        self.taken = bool(
            waiting.update(state="sending", claimed_at=now(), tries=F("tries") + 1, version=F("version") + 1)
        )
        return self.taken


@transaction.atomic
def _done(pk: int) -> None:
    moment = now()
    Mail.objects.filter(pk=pk, state="sending").update(state="sent", sent_at=moment, error="")
    Notice.objects.filter(mail=pk, mailed_at__isnull=True).update(mailed_at=moment)


def _failed(mail: Mail, mine: _Claim, words: str, *, final: bool) -> None:
    """Only what is ours to change: while it waits, or since we claimed it."""
    tries = mail.tries + 1
    Mail.objects.filter(pk=mail.pk, state="sending" if mine.taken else "waiting").update(
        state="failed" if final or tries >= _TRIES else "waiting",
        tries=tries,
        error=words[:200],
        next_try=now() + back_off(_FIRST_WAIT, tries),
        version=F("version") + 1,
    )


def _found_cut_off(moment: datetime) -> int:
    return Mail.objects.filter(state="sending", claimed_at__lt=moment - _CUT_OFF).update(
        state="unsure", error="Máy dừng khi đang gửi."
    )
