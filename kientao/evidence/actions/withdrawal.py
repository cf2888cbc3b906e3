"""Taking evidence back: a new fact with its reason. The item stays."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.evidence.holds import reasons_to_stay
from kientao.evidence.models import EvidenceItem, EvidenceWithdrawal
from kientao.evidence.policies import may_withdraw
from kientao.people.models import Officer


def withdraw(*, actor: Actor, item: EvidenceItem, reason: str) -> EvidenceWithdrawal:
    """The withdrawal. Raises NotAllowed, and Invalid where somebody relies on the item or it is withdrawn already."""
    require(may_withdraw(actor, item))
    reason = reason.replace("\x00", "").strip()
    if not reason:
        raise Invalid({"reason": "Nhập lý do rút minh chứng."})
    with transaction.atomic():
        locked = EvidenceItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
        if EvidenceWithdrawal.objects.filter(item=locked).exists():
            raise Invalid({"": "Minh chứng này đã được rút trước đó."})
        held = next(iter(reasons_to_stay(locked)), "")
        if held:
            raise Invalid({"": held})
        withdrawal = EvidenceWithdrawal.objects.create(
            item=locked,
            reason=reason[:4000],
            at=now(),
            by=Officer.objects.filter(pk=actor.officer).first() if actor.officer else None,
            by_name=actor.name[:200],
        )
        record(
            actor=actor,
            action="withdraw_evidence",
            subject=f"EvidenceItem {item.pk}",
            data={"reason": withdrawal.reason},
        )
        return withdrawal
