"""Who may be tried in a practice province: shown at the door, nowhere else."""

from collections import Counter
from dataclasses import dataclass

from kientao.base.clock import today
from kientao.base.practice import practice_password
from kientao.people.models import RoleGrant
from kientao.people.roles import Role


@dataclass(frozen=True, slots=True)
class Door:
    """Somebody one can be; `role` in Vietnamese."""

    username: str
    name: str
    organisation: str
    role: str


@dataclass(frozen=True, slots=True)
class Practice:
    """The password of everybody, and one person for each role."""

    password: str
    doors: tuple[Door, ...]


def practice_doors() -> Practice | None:
    """None where real work is done: no name and no password is told there."""
    password = practice_password()
    if not password:
        return None
    grants = list(
        RoleGrant.objects.on(today())
        .filter(officer__account__is_active=True)
        .select_related("officer__account", "organisation")
        .order_by("pk")
    )
    held = Counter(grant.officer_id for grant in grants)
    plainest = sorted(grants, key=lambda grant: held[grant.officer_id])  # who holds nothing else shows a role best
    first = {grant.role: grant for grant in reversed(plainest)}
    return Practice(password, tuple(_door(first[role.value]) for role in Role if role.value in first))


def _door(grant: RoleGrant) -> Door:
    role, account = Role(grant.role), grant.officer.account
    assert account is not None
    return Door(account.username, grant.officer.name, grant.organisation.name, role.words)
