"""Who an account is today: for which organisation it acts, and in which roles."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kientao.base.actor import VISITOR, Actor
from kientao.people.models import Account, Officer, Organisation, RoleGrant, Substitution
from kientao.people.roles import PERSONAL, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in one organisation today. `for_whom` names the officers they stand in for there."""

    organisation: Organisation
    roles: frozenset[Role]
    for_whom: tuple[str, ...] = ()


def actor_for(account: Account, organisation_id: int | None, day: date) -> Actor:
    """The actor on `day` for the organisation, else for the first of their own. At most three queries.

    An account without an officer, or an officer without a role, may sign in and holds nothing.
    """
    officer = officer_of(account)
    if officer is None:
        return Actor(account.username, account=account.pk)
    chosen = _chosen(standings(officer, day), organisation_id)
    if chosen is None:
        return Actor(officer.name, account=account.pk, officer=officer.pk)
    return Actor(
        name=officer.name,
        account=account.pk,
        officer=officer.pk,
        organisation=chosen.organisation.pk,
        organisation_name=chosen.organisation.name,
        organisation_kind=chosen.organisation.kind,
        roles=frozenset(role.value for role in chosen.roles),
        substitutes=", ".join(chosen.for_whom),
    )


def officer_of(account: Account) -> Officer | None:
    """The person whose account it is."""
    found: Officer | None = getattr(account, "officer", None)
    return found


def organisations_of(account: Account, day: date) -> list[Standing]:
    """What the account's officer may act for on `day`; empty without an officer."""
    officer = officer_of(account)
    return [] if officer is None else standings(officer, day)


def actor_named(username: str, day: date) -> Actor:
    """The actor with that sign-in name; the visitor where there is none. For commands and tests."""
    account = Account.objects.filter(username=username.lower()).first()
    return VISITOR if account is None else actor_for(account, None, day)


def standings(officer: Officer, day: date) -> list[Standing]:
    """The organisations the officer may act for on `day`, their own before those of people they stand in for."""
    absences = list(Substitution.objects.on(day).filter(substitute=officer).select_related("away"))
    holders = Q(officer=officer)
    for absence in absences:
        holders |= Q(officer=absence.away_id, organisation=absence.organisation_id)
    grants = RoleGrant.objects.on(day).filter(holders).select_related("organisation").order_by("valid_from", "pk")
    away = {(absence.away_id, absence.organisation_id): absence.away.name for absence in absences}
    own = [grant for grant in grants if grant.officer_id == officer.pk]
    lent = [grant for grant in grants if grant.officer_id != officer.pk and Role(grant.role) not in PERSONAL]
    found: dict[int, Standing] = {}
    for grant in [*own, *lent]:
        whom = away.get((grant.officer_id, grant.organisation_id)) if grant.officer_id != officer.pk else None
        found[grant.organisation_id] = _with(found.get(grant.organisation_id), grant, whom)
    return list(found.values())


def _with(before: Standing | None, grant: RoleGrant, whom: str | None) -> Standing:
    roles = before.roles if before else frozenset[Role]()
    names = before.for_whom if before else ()
    added = (whom,) if whom and whom not in names else ()
    return Standing(grant.organisation, roles | {Role(grant.role)}, names + added)


def _chosen(found: list[Standing], organisation_id: int | None) -> Standing | None:
    for standing in found:
        if standing.organisation.pk == organisation_id:
            return standing
    return found[0] if found else None
