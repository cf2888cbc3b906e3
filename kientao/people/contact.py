"""How to reach somebody, as this actor may see it. Every place that shows an officer's address or number asks here."""

from dataclasses import dataclass

from kientao.base.actor import Actor
from kientao.people.models import Officer
from kientao.people.policies.officers import may_see_contact
from kientao.people.rules.masking import masked_email, masked_phone


@dataclass(frozen=True, slots=True)
class Contact:
    """ "" where nothing is known; `reason` says why it is masked, "" when it is whole."""

    email: str
    phone: str
    reason: str = ""


def contact_of(actor: Actor, officer: Officer, organisation: int | None) -> Contact:
    """Of an officer met in the organisation."""
    decision = may_see_contact(actor, officer.pk, organisation)
    if decision:
        return Contact(officer.email, officer.phone)
    return Contact(masked_email(officer.email), masked_phone(officer.phone), decision.reason)
