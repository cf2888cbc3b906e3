"""Somebody at the door: a password or a code is tried, failures lock the door, the answer tells a stranger nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.people.models import Account, FailedAttempts
from kientao.people.passwords import is_one_time, spend_as_long_as_a_check
from kientao.people.rules.lockout import Count, Limit, after_failure


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it. `account` only when it was right; `locked_until` when the door is locked.

    `disabled` is said only to somebody who knew the password.
    """

    account: Account | None = None
    locked_until: datetime | None = None
    disabled: bool = False


def try_password(*, actor: Actor, username: str, password: str, address: str) -> Attempt:
    """Tries a password. A name nobody has is answered, locked and timed like one that exists."""
    name, moment = username.strip().lower(), now()
    locked = _address(address)
    if locked.is_locked(moment):
        spend_as_long_as_a_check(password)
        return Attempt(locked_until=locked.locked_until)
    account = Account.objects.filter(username=name).first()
    right = _is_right(account, password)
    if account is None:
        return _refuse_unknown(actor, name, address, moment)
    return _settle(actor, account, right, address, "sign_in_failed")


def try_code(*, actor: Actor, account: Account, is_right: Callable[[], bool], address: str) -> Attempt:
    """The same for a code of the second factor: wrong codes count with wrong passwords."""
    if account.is_locked(now()):
        return Attempt(locked_until=account.locked_until)
    return _settle(actor, account, is_right(), address, "second_factor_failed")


@transaction.atomic
def signed_in(*, actor: Actor, account: Account, address: str, way: str) -> None:
    """Somebody came in: the count of failures starts again. `way` is password, code or openid."""
    Account.objects.filter(pk=account.pk).update(failures=0, locked_until=None)
    record(actor=actor, action="sign_in", subject=_subject(account), data={"address": address, "way": way})


@transaction.atomic
def signed_out(*, actor: Actor, account: Account, why: str) -> None:
    """`why` is own, idle or ended (by the same person from another device)."""
    record(actor=actor, action="sign_out", subject=_subject(account), data={"why": why})


def _is_right(account: Account | None, password: str) -> bool:
    if account is None or not account.has_usable_password():
        spend_as_long_as_a_check(password)
        return False
    one_time = is_one_time(account.password)
    right = account.check_password(password)
    if one_time and not right:
        spend_as_long_as_a_check(password)
    return right


def _settle(actor: Actor, account: Account, right: bool, address: str, failure: str) -> Attempt:
    """Counts a failure. Guesses made at the same moment meet at the lock, and learn nothing once it is shut."""
    with transaction.atomic():
        found = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        moment = now()
        if found.is_locked(moment):
            return Attempt(locked_until=found.locked_until)
        if right:
            return Attempt(account=found) if found.is_active else Attempt(disabled=True)
        count = after_failure(Count(found.failures, None, found.locked_until), moment, _account_limit())
        found.failures, found.locked_until = count.failures, count.locked_until
        found.save(update_fields=["failures", "locked_until"])
        record(actor=actor, action=failure, subject=_subject(found), data={"address": address})
        if found.locked_until is not None and found.is_locked(moment):
            until = found.locked_until.isoformat()
            record(actor=actor, action="lock_account", subject=_subject(found), data={"until": until})
        _count_address(actor, address, moment)
        return Attempt(locked_until=found.locked_until if found.is_locked(moment) else None)


def _refuse_unknown(actor: Actor, name: str, address: str, moment: datetime) -> Attempt:
    digest = hashlib.sha256(name.encode()).hexdigest()
    with transaction.atomic():
        before = count_of("name", digest)
        if before.is_locked(moment):
            return Attempt(locked_until=before.locked_until)
        after = add_failure("name", digest, _account_limit(), moment)
        record(actor=actor, action="sign_in_failed", subject="Account", data={"name": name[:60], "address": address})
        _count_address(actor, address, moment)
        return Attempt(locked_until=after.locked_until)


def _count_address(actor: Actor, address: str, moment: datetime) -> None:
    after = add_failure("address", address, _address_limit(), moment)
    if after.is_locked(moment) and after.locked_until is not None:
        until = after.locked_until.isoformat()
        record(actor=actor, action="lock_address", subject=f"address {address}", data={"until": until})


def _address(address: str) -> Count:
    return count_of("address", address)


def count_of(scope: str, value: str) -> Count:
    """What is counted under the value."""
    row = FailedAttempts.objects.filter(scope=scope, value=value[:64]).first()
    return Count() if row is None else Count(row.failures, row.first_at, row.locked_until)


def add_failure(scope: str, value: str, limit: Limit, moment: datetime) -> Count:
    """One more under the value. Counts nobody needs any more go. Inside the caller's transaction."""
    FailedAttempts.objects.filter(first_at__lt=moment - 2 * limit.span, scope=scope).delete()
    FailedAttempts.objects.get_or_create(scope=scope, value=value[:64], defaults={"first_at": moment})
    row = FailedAttempts.objects.select_for_update(no_key=True).get(scope=scope, value=value[:64])
    count = after_failure(Count(row.failures, row.first_at, row.locked_until), moment, limit)
    row.failures, row.locked_until, row.first_at = count.failures, count.locked_until, count.first_at or moment
    row.save()
    return count


def _account_limit() -> Limit:
    return Limit(settings.SIGN_IN_FAILURES, settings.SIGN_IN_LOCK_MINUTES)


def _address_limit() -> Limit:
    return Limit(settings.SIGN_IN_FAILURES_PER_ADDRESS, settings.SIGN_IN_LOCK_MINUTES)


def _subject(account: Account) -> str:
    return f"Account {account.pk}"
