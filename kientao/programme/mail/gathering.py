"""Which notices go into which mail: urgent ones at once, the others in the day's digest."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from kientao.base.calendar.days import office_calendar
from kientao.base.clock import now
from kientao.kernel.working_days import Calendar
from kientao.programme.models import Mail, Notice, NoticeWish
from kientao.programme.rules.mailing import (
    OLDEST,
    USUAL_FROM,
    USUAL_TO,
    Wish,
    digest_until,
    goes_at_once,
    may_mail,
)

_CHUNK = 200


def gather() -> int:
    """Puts notices that may be mailed now into mails that wait. How many mails. Twice at once makes no second one."""
    moment = timezone.localtime(now())
    calendar = office_calendar(moment.date(), moment.date() + timedelta(days=1))
    if not calendar.is_working_day(moment.date()):
        return 0
    by_account: dict[int, list[Notice]] = {}
    for row in _fresh(moment):
        by_account.setdefault(row.account_id, []).append(row)
    wishes = wishes_of(by_account)
    planned = [
        mail
        for account, rows in by_account.items()
        for mail in _planned(account, rows, wishes.get(account, Wish()), moment, calendar)
    ]
    sent_today = set(
        Mail.objects.filter(key=_digest_key(moment), account__in=by_account).values_list("account", flat=True)
    )
    planned = [(mail, rows) for mail, rows in planned if mail.kind != "digest" or mail.account_id not in sent_today]
    return sum(_kept(planned[first : first + _CHUNK]) for first in range(0, len(planned), _CHUNK))


def wishes_of(accounts: Iterable[int]) -> dict[int, Wish]:
    """Account → what they chose; who chose nothing isn't there. One query."""
    rows = NoticeWish.objects.filter(account__in=list(accounts))
    return {
        row.account_id: Wish(
            row.mail,
            USUAL_FROM if row.quiet_from is None else row.quiet_from,
            USUAL_TO if row.quiet_to is None else row.quiet_to,
        )
        for row in rows
    }


def _fresh(moment: datetime) -> Iterable[Notice]:
    rows = Notice.objects.filter(
        mail__isnull=True, mailed_at__isnull=True, read_at__isnull=True, at__gte=moment - OLDEST, at__lte=moment
    )
    there = rows.filter(account__is_active=True).exclude(account__email="")
    return there.only("pk", "account", "at", "urgent").order_by("account", "pk")


def _planned(
    account: int, rows: list[Notice], wish: Wish, moment: datetime, calendar: Calendar
) -> Iterator[tuple[Mail, list[Notice]]]:
    if not may_mail(wish, moment, calendar):
        return
    at_once = [row for row in rows if goes_at_once(wish, urgent=row.urgent)]
    if at_once:
        yield _mail(account, f"each:{at_once[0].pk}", "each", moment), at_once
    until = digest_until(wish, moment, calendar)
    rest = [row for row in rows if until is not None and row.at <= until and row not in at_once]
    if rest:
        yield _mail(account, _digest_key(moment), "digest", moment), rest


def _mail(account: int, key: str, kind: str, moment: datetime) -> Mail:
    return Mail(account_id=account, key=key, kind=kind, made_at=moment, next_try=moment)


def _digest_key(moment: datetime) -> str:
    return f"digest:{moment.date().isoformat()}"


def _kept(planned: list[tuple[Mail, list[Notice]]]) -> int:
    try:
        with transaction.atomic():
            mails = Mail.objects.bulk_create([mail for mail, _ in planned])
            for mail, rows in zip(mails, (rows for _, rows in planned), strict=True):
                Notice.objects.filter(pk__in=[row.pk for row in rows], mail__isnull=True).update(mail=mail)
    except IntegrityError:  # another run gathers the same ones; the next looks again
        return 0
    return len(planned)
