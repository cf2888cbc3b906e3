"""What somebody does with their own second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.factor import has_factor, needs_factor, step_of
from kientao.people.models import Account


def may_remove_factor(actor: Actor, account: Account) -> Decision:
    """One's own, unless a role one holds asks for it."""
    if actor.account != account.pk:
        return refused("Chỉ chủ tài khoản tắt xác thực hai lớp của mình.")
    if needs_factor(actor.roles):
        return refused("Vai trò của anh/chị bắt buộc xác thực hai lớp nên không tắt được.")
    return ALLOWED


@transaction.atomic
def set_up_factor(*, actor: Actor, account: Account, secret: str, code: str) -> list[str]:
    """Turns it on once a first code shows that the telephone knows the secret; gives the recovery codes."""
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    if has_factor(account):
        raise Invalid({"": "Xác thực hai lớp đã bật; tắt trước khi đổi sang điện thoại khác."})
    step = step_of(secret, code)
    if step is None:
        raise Invalid({"code": "Mã không đúng. Kiểm tra giờ trên điện thoại rồi nhập mã đang hiện."})
    Authenticator.objects.create(
        user_id=account.pk, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret), "last_step": step}
    )
    _record(actor, "set_up_factor", account)
    return _new_codes(account)


@transaction.atomic
def renew_recovery_codes(*, actor: Actor, account: Account) -> list[str]:
    """New ones; the old ones are void."""
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    if not has_factor(account):
        raise Invalid({"": "Bật xác thực hai lớp trước."})
    _record(actor, "renew_recovery_codes", account)
    return _new_codes(account)


@transaction.atomic
def remove_factor(*, actor: Actor, account: Account) -> None:
    """Turns it off, recovery codes included."""
    require(may_remove_factor(actor, account))
    if Authenticator.objects.filter(user_id=account.pk).delete()[0]:
        _record(actor, "remove_factor", account)


def _new_codes(account: Account) -> list[str]:
    Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(account).generate_codes()
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def _record(actor: Actor, action: str, account: Account) -> None:
    record(actor=actor, action=action, subject=f"Account {account.pk}", data={})
