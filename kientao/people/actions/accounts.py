"""What is done to accounts: made, disabled, unlocked, given a new one-time password."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.base.search import searchable
from kientao.people.models import Account, Officer
from kientao.people.passwords import check_password_rules, one_time_hash, one_time_password
from kientao.people.policies.accounts import may_change_account, may_manage_accounts
from kientao.people.rules.accounts import Person, faults_of_person


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account just made. The password is shown once and kept nowhere."""

    account: Account
    officer: Officer
    password: str


@transaction.atomic
def create_account(*, actor: Actor, name: str, username: str, email: str = "", phone: str = "") -> NewAccount:
    """A person and their account, with a password for one use. Raises Invalid, NotAllowed."""
    require(may_manage_accounts(actor))
    person = Person.typed(name, username, email, phone)
    faults = faults_of_person(person)
    if "username" not in faults and Account.objects.filter(username=person.username).exists():
        faults["username"] = _taken(person)
    if faults:
        raise Invalid(faults)
    try:
        with transaction.atomic():
            return add_account(actor=actor, person=person)
    except IntegrityError:  # somebody gave the name at the same moment
        raise Invalid({"username": _taken(person)}) from None


def _taken(person: Person) -> str:
    return f"Tên đăng nhập «{person.username}» đã có người dùng."


def add_account(*, actor: Actor, person: Person) -> NewAccount:
    """The same without asking: for actions that have asked and checked. Inside their transaction."""
    password = one_time_password()
    account = Account.objects.create(
        username=person.username,
        email=person.email,
        password=one_time_hash(password),
        must_change_password=True,
    )
    officer = Officer.objects.create(
        name=person.name, email=person.email, phone=person.phone, account=account, search=searchable(person.name)[:240]
    )
    _record(actor, "create_account", account, username=account.username, name=person.name, email=person.email)
    return NewAccount(account, officer, password)


@transaction.atomic
def disable_account(*, actor: Actor, account: Account, reason: str) -> Account:
    """Nobody signs in with it any more; open sessions end with their next page. What was done with it stays."""
    require(may_change_account(actor, account))
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do ngừng, ví dụ: nghỉ hưu từ 01/7/2026."})
    return _switch(actor, account, is_active=False, action="disable_account", reason=reason.strip())


@transaction.atomic
def enable_account(*, actor: Actor, account: Account) -> Account:
    """It may be signed in with again."""
    require(may_change_account(actor, account))
    return _switch(actor, account, is_active=True, action="enable_account", reason="")


@transaction.atomic
def unlock_account(*, actor: Actor, account: Account) -> Account:
    """Ends the wait after repeated failures."""
    require(may_change_account(actor, account))
    locked = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    locked.failures, locked.locked_until = 0, None
    locked.save(update_fields=["failures", "locked_until"])
    _record(actor, "unlock_account", locked)
    return locked


@transaction.atomic
def reset_password(*, actor: Actor, account: Account) -> str:
    """A new password for one use, returned once. Ends every session and the wait after failures."""
    require(may_change_account(actor, account))
    password = one_time_password()
    found = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    found.password, found.must_change_password = one_time_hash(password), True
    found.failures, found.locked_until = 0, None
    found.save(update_fields=["password", "must_change_password", "failures", "locked_until"])
    _record(actor, "reset_password", found)
    return password


@transaction.atomic
def remove_lost_factor(*, actor: Actor, account: Account) -> Account:
    """Takes away the second factor of somebody who lost the telephone and the recovery codes."""
    require(may_change_account(actor, account))
    removed, _ = Authenticator.objects.filter(user_id=account.pk).delete()
    _record(actor, "remove_lost_factor", account, removed=removed)
    return account


@transaction.atomic
def change_password(*, actor: Actor, account: Account, password: str) -> Account:
    """The password its owner chose. Other sessions end. Raises Invalid under "new"."""
    check_password_rules(password, account, field="new")
    found = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    if found.has_usable_password() and found.check_password(password):
        raise Invalid({"new": "Mật khẩu mới phải khác mật khẩu đang dùng."})
    found.set_password(password)
    found.must_change_password = False
    found.failures, found.locked_until = 0, None
    found.save(update_fields=["password", "must_change_password", "failures", "locked_until"])
    _record(actor, "change_password", found)
    return found


def _switch(actor: Actor, account: Account, *, is_active: bool, action: str, reason: str) -> Account:
    found = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    if found.is_active != is_active:
        found.is_active = is_active
        found.save(update_fields=["is_active"])
        _record(actor, action, found, reason=reason)
    return found


def _record(actor: Actor, action: str, account: Account, **data: str | int | None) -> None:
    record(actor=actor, action=action, subject=f"Account {account.pk}", data=data)
