"""Who may be tried in a practice province: shown at the door, nowhere else."""

from dataclasses import dataclass

from kientao.base.clock import today
from kientao.base.practice import practice_password
from kientao.people.models import RoleGrant
from kientao.people.roles import Role


@dataclass(frozen=True, slots=True)
class Door:
    """Somebody one can be. `role` and `meaning` in Vietnamese."""

    username: str
    name: str
    organisation: str
    role: str
    meaning: str


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
    grants = RoleGrant.objects.on(today()).filter(officer__account__is_active=True).order_by("pk")
    first: dict[str, RoleGrant] = {}
    for grant in grants.select_related("officer__account", "organisation"):
        taken = {one.officer_id for one in first.values()}
        if grant.role not in first and grant.officer_id not in taken:
            first[grant.role] = grant
    return Practice(password, tuple(_door(first[role.value]) for role in Role if role.value in first))


def _door(grant: RoleGrant) -> Door:
    role, account = Role(grant.role), grant.officer.account
    assert account is not None
    return Door(account.username, grant.officer.name, grant.organisation.name, role.words, role.meaning)
