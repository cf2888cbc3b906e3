"""Of which subjects an agency owns the domain."""

from datetime import date

from kientao.base.actor import Actor
from kientao.people.models import Responsibility
from kientao.people.roles import Role, owner_of


def domains_of(actor: Actor, day: date) -> frozenset[str]:
    """What the actor's agency answers for on `day`, each as `owner_of` calls it. Asks only for domain owners."""
    if actor.organisation is None or not actor.holds(Role.DOMAIN_OWNER):
        return frozenset()
    found = Responsibility.objects.on(day).filter(organisation=actor.organisation)
    return frozenset(owner_of(subject) for subject in found.values_list("subject", flat=True))
