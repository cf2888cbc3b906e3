"""Who does something, for which organisation, in which roles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `name` is what the audit trail keeps.

    `organisation` is the one acted for (its kind is a value of `kientao.people.kinds.Kind`), None for the system and
    for visitors. `roles` are values of
    `kientao.people.roles.Role` held there today, a substitute's included; `substitutes` names whom for.
    """

    name: str
    account: int | None = None
    officer: int | None = None
    organisation: int | None = None
    organisation_name: str = ""
    organisation_kind: str = ""
    roles: frozenset[str] = frozenset()
    substitutes: str = ""

    def holds(self, *roles: str) -> bool:
        """Has at least one of the roles."""
        return not self.roles.isdisjoint(roles)


VISITOR = Actor("khách")  # whoever opens a page without signing in
SYSTEM = Actor("hệ thống")  # what the program does by itself, on a schedule or while it is set up
