"""Whose inbox an agency's news goes to: those who hold a role there today, and those who stand in for them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kientao.people.models import RoleGrant, Substitution
from kientao.people.roles import Role


@dataclass(frozen=True, slots=True)
class Holders:
    """Taken once for many agencies; then asked without the database. Two queries.

    `by_role`: (organisation, role) → officers; `seats`: (organisation, officer) with any role there; `accounts`:
    officer → account; `standing_in`: (organisation, absent officer) → accounts.
    """

    by_role: dict[tuple[int, str], list[int]]
    seats: frozenset[tuple[int, int]]
    accounts: dict[int, int]
    standing_in: dict[tuple[int, int], list[int]]

    @classmethod
    def on(cls, day: date, organisations: Collection[int] | None = None) -> "Holders":
        """Of these organisations, or of all."""
        grants, absences = RoleGrant.objects.on(day), Substitution.objects.on(day)
        if organisations is not None:
            grants, absences = (
                grants.filter(organisation__in=organisations),
                absences.filter(organisation__in=organisations),
            )
        by_role: dict[tuple[int, str], list[int]] = {}
        accounts: dict[int, int] = {}
        seats: set[tuple[int, int]] = set()
        for organisation, role, officer, account in grants.order_by("pk").values_list(
            "organisation", "role", "officer", "officer__account"
        ):
            by_role.setdefault((organisation, role), []).append(officer)
            seats.add((organisation, officer))
            if account is not None:
                accounts[officer] = account
        standing_in: dict[tuple[int, int], list[int]] = {}
        for organisation, away, account in absences.order_by("pk").values_list(
            "organisation", "away", "substitute__account"
        ):
            if account is not None:
                standing_in.setdefault((organisation, away), []).append(account)
        return cls(by_role, frozenset(seats), accounts, standing_in)

    def told(
        self, organisations: Iterable[int], roles: Iterable[Role], officer: int | None = None
    ) -> dict[int, int | None]:
        """Account → the organisation it is told for: who holds one of the roles there, and the officer who sits there.

        Whoever stands in for one of them is told too.
        """
        wanted = [role.value for role in roles]
        found: dict[int, int | None] = {}
        lent: dict[int, int | None] = {}
        for organisation in organisations:
            officers = [one for role in wanted for one in self.by_role.get((organisation, role), ())]
            if officer is not None and (organisation, officer) in self.seats:
                officers.append(officer)
            for one in officers:
                if one in self.accounts:
                    found[self.accounts[one]] = organisation
                lent |= dict.fromkeys(self.standing_in.get((organisation, one), ()), organisation)
        return lent | found
