"""A forgotten password: a signed link, good once and for an hour, goes to the address the account has."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils import timezone

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.jobs.queue import enqueue
from kientao.base.refusal import Invalid
from kientao.people.actions.accounts import change_password
from kientao.people.actions.signing_in import add_failure, count_of
from kientao.people.jobs import send_recovery_link
from kientao.people.models import Account
from kientao.people.queries.actor import actor_for
from kientao.people.rules.lockout import Limit

_REQUESTS = 5  # from one address, before it waits


@transaction.atomic
def ask_for_recovery(*, actor: Actor, who: str, address: str, site: str) -> None:
    """Sends a link to every active account of that name or address. Tells the caller nothing about them.

    `site` is our own address ("https://…/"). Raises Invalid when the network address asks too often.
    """
    limit = Limit(_REQUESTS, settings.SIGN_IN_LOCK_MINUTES)
    before = count_of("recovery", address)
    if before.is_locked(now()) and before.locked_until is not None:
        until = timezone.localtime(before.locked_until)
        raise Invalid({"who": f"Đã yêu cầu nhiều lần. Thử lại sau {until:%H:%M}, hoặc nhờ quản trị hệ thống."})
    add_failure("recovery", address, limit, now())
    wanted = who.strip().lower()
    found = Account.objects.filter(is_active=True).exclude(email="")
    accounts = found.filter(email__iexact=wanted) if "@" in wanted else found.filter(username=wanted)
    for account in accounts | found.filter(username=wanted):
        record(actor=actor, action="ask_for_recovery", subject=f"Account {account.pk}", data={"address": address})
        enqueue(send_recovery_link, actor=SYSTEM, arguments={"account": account.pk, "site": site})


def account_of_link(token: str) -> Account | None:
    """Whose link it is; None when it was used, is too old, or was made up."""
    number, _, secret = token.partition("-")
    if not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    account = Account.objects.filter(pk=int(number), is_active=True).first()
    return account if account is not None and default_token_generator.check_token(account, secret) else None


@transaction.atomic
def recover_password(*, token: str, password: str) -> Account:
    """Sets what its owner chose. Raises Invalid for a void link or a weak password."""
    account = account_of_link(token)
    if account is None:
        raise Invalid({"": "Đường dẫn này đã được dùng hoặc đã quá hạn. Xin đường dẫn mới."})
    return change_password(actor=actor_for(account, None, today()), account=account, password=password)
