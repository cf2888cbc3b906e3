"""The bank account that transfers for an agency's dossiers go to."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.registers.onestop.models import BankAccount
from kientao.registers.onestop.payment.vietqr import Transfer
from kientao.registers.onestop.policies.outside import may_set_account
from kientao.registers.onestop.rules.given import tidy


@transaction.atomic
def set_bank_account(
    *, actor: Actor, organisation_id: int | None, version: int, bin: str, number: str, owner: str, bank: str  # noqa: A002 (what banks call it)
) -> BankAccount:  # fmt: skip
    """Of an agency, or of the province for those without one. `version` 0 where none was set yet.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    require(may_set_account(actor, organisation_id))
    account = BankAccount.objects.select_for_update(no_key=True).filter(organisation=organisation_id).first()
    if (account.version if account else 0) != version:
        raise ChangedMeanwhile(account.changed_by if account else "", account.changed if account else None)
    errors = {}
    try:
        Transfer(bin.strip(), number.replace(" ", ""))
    except ValueError as wrong:
        errors["bin" if "BIN" in str(wrong) else "number"] = str(wrong)
    if not tidy(owner):
        errors["owner"] = "Ghi tên chủ tài khoản như ngân hàng ghi."
    if not tidy(bank):
        errors["bank"] = "Ghi tên ngân hàng và chi nhánh."
    if errors:
        raise Invalid(errors)
    account = account or BankAccount(organisation_id=organisation_id, version=0)
    account.bin, account.number = bin.strip(), number.replace(" ", "")
    account.owner, account.bank = tidy(owner)[:200], tidy(bank)[:200]
    account.changed, account.changed_by, account.version = now(), actor.name, account.version + 1
    account.save()
    data: dict[str, str | int | None] = {"bin": account.bin, "number": account.number, "owner": account.owner}
    record(actor=actor, action="set_bank_account", subject=f"BankAccount {account.pk}", data=data)
    return account


def account_for(organisation_id: int | None) -> BankAccount | None:
    """The agency's own, else the province's. One query."""
    rows = BankAccount.objects.filter(organisation=organisation_id) | BankAccount.objects.filter(organisation=None)
    found = sorted(rows, key=lambda one: one.organisation_id is None)
    return found[0] if found else None
