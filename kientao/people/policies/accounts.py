"""Who looks after accounts. An administrator runs them and sees no content; nobody works on their own account here."""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.models import Account
from kientao.people.roles import Role


def may_manage_accounts(actor: Actor) -> Decision:
    """See the list, make accounts, import them."""
    if actor == SYSTEM or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Chỉ quản trị hệ thống quản lý tài khoản.")


def may_import_accounts(actor: Actor) -> Decision:
    """The programme office collects the list of focal points, so it may bring it in as well."""
    if actor == SYSTEM or actor.holds(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ quản trị hệ thống hoặc cơ quan thường trực nhập danh sách tài khoản.")


def may_change_account(actor: Actor, account: Account) -> Decision:
    """Disable, enable, unlock, give a new one-time password, take away a lost second factor."""
    allowed = may_manage_accounts(actor)
    if allowed and actor.account == account.pk:
        return refused("Không ai tự xử lý tài khoản của chính mình ở đây; quản trị viên khác thực hiện.")
    return allowed
