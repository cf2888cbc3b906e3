"""What a dossier owes by its procedure and channel."""

from kientao.registers.onestop.models import Charge, Dossier
from kientao.registers.onestop.rules.given import Filing
from kientao.registers.onestop.rules.procedure import Content


def charge(dossier: Dossier, content: Content, filing: Filing) -> None:
    """A row for each fee that has an amount; what must be worked out is added by the officer."""
    manner = content.manner(filing.channel) or next(iter(content.manners), None)
    if manner is None:
        return
    Charge.objects.bulk_create(
        Charge(
            dossier=dossier,
            name=fee.name,
            code=fee.code,
            is_charge=fee.charge,
            amount=fee.amount,
            timing=fee.timing.value,
            waived=filing.waived,
        )
        for fee in manner.fees
        if fee.amount
    )
